import { formatIsoDate, formatPayMonth, type CivilDate } from '../calendar/index.js';
import type { Config } from '../config/config.js';
import type { SecretSource } from '../config/secrets.js';
import { DeliveryError } from '../io/delivery-error.js';
import { pathHealth } from '../io/disk-health.js';
import { readCertificates, readSecret } from '../io/secrets.js';
import { lintLayout } from '../layout/index.js';
import { inForceOn } from '../model/dated.js';
import { calendarFindings, type CalendarFinding } from '../operations/doctor-calendar.js';
import { explainProfile, verdictOn } from '../profiles/explain.js';
import type { Regulations } from '../regulations/regulations.js';
import type { Lang } from '../report/messages/index.js';
import { REQUIRED_INPUTS, tableFile, type InputName } from '../validate/input-tables.js';
import { orLines, type DoctorLine } from './doctor-line.js';
import { loadProfile } from './profile-file.js';
import { loadTableSchemas, readLayout } from './settings.js';
import { loadSigner } from './signer.js';
import { textsIn } from './texts.js';

/** The allowances of the law that have no code, and the calendar, on a day. */
export function lawLines(
  { codes, calendar, schedule }: Config,
  { allowances }: Regulations,
  today: CivilDate,
  lang: Lang,
): DoctorLine[] {
  const texts = textsIn(lang).doctor;
  const missing = [...allowances.values()].filter(({ code }) => codes[code] === undefined);
  const isCurrent = (allowance: (typeof missing)[number]): boolean =>
    inForceOn(allowance.inForce, today) !== undefined;
  const [current, repealed] = [missing.filter(isCurrent), missing.filter((own) => !isCurrent(own))].map(
    (own) => own.map(({ code }) => code).join(', '),
  );
  const codeLine: DoctorLine =
    current === ''
      ? { area: 'codes', state: 'ok', said: texts.codes(Object.keys(codes).length, repealed ?? '') }
      : { area: 'codes', state: 'look', said: texts.codesMissing(current ?? '') };
  const findings = calendarFindings(calendar, today).map((finding): DoctorLine => {
    const isNeeded = finding.kind !== 'empty' || schedule.input !== undefined;
    return { area: 'calendar', state: isNeeded ? 'look' : 'skipped', said: calendarSentence(finding, lang) };
  });
  const sound: DoctorLine = { area: 'calendar', state: 'ok', said: texts.calendar.sound(calendar.length) };
  return [codeLine, ...(findings.length === 0 ? [sound] : findings)];
}

function calendarSentence(finding: CalendarFinding, lang: Lang): string {
  const { calendar: texts } = textsIn(lang).doctor;
  switch (finding.kind) {
    case 'empty':
      return texts.empty;
    case 'gap':
      return texts.gap(formatPayMonth(finding.payMonth));
    case 'ended':
    case 'ends-soon':
      return texts[finding.kind](formatPayMonth(finding.last.payMonth), formatIsoDate(finding.last.day));
    default:
      return texts[finding.kind](formatPayMonth(finding.cutOff.payMonth), formatIsoDate(finding.cutOff.day));
  }
}

/** The files that the configuration names besides itself. */
export async function namedFileLines(
  { layout, profile, signing, encryption }: Config,
  path: string | undefined,
  lang: Lang,
): Promise<DoctorLine[]> {
  return [
    ...(await layoutLines(layout, lang)),
    ...(profile === undefined ? [] : await profileLines(profile, path, lang)),
    ...(signing === undefined ? [] : await signingLines(signing.keyFile, lang)),
    ...(encryption === undefined
      ? []
      : [
          {
            area: 'keys',
            state: 'ok',
            said: textsIn(lang).doctor.recipients(encryption.recipients.length),
          } as const,
        ]),
  ];
}

