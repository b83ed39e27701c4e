import { parsePayMonth } from '../calendar/index.js';
import type { RunRecord } from '../ledger/index.js';
import type { CausedMovement, RunName } from '../model/cause.js';
import { withoutNir } from '../model/personal.js';
import type { CausesContext } from '../operations/causes/comparison.js';
import { causesBetween } from '../operations/causes/differences.js';
import { namedRun, nameOfRun, runsBetween, runsOfLedger } from '../operations/causes/runs.js';
import { reading } from '../operations/open-book.js';
import { printBlocks, type Format } from './book-table.js';
import { csvBlocks, jsonBlocks } from './diff-blocks.js';
import { DiffText, runText } from './diff-text.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { pastRunFailure } from './past-run-failures.js';
import { loadRunSettings, type SettingOptions } from './run-settings.js';
import { loadLayout, loadProgram, loadRegulations, loadTableSchemas } from './settings.js';
import { settingsReader } from './settings-reader.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface DiffOptions extends SettingOptions {
  readonly from: string;
  readonly to: string;
  readonly ledger: string;
  readonly format: Format;
}

/** `trentieme diff`: what changed between two posted pay runs; the parts sum to what moved. */
export async function diff(options: DiffOptions, terminal: Terminal): Promise<number> {
  const today = await settingsOfToday(options);
  await reading({ ledger: options.ledger, now: Date.now }, async (ledger) => {
    const runs = await runsOfLedger(ledger);
    const [from, to] = rangeIn(runs, options);
    try {
      const movements = causesBetween(from, to, { ledger, reader: settingsReader, today });
      await print([from, ...runsBetween(runs, from, to)].map(nameOfRun), movements, options, terminal);
    } catch (error) {
      throw pastRunFailure(error, options.lang);
    }
  });
  return EXIT.done;
}

/** Settings of today stand in for those of the archive that this program cannot read any more. */
async function settingsOfToday(options: SettingOptions): Promise<CausesContext['today']> {
  if (options.config !== undefined || options.set.length > 0) return loadRunSettings(options);
  const { regulations, files } = await loadRegulations(options.regulations, options.lang);
  const { layout } = await loadLayout(undefined, options.lang);
  return {
    tableSchemas: await loadTableSchemas(),
    program: await loadProgram(),
    regulations,
    regulationFiles: files,
    layout,
  };
}

function rangeIn(
  runs: readonly RunRecord[],
  { from, to, lang }: DiffOptions,
): readonly [from: RunRecord, to: RunRecord] {
  const { diff: texts } = textsIn(lang);
  const known = runs.filter(({ kind, remittance }) => kind === 'payroll' && remittance !== undefined);
  const faults: string[] = [];
  const found = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).map(([option, text]) => {
    const [, month = '', rank] = /^(\d{4}-\d\d)(?:\/(\d{1,2}))?$/.exec(text) ?? [];
    const payMonth = parsePayMonth(month);
    if (payMonth === undefined) {
      faults.push(texts.badRun(withoutNir(text), option));
      return undefined;
    }
    const run = namedRun(runs, payMonth, rank === undefined ? undefined : Number(rank));
    if (run === undefined)
      faults.push(
        texts.unknownRun(
          text,
          option,
          known.slice(-5).map((each) => runText(nameOfRun(each), lang)),
        ),
      );
    return run;
  });
  const [first, last] = found;
  if (first !== undefined && last !== undefined && first.number >= last.number)
    faults.push(texts.badRange(from, to));
  if (first === undefined || last === undefined || faults.length > 0) throw new UsageError(faults);
  return [first, last];
}

async function print(
  runs: readonly RunName[],
  movements: AsyncIterable<CausedMovement>,
  { format, lang }: DiffOptions,
  terminal: Terminal,
): Promise<void> {
  if (format !== 'text') {
    await printBlocks(format === 'csv' ? csvBlocks(movements) : jsonBlocks(movements), terminal);
    return;
  }
  const text = new DiffText(lang);
  for await (const movement of movements) text.add(movement);
  for (const line of text.lines(runs)) terminal.out(line);
}
