import { join } from 'node:path';
import type { Encoding } from '../charset/index.js';
import { FolderError } from '../io/errors.js';
import { firstBytes, folderToWrite, freeBytes, pathHealth, tryWriting } from '../io/disk-health.js';
import { entriesIn } from '../io/drop-folder.js';
import { whoRuns } from '../io/who.js';
import { examineLedger } from '../operations/doctor-ledger.js';
import type { Lang } from '../report/messages/index.js';
import { INPUT_NAMES, REQUIRED_INPUTS, type InputName } from '../validate/input-tables.js';
import type { DoctorArea, DoctorLine, DoctorState } from './doctor-line.js';
import { withoutPassword } from './ledger-address.js';
import { ledgerFailureOf } from './ledger-failures.js';
import { textsIn } from './texts.js';

/** The folder of results: what a publication needs of it. */
export async function outputLines(path: string, lang: Lang): Promise<DoctorLine[]> {
  const { disk: texts } = textsIn(lang).doctor;
  const said = of('output');
  return unreadableToo('output', lang, async () => {
    const { kind, isLink, mode } = await pathHealth(path);
    if (kind === 'file' || kind === 'other') return [said('error', texts.notAFolder(path))];
    const folder = folderToWrite(path);
    await tryWriting(folder);
    const free = await freeBytes(folder);
    const lines = [
      ...(isLink ? [said('look', texts.link(path))] : []),
      ...(kind === 'folder' && ((mode ?? 0) & 0o077) !== 0 ? [said('look', texts.openFolder(path))] : []),
      ...(free < ENOUGH
        ? [said(free < LEAST ? 'error' : 'look', texts.full(path, String(free / MEBIBYTE)))]
        : []),
    ];
    const sound = kind === 'folder' ? texts.writable(path) : texts.willBeMade(path);
    return lines.length === 0 ? [said('ok', sound)] : lines;
  });
}

const MEBIBYTE = 1024n * 1024n;
/** A month of a million movements takes a few hundred mebibytes, drafts included. */
const [LEAST, ENOUGH] = [100n * MEBIBYTE, 1024n * MEBIBYTE];

/** The ledger: whether it opens, where it stands, who holds it, who may read it. */
export async function ledgerLines(address: string, clock: string, lang: Lang): Promise<DoctorLine[]> {
  const { ledger: texts } = textsIn(lang).doctor;
  const said = of('ledger');
  const shown = withoutPassword(address);
  const isFile = !/^[a-z]+:\/\//i.test(address);
  return unreadableToo('ledger', lang, async () => {
    const health = await examineLedger({ ledger: address, holder: whoRuns(), now: Date.now });
    if (health.kind === 'fault') {
      if (health.fault.kind === 'missing') return [said('look', texts.missing(shown))];
      const lines = ledgerFailureOf(health.fault, lang)?.lines ?? [health.fault.kind];
      return lines.map((line) => said('error', `${shown} : ${line}`));
    }
    const { runs, postings, hash, lastPaid, lastRun, unpublished, holder } = health;
    const { isLink, mode = 0 } = isFile ? await pathHealth(address) : { isLink: false };
    return [
      said('ok', texts.opened(shown, runs, postings, lastPaid ?? '—', hash.slice(0, 12))),
      ...(holder === undefined ? [] : [said('look', texts.held(holder))]),
      ...(unpublished === 0 ? [] : [said('look', texts.unpublished(unpublished))]),
      ...(isLink ? [said('look', texts.link(shown))] : []),
      ...((mode & 0o077) === 0 ? [] : [said('look', texts.open(shown))]),
      ...(lastRun !== undefined && lastRun > clock ? [said('error', texts.ahead(lastRun))] : []),
    ];
  });
}

/** An export folder or a drop folder: whether what must be there is, in the encoding that was stated. */
export async function inputLines(
  path: string,
  encoding: Encoding,
  fileOf: (name: InputName) => string,
  lang: Lang,
): Promise<DoctorLine[]> {
  const { input: texts } = textsIn(lang).doctor;
  const said = of('input');
  return unreadableToo('input', lang, async () => {
    const { files, folders, links } = await entriesIn(path);
    const there = INPUT_NAMES.map(fileOf).filter((name) => files.includes(name));
    const isXml = files.some((name) => /\.(?:xml|zip)$/i.test(name));
    if (there.length === 0 && !isXml) {
      if (folders.length > 0) return [said('ok', texts.drop(path, folders.length))];
      return [said('look', texts.empty(path))];
    }
    const missing = isXml
      ? []
      : REQUIRED_INPUTS.map((name) => fileOf(name)).filter((name) => !there.includes(name));
    const doubts = await Promise.all(
      there.map(async (name) =>
        encodingDoubt(await firstBytes(join(path, name), SAMPLE), encoding, name, lang),
      ),
    );
    const lines = [
      ...missing.map((name) => said('error', texts.missing(name))),
      ...links.map((name) => said('look', texts.link(name))),
      ...doubts.filter((line) => line !== undefined),
    ];
    return lines.length === 0 ? [said('ok', texts.sound(path, there.length, encoding))] : lines;
  });
}

/** Enough to meet an accent. */
const SAMPLE = 1 << 18;

function encodingDoubt(
  bytes: Uint8Array,
  encoding: Encoding,
  name: string,
  lang: Lang,
): DoctorLine | undefined {
  const { input: texts } = textsIn(lang).doctor;
  if (bytes.every((byte) => byte < 0x80)) return undefined;
  const isUtf8 = isUtf8Text(bytes);
  if (encoding === 'UTF-8') return isUtf8 ? undefined : of('input')('error', texts.notUtf8(name));
  return isUtf8 ? of('input')('look', texts.looksUtf8(name, encoding)) : undefined;
}

function isUtf8Text(bytes: Uint8Array): boolean {
  try {
    // What is cut at the end of the sample is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function unreadableToo(
  area: DoctorArea,
  lang: Lang,
  look: () => Promise<DoctorLine[]>,
): Promise<DoctorLine[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    return [of(area)('error', textsIn(lang).folder(error.kind, error.path, error.systemCode))];
  }
}

function of(area: DoctorArea): (state: DoctorState, said: string) => DoctorLine {
  return (state, said) => ({ area, state, said });
}
