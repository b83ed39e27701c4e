import type { RankedChange } from '../../causes/parts.js';
import { writtenConventions, type Config } from '../../config/config.js';
import { sha256 } from '../../io/digest.js';
import type { LawChange, SettingChange } from '../../model/cause.js';
import { byCodePoint, type Conventions } from '../../model/index.js';
import type { LawFile, RunSettings } from '../../run-inputs.js';
import type { ArchivedRun, SettingsReader } from '../archived-settings.js';
import type { Rung } from './recomputation.js';

/** The law and the settings of a posted run, as the program of today reads them. */
export interface SettingsOfRun {
  readonly regulations: RunSettings['regulations'];
  readonly config: Config;
  readonly archived: Pick<ArchivedRun, 'laws' | 'layout'>;
  /** What today's program cannot read any more, and takes from today's settings. */
  readonly fromToday: readonly string[];
}

/** The ways from the law and settings of one run to those of another, one change at a time. */
export interface SettingSteps {
  readonly changes: readonly RankedChange[];
  /** Law and settings with so many of the changes made. */
  readonly rungs: readonly Rung[];
}

/**
 * Law files one after the other, by name, then settings by key: those that an amount can depend on. What may still be
 * settled by them alone (a layout that today's program cannot read is the one it reads best) never stops.
 */
export async function settingSteps(
  before: SettingsOfRun,
  after: SettingsOfRun,
  reader: SettingsReader,
  today: RunSettings['layout'] | undefined,
): Promise<SettingSteps> {
  const layouts = [before, after].map(({ archived }) => reader.layout(archived.layout) ?? today);
  const layout = layouts[0] ?? layouts[1];
  if (layout === undefined) throw new Error('no layout that can be read');
  let rung: Rung = { regulations: before.regulations, config: before.config, layout };
  const changes: RankedChange[] = [];
  const rungs: Rung[] = [rung];
  const add = (change: LawChange | SettingChange, made: Rung): void => {
    rung = made;
    changes.push({ change, row: '' });
    rungs.push(made);
  };
  for (const { change, files } of lawSteps(before, after)) {
    const regulations = files === undefined ? after.regulations : await reader.law(files);
    add(change, { ...rung, regulations });
  }
  for (const { change, config } of configSteps(before.config, after.config)) add(change, { ...rung, config });
  const [one, other] = [before, after].map(({ archived }) => sha256(archived.layout));
  if (one !== other) {
    const change: SettingChange = {
      kind: 'setting',
      key: 'layout',
      before: shortened(one),
      after: shortened(other),
    };
    add(change, { ...rung, layout: layouts[1] ?? layout });
  }
  return { changes, rungs };
}

interface LawStep {
  readonly change: LawChange;
  /** The files once it is made; `undefined` once all are: what they state is known. */
  readonly files: readonly LawFile[] | undefined;
}

function lawSteps(before: SettingsOfRun, after: SettingsOfRun): LawStep[] {
  const [files, others] = [filesOf(before), filesOf(after)];
  // Those of the program first: an académie's own replace them.
  const names = [...new Set([...files.keys(), ...others.keys()])].sort(byCodePoint).sort(shippedFirst);
  const isKnown = ![before, after].some(({ fromToday }) => fromToday.includes('law'));
  const changed = names.filter((name) => digestIn(files, name) !== digestIn(others, name));
  // Law that cannot be read any more is replaced as a whole.
  if (!isKnown) {
    if (changed.length === 0 || before.regulations === after.regulations) return [];
    const change = {
      kind: 'law',
      file: '*',
      origin: 'shipped',
      before: undefined,
      after: undefined,
    } as const;
    return [{ change, files: undefined }];
  }
  return changed.map((name, at) => {
    const made = new Set(changed.slice(0, at + 1));
    const change: LawChange = {
      kind: 'law',
      file: name.slice(name.indexOf('/') + 1),
      origin: name.startsWith('own/') ? 'own' : 'shipped',
      before: digestIn(files, name),
      after: digestIn(others, name),
    };
    const mixed = names.flatMap((each) => (made.has(each) ? others.get(each) : files.get(each)) ?? []);
    return { change, files: at === changed.length - 1 ? undefined : mixed };
  });
}

function shippedFirst(a: string, b: string): number {
  return Number(a.startsWith('own/')) - Number(b.startsWith('own/'));
}

/** By origin and name. */
function filesOf({ archived }: SettingsOfRun): ReadonlyMap<string, LawFile> {
  return new Map(archived.laws.map((file) => [`${file.origin}/${file.name}`, file]));
}

function digestIn(files: ReadonlyMap<string, LawFile>, name: string): string | undefined {
  const file = files.get(name);
  return file === undefined ? undefined : sha256(file.bytes);
}

interface ConfigStep {
  readonly change: SettingChange;
  /** The settings once it is made. */
  readonly config: Config;
}

function configSteps(before: Config, after: Config): ConfigStep[] {
  const steps: ConfigStep[] = [];
  let config = before;
  const add = (key: string, one: string, other: string, made: (config: Config) => Config): void => {
    if (one === other) return;
    config = made(config);
    steps.push({ change: { kind: 'setting', key, before: one, after: other }, config });
  };
  for (const name of ['academie', 'ministere'] as const) {
    add(name, before[name], after[name], (made) => ({ ...made, [name]: after[name] }));
  }
  for (const allowance of [...new Set([...Object.keys(before.codes), ...Object.keys(after.codes)])].sort(
    byCodePoint,
  )) {
    const other = after.codes[allowance];
    add(`codes.${allowance}`, before.codes[allowance] ?? '', other ?? '', (made) => {
      const codes = new Map(Object.entries(made.codes));
      if (other === undefined) codes.delete(allowance);
      else codes.set(allowance, other);
      return { ...made, codes: Object.fromEntries(codes) };
    });
  }
  const [one, other] = [writtenConventions(before.conventions), writtenConventions(after.conventions)];
  for (const name of Object.keys(one) as (keyof typeof one)[]) {
    add(`conventions.${name}`, one[name], other[name], (made) => ({
      ...made,
      conventions: withConvention(made.conventions, after.conventions, name),
    }));
  }
  return steps;
}

function withConvention(
  made: Conventions,
  after: Conventions,
  name: keyof ReturnType<typeof writtenConventions>,
): Conventions {
  // These two are named by the code of an issue.
  if (name === 'imp.letter-missing') return { ...made, letterMissing: after.letterMissing };
  if (name === 'imp.envelope-exceeded') return { ...made, envelopeExceeded: after.envelopeExceeded };
  return { ...made, [name]: after[name] };
}

/** Of a digest: enough to tell one from another. */
function shortened(digest: string | undefined): string {
  return (digest ?? '').slice(0, 12);
}
