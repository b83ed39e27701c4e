import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { sha256 } from '../io/digest.js';
import { readOptionalFile } from '../io/read-inputs.js';
import { byCodePoint, type Issue } from '../model/index.js';
import {
  digestOfBrake,
  type DigestBrake,
  type DigestFailure,
  type DigestIssue,
  type RunDigest,
} from '../notify/run-digest.js';
import { problemSentence, type Lang } from '../report/messages/index.js';
import type { PayResult } from './pay-request.js';

/** What is known of a run whatever became of it. */
export interface RunFacts {
  /** What names the run in its logs. */
  readonly run: string;
  readonly program: { readonly name: string; readonly version: string };
  readonly academie: string;
  readonly payMonth: PayMonth;
  readonly dryRun: boolean;
  readonly exitCode: number;
  /** Instants of Paris, `AAAA-MM-JJTHH:MM:SS`. */
  readonly startedAt: string;
  readonly endedAt: string;
}

/** What is told of a run that came to a result. */
export async function digestOfResult(result: PayResult, facts: RunFacts, lang: Lang): Promise<RunDigest> {
  switch (result.kind) {
    case 'unusable': {
      const sentences = result.problems.map((problem) => problemSentence(problem, lang));
      return digestOfFailure({ code: 'unusable-input', sentences }, facts);
    }
    case 'braked':
      return { ...nothing(facts, 'brake'), brakes: brakesOf(result) };
    case 'done':
      return digestOfDone(result, facts);
  }
}

/** What is told of a run that threw: the sentences that the operator was told, and a word for programs. */
export function digestOfFailure(failure: DigestFailure, facts: RunFacts): RunDigest {
  return { ...nothing(facts, 'failure'), failure };
}

/** What is told of a remittance that was posted before, and whose folder was not in place yet. */
export async function digestOfCompleted(
  folder: string,
  remittance: number,
  facts: RunFacts,
): Promise<RunDigest> {
  return { ...nothing(facts, 'done'), remittance, folder, manifest: await manifestIn(folder) };
}

/** A run that never was, to try who is told. */
export function digestOfTest(facts: RunFacts): RunDigest {
  return nothing(facts, 'done');
}

async function digestOfDone(result: Done, facts: RunFacts): Promise<RunDigest> {
  const { run, folder } = result;
  const { totals, issues, retained, brakes } = run;
  const of = (kind: 'held' | 'barred'): number => retained.filter((one) => one.kind === kind).length;
  const rejects = issues.filter(({ severity }) => severity === 'reject').length;
  const isClean = rejects === 0 && retained.every(({ kind }) => kind === 'barred');
  const { mode, ...rest } = nothing(facts, brakes.length > 0 ? 'brake' : isClean ? 'done' : 'rejects');
  return {
    ...rest,
    mode: result.prepared === undefined ? mode : 'prepared',
    remittance: facts.dryRun || totals.all.movements === 0 ? null : run.remittance,
    folder,
    counts: {
      movements: totals.all.movements,
      persons: totals.persons,
      rejects,
      warnings: issues.length - rejects,
      held: of('held'),
      barred: of('barred'),
    },
    totals: { credits: String(totals.all.credits), debits: String(totals.all.debits) },
    issues: issuesByCode(issues),
    brakes: brakesOf({ brakes, recoveries: result.recoveries }),
    manifest: await manifestIn(folder),
  };
}

async function manifestIn(folder: string): Promise<string | null> {
  const manifest = await readOptionalFile(`${folder}/bordereau.json`);
  return manifest === undefined ? null : sha256(manifest.bytes);
}

type Done = Extract<PayResult, { readonly kind: 'done' }>;

function brakesOf({
  brakes,
  recoveries,
}: Pick<Extract<PayResult, { readonly kind: 'braked' }>, 'brakes' | 'recoveries'>): DigestBrake[] {
  return brakes.map((brake) => digestOfBrake(brake, recoveries?.people));
}

function nothing({ payMonth, dryRun, ...facts }: RunFacts, outcome: RunDigest['outcome']): RunDigest {
  return {
    ...facts,
    payMonth: formatPayMonth(payMonth),
    mode: dryRun ? 'draft' : 'posted',
    remittance: null,
    outcome,
    folder: null,
    counts: null,
    totals: null,
    issues: [],
    brakes: [],
    failure: null,
    manifest: null,
  };
}

/** A code may reject a row and warn of another. */
export function issuesByCode(issues: readonly Pick<Issue, 'code' | 'severity'>[]): DigestIssue[] {
  const found = new Map<string, DigestIssue>();
  for (const { code, severity } of issues) {
    const key = `${code} ${severity}`;
    found.set(key, { code, severity, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found].sort(([a], [b]) => byCodePoint(a, b)).map(([, issue]) => issue);
}