async function layoutLines(path: string | undefined, lang: Lang): Promise<readonly DoctorLine[]> {
  const reading = await orLines('layout', () => readLayout(path, lang));
  if ('lines' in reading) return reading.lines;
  const findings = lintLayout(reading.value.json);
  if (findings.length === 0) {
    return [{ area: 'layout', state: 'ok', said: textsIn(lang).doctor.layout(path ?? '') }];
  }
  return findings.map(({ severity, record, field, messageFr, messageEn }) => ({
    area: 'layout',
    state: severity === 'error' ? 'error' : 'look',
    said: [record, field, lang === 'en' ? messageEn : messageFr].filter((part) => part !== '').join(' — '),
  }));
}

async function profileLines(
  name: string,
  config: string | undefined,
  lang: Lang,
): Promise<readonly DoctorLine[]> {
  const loaded = await orLines('profile', () => loadProfile(name, config, lang));
  if ('lines' in loaded) return loaded.lines;
  const tables = await loadTableSchemas();
  const verdict = verdictOn(explainProfile(loaded.value.profile, new Map(), tables, REQUIRED_INPUTS));
  const { profile } = textsIn(lang).doctor;
  // Without an extraction nothing can be lacking in one.
  return verdict === 'faulty'
    ? [{ area: 'profile', state: 'error', said: profile.faulty(name) }]
    : [{ area: 'profile', state: 'ok', said: profile.sound(name) }];
}

async function signingLines(keyFile: string, lang: Lang): Promise<readonly DoctorLine[]> {
  const loaded = await orLines('keys', () => loadSigner(keyFile, lang));
  if ('lines' in loaded) return loaded.lines;
  return [{ area: 'keys', state: 'ok', said: textsIn(lang).doctor.signing(keyFile) }];
}

/** Whether what tells people finds its secrets; what they are is never said. */
export async function notifyLines({ notify }: Config, lang: Lang): Promise<DoctorLine[]> {
  const { notify: texts } = textsIn(lang).doctor;
  if (notify === undefined) return [{ area: 'notify', state: 'skipped', said: texts.none }];
  const { mail, webhook } = notify;
  const secrets = [mail?.login?.password, webhook?.secret, webhook?.url].filter(
    (source): source is SecretSource => source !== undefined && source.kind !== 'text',
  );
  const certificates = [mail?.caFile, webhook?.caFile].filter((path) => path !== undefined);
  const lines = [
    ...(await Promise.all(secrets.map((source) => secretLine(source, lang)))),
    ...(await Promise.all(
      certificates.map(async (path) =>
        (await isThere(() => readCertificates(path))) ? undefined : problem('error', texts.noFile(path)),
      ),
    )),
    mail?.secure === 'none' ? problem('look', texts.plain(mail.host)) : undefined,
  ].filter((line) => line !== undefined);
  return lines.length === 0 ? [{ area: 'notify', state: 'ok', said: texts.sound }] : lines;
}

async function secretLine(source: SecretSource, lang: Lang): Promise<DoctorLine | undefined> {
  const { notify: texts } = textsIn(lang).doctor;
  const { kind, name } = source;
  if (!(await isThere(() => readSecret(source)))) {
    return problem('error', kind === 'env' ? texts.noVariable(name) : texts.noFile(name));
  }
  if (kind === 'env') return undefined;
  const { mode = 0 } = await pathHealth(name);
  return (mode & 0o077) === 0 ? undefined : problem('look', texts.exposed(name));
}

async function isThere(read: () => Promise<string>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (error instanceof DeliveryError) return false;
    throw error;
  }
}

function problem(state: DoctorLine['state'], said: string): DoctorLine {
  return { area: 'notify', state, said };
}

/** The names of the files of an export: those of the contract, or of the profile of the configuration. */
export async function inputFiles(
  config: Config | undefined,
  path: string | undefined,
  lang: Lang,
): Promise<(name: InputName) => string> {
  const { profile: name } = config ?? {};
  if (name === undefined) return tableFile;
  const loaded = await orLines('profile', () => loadProfile(name, path, lang));
  if ('lines' in loaded) return tableFile;
  const { tables } = loaded.value.profile;
  return (table) => tables.get(table)?.file ?? tableFile(table);
}
