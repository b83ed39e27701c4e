import type { Ledger, PostingRecord, RunRecord } from '../../ledger/index.js';
import type { AwardId } from '../../model/index.js';
import type { RunSettings } from '../../run-inputs.js';
import type { SettingsReader } from '../archived-settings.js';
import { groupsOf, type KeyGroup, type Taking } from './excerpts.js';
import type { Forms } from './origin.js';
import { monthOf, postingsIn } from './runs.js';
import { settingSteps, type SettingSteps } from './settings.js';
import { takingFrom, type Pace } from './taking.js';
import { pastRun, type PastRun, type Today } from '../past-run.js';
import { nameOf } from '../replay-ledger.js';

/** What differences are told with: the archive is read as the program of today reads it. */
export interface CausesContext {
  readonly ledger: Ledger;
  readonly reader: SettingsReader;
  readonly today: Today & Pick<RunSettings, 'program'> & Partial<Pick<RunSettings, 'layout'>>;
  /** A run that was read already: its export need not leave the archive again. */
  readonly read?: PastRun;
  /** Exports leave the archive whole, which proves their digest: `'indexed'`, the parts that are needed, unless it is said. */
  readonly exports?: 'whole' | 'indexed';
}

/** Two runs side by side. */
export interface Comparison {
  readonly context: CausesContext;
  readonly before: PastRun;
  readonly after: PastRun;
  readonly takings: { readonly before: Taking; readonly after: Taking };
  readonly forms: Forms;
  readonly settings: SettingSteps;
}

/** Reads what both runs were made from. */
export async function comparison(
  since: RunRecord,
  run: RunRecord,
  context: CausesContext,
  pace: Pace,
): Promise<Comparison> {
  const { ledger, reader, today, read, exports } = context;
  const [before, after] = [
    await pastRun(ledger, since, reader, today, exports),
    read?.run.number === run.number ? read : await pastRun(ledger, run, reader, today, exports),
  ];
  const settings = await settingSteps(before, after, reader, today.layout);
  const [one, other] = [await takingFrom(before, pace), await takingFrom(after, pace)];
  const forms = { before: one.form, after: other.form };
  return { context, before, after, takings: { before: one.take, after: other.take }, forms, settings };
}

/** Movements that belong together, and every posting of their awards until their run, it included. */
export interface MovementGroup extends KeyGroup {
  readonly moved: readonly PostingRecord[];
  readonly records: readonly PostingRecord[];
}

/** Whatever was asked for, what moved together is told together: the steps are those of all of it. */
export async function groupedMovements(
  asked: readonly PostingRecord[],
  { context, before, after, takings }: Comparison,
): Promise<readonly MovementGroup[]> {
  const { to } = postingsIn(after.run);
  const known = new Map<string, readonly PostingRecord[]>();
  const recordsOf = async (award: string): Promise<readonly PostingRecord[]> => {
    const found: PostingRecord[] = [...(known.get(award) ?? [])];
    if (known.has(award)) return found;
    for await (const record of context.ledger.show({ award: award as AwardId, to })) found.push(record);
    known.set(award, found);
    return found;
  };
  let keys = asked.map(({ key }) => key);
  for (;;) {
    const groups: MovementGroup[] = [];
    for (const group of await groupsOf(keys, takings.before, takings.after)) {
      const records: PostingRecord[] = [];
      for (const award of group.awards) for (const record of await recordsOf(award)) records.push(record);
      const moved = records.filter(
        (record) => record.run === after.run.number && !isSimplyDue(record, before.run),
      );
      groups.push({ ...group, moved, records });
    }
    const names = new Set(keys.map(nameOf));
    const more = groups
      .flatMap(({ moved }) => moved.map(({ key }) => key))
      .filter((key) => !names.has(nameOf(key)));
    if (more.length === 0) return groups;
    keys = [...keys, ...more];
  }
}

/** The instalment of the month, paid in its month: nothing needs comparing. */
export function isSimplyDue({ nature, key }: PostingRecord, since: RunRecord): boolean {
  return nature === 'N' && key.instalmentMonth > monthOf(since);
}
