import type { Seeds } from '../../excerpt/excerpt.js';
import { excerptOf } from '../../excerpt/excerpt-of.js';
import { excerptsOf } from '../../excerpt/excerpts-of.js';
import type { ContractTables } from '../../export-form.js';
import type { RunName } from '../../model/cause.js';
import type { FileProblem } from '../../model/index.js';
import { readTables } from '../../read-export.js';
import { openInputs } from '../../validate/input-tables.js';
import type { Taking } from './excerpts.js';
import { indexedRows } from '../export-rows.js';
import { nameOfRun } from './runs.js';
import type { PastRun } from '../past-run.js';

/** The archived export of a pay run cannot be read by the program of today: nothing can be compared with it. */
export class UnusablePastRunError extends Error {
  readonly run: RunName;
  readonly problems: readonly FileProblem[];

  constructor(run: RunName, problems: readonly FileProblem[]) {
    super('an archived export cannot be used');
    this.run = run;
    this.problems = problems;
  }
}

/** More seeds than this are found sooner in one pass over the tables than one by one. */
const FEW = 50;

/** How an archived export is gone through: for one movement, whatever is linked to it, or for many. */
export type Pace = 'one' | 'many';

/** Takes excerpts out of the archived export of a pay run, as often as it is asked to. */
export async function takingFrom(
  past: PastRun,
  pace: Pace,
): Promise<{ readonly take: Taking; readonly form: ContractTables }> {
  const indexed = pace === 'one' ? await indexedRows(past) : undefined;
  if (indexed === undefined) return takingFromWhole(past, pace);
  const take: Taking = async (seeds) => {
    const excerpt = isFew(seeds) ? await indexed.excerpt(seeds) : undefined;
    if (excerpt !== undefined) return [excerpt];
    return (await takingFromWhole(past, pace)).take(seeds);
  };
  return { take, form: indexed.form };
}

async function takingFromWhole(
  past: PastRun,
  pace: Pace,
): Promise<{ readonly take: Taking; readonly form: ContractTables }> {
  const tables = await past.tables();
  if (tables.kind === 'unusable') throw new UnusablePastRunError(nameOfRun(past.run), tables.problems);
  const { files } = tables;
  const take: Taking = (seeds) => {
    if (pace === 'one' && isFew(seeds)) {
      const excerpt = excerptOf(files, past.encoding, seeds);
      if (excerpt !== undefined) return Promise.resolve([excerpt]);
    }
    const excerpts = excerptsOf(files, past.encoding, seeds);
    if (excerpts !== undefined) return Promise.resolve(excerpts.map(({ excerpt }) => excerpt));
    const whole = readTables(files, openInputs(tables.tableSchemas, past.regulations), past.encoding);
    throw new UnusablePastRunError(nameOfRun(past.run), whole.kind === 'unusable' ? whole.problems : []);
  };
  return { take, form: tables };
}

function isFew({ awards, agents }: Seeds): boolean {
  return awards.length + agents.length <= FEW;
}
