import { parsePayMonth, type PayMonth } from '../calendar/index.js';
import { stopped, type OutcomeKind, type UnitOutcome } from '../campaign/outcome.js';
import type { CampaignUnit } from '../campaign/unit.js';
import { whoRuns } from '../io/who.js';
import { monthFacts, reissueMonth, type MonthFacts } from '../operations/month-facts.js';
import { replayFacts } from '../operations/replay-facts.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { failureOf } from './failures.js';
import { instantOf } from './instants.js';
import { withoutPassword } from './ledger-address.js';
import { run } from './run.js';
import { loadRunSettings } from './run-settings.js';
import { ledgerAddressAt } from './ledger-secret.js';
import { settingsReader } from './settings-reader.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/** How a unit is done on this machine. */
export interface UnitOptions {
  /** How many threads, as `--workers` takes it. */
  readonly workers: string | undefined;
  readonly lang: Lang;
}

/**
 * Does a unit of a campaign as `run` or `replay` would, and tells what became of it; never throws. What the unit
 * itself posted before, in a process that died, is not run again: its folder is written anew where it is missing.
 */
export async function performUnit(
  unit: CampaignUnit,
  options: UnitOptions,
  terminal: Terminal,
): Promise<UnitOutcome> {
  const { task } = unit;
  try {
    const ledger = await ledgerAddressAt(unit.ledger, textsIn(options.lang).campaign.noLedger);
    if (task.kind === 'replay') return await replayed(unit, ledger, task, options);
    return await paid(unit, ledger, task, options, terminal);
  } catch (error) {
    const { code, lines } = failureOf(error, options.lang);
    return stopped(KINDS[code] ?? 'failed', code, lines.map(withoutPassword));
  }
}

/** What is for a person to correct; anything else may go away by itself. */
const KINDS: Readonly<Record<number, OutcomeKind>> = {
  [EXIT.usage]: 'refused',
  [EXIT.unusableInput]: 'unusable',
};

async function paid(
  unit: CampaignUnit,
  ledger: string,
  { payMonth: month, after }: Extract<CampaignUnit['task'], { kind: 'pay' }>,
  options: UnitOptions,
  terminal: Terminal,
): Promise<UnitOutcome> {
  const { lang } = options;
  const [payMonth, former] = [monthOf(month), after === undefined ? undefined : monthOf(after)];
  const access = { ledger, holder: whoRuns(), now: Date.now };
  const before = await monthFacts(access, payMonth);
  if (unit.now !== undefined && before?.created.includes(instantOf(unit.now, lang)) === true) {
    await reissueMonth(access, unit.output, payMonth);
    return postedOutcome(before);
  }
  if (former !== undefined && (await monthFacts(access, former)) === undefined) {
    return stopped('held-back', EXIT.locked, [textsIn(lang).campaign.heldBack(unit.id, after ?? '')]);
  }
  const said: string[] = [];
  const err = (line: string): void => {
    said.push(withoutPassword(line));
    terminal.err(line);
  };
  const code = await run(runOptions(unit, ledger, month, options), { ...terminal, err }, () => undefined);
  if (code === EXIT.braked) return stopped('braked', code, said);
  const facts = await monthFacts(access, payMonth);
  return facts === undefined ? stopped('waiting', code, said) : postedOutcome(facts);
}

/** What the ledger says of a month, whichever process posted it. */
export function postedOutcome({ remittances }: MonthFacts): UnitOutcome {
  const last = remittances.at(-1);
  const isClean = last === undefined || last.rejects + last.held === 0;
  return {
    kind: last === undefined ? 'nothing' : 'posted',
    exitCode: isClean ? EXIT.done : EXIT.doneWithRejects,
    reasons: [],
    remittances,
    replay: undefined,
  };
}

async function replayed(
  { config, set, regulations }: CampaignUnit,
  ledger: string,
  { from, to }: Extract<CampaignUnit['task'], { kind: 'replay' }>,
  { lang }: UnitOptions,
): Promise<UnitOutcome> {
  const settings = await loadRunSettings({ config, set, regulations, lang });
  const facts = await replayFacts({
    settings,
    reader: settingsReader,
    ledger,
    from: monthOf(from),
    to: monthOf(to),
    now: Date.now,
  });
  const isSame = facts.changed === 0 && facts.unusable === 0;
  const exitCode = isSame ? EXIT.done : EXIT.doneWithRejects;
  return { ...stopped('replayed', exitCode, []), replay: facts };
}

function runOptions(unit: CampaignUnit, ledger: string, month: string, options: UnitOptions) {
  const { input, output, config, set, regulations, accepted, now } = unit;
  return {
    ...{ month, input, output, config, set, regulations, ledger, accepted, now, ...options },
    dryRun: false,
    explanations: false,
  };
}

function monthOf(text: string): PayMonth {
  const month = parsePayMonth(text);
  if (month === undefined) throw new Error('a unit without its month');
  return month;
}
