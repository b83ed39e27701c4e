import type { Encoding } from '../charset/index.js';
import { readDiskFile } from '../io/read-inputs.js';
import { readPackageJson } from '../io/package-files.js';
import { whoRuns } from '../io/who.js';
import type { Acknowledgement, ReturnOutcome, ReturnStatus } from '../ledger/index.js';
import type { Issue } from '../model/index.js';
import { sumCents } from '../money/index.js';
import { acknowledgeFile } from '../operations/acknowledge.js';
import type { Lang } from '../report/messages/index.js';
import type { TableSchema } from '../validate/table-schema.js';
import { eurosIn } from './euros.js';
import { EXIT } from './exit-codes.js';
import { UnusableInputError } from './failures.js';
import { instantOf } from './instants.js';
import { issueLine } from './issue-line.js';
import { labelled } from './labelled.js';
import { loadProgram } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface AcknowledgeOptions {
  readonly file: string;
  readonly encoding: Encoding;
  readonly ledger: string;
  readonly now: string | undefined;
  readonly lang: Lang;
}

/** `trentieme acknowledge`: the answers of the payer, row by row; exit 2 when a row could not be taken. */
export async function acknowledge(options: AcknowledgeOptions, terminal: Terminal): Promise<number> {
  const { file, encoding, ledger, lang } = options;
  const created = instantOf(options.now, lang);
  const { bytes } = await readDiskFile(file);
  const { version: program } = await loadProgram();
  const result = await acknowledgeFile({
    ledger,
    holder: whoRuns(),
    now: Date.now,
    bytes,
    encoding,
    schema: (await readPackageJson('schemas/tables/retour.json')) as TableSchema,
    stamp: { created, program },
  });
  if (result.kind === 'unusable') throw new UnusableInputError(result.problems, 'file');
  const { acknowledgement, issues, rowCount } = result;
  terminal.out(summaryOf(acknowledgement, rowCount, lang));
  const warnings = issues.filter(({ severity }) => severity === 'warn');
  for (const warning of warnings) terminal.out(issueLine(warning, lang));
  const anomalies = anomalyLines(acknowledgement.outcomes, issues, lang);
  if (anomalies.length === 0) return EXIT.done;
  terminal.out(textsIn(lang).book.acknowledge.anomalies(anomalies.length));
  for (const line of anomalies) terminal.out(`  ${line}`);
  return EXIT.doneWithRejects;
}

type Answered = Extract<ReturnOutcome, { readonly kind: 'answered' }>;

const STATUSES: readonly ReturnStatus[] = ['accepted', 'rejected', 'modified'];

function summaryOf({ outcomes, run }: Acknowledgement, rowCount: number, lang: Lang): string {
  const { book } = textsIn(lang);
  const { acknowledge: texts } = book;
  const answered = outcomes.filter((outcome): outcome is Answered => outcome.kind === 'answered');
  const of = (status: ReturnStatus): Answered[] => answered.filter(({ row }) => row.status === status);
  const next = [
    ...(of('rejected').length > 0 ? [texts.rejected] : []),
    ...(of('modified').length > 0 ? [texts.modified] : []),
  ];
  const title = texts.title(answered.length, rowCount);
  if (run === undefined) return `${title}. ${texts.nothing}`;
  return labelled(title, [
    ...STATUSES.map((status) => [texts.statuses[status], amountsOf(of(status), lang)] as const),
    [texts.total, amountsOf(answered, lang)],
    ...next.map((sentence, at) => [at === 0 ? book.next : '', sentence] as const),
  ]);
}

function amountsOf(answered: readonly Answered[], lang: Lang): string {
  const euros = eurosIn(lang);
  return textsIn(lang).book.acknowledge.amounts(
    answered.length,
    euros(sumCents(answered.map(({ sent }) => sent))),
    euros(sumCents(answered.map(({ taken }) => taken))),
  );
}

/** Every row that answered nothing, whether its shape or its reference is at fault, in the order of the file. */
function anomalyLines(outcomes: readonly ReturnOutcome[], issues: readonly Issue[], lang: Lang): string[] {
  const { check, book } = textsIn(lang);
  const { acknowledge: texts } = book;
  const lines = issues
    .filter(({ severity }) => severity === 'reject')
    .map((issue) => ({ line: issue.at.line ?? 0, text: issueLine(issue, lang) }));
  for (const outcome of outcomes) {
    if (outcome.kind === 'answered') continue;
    const { row, anomaly } = outcome;
    const place = `retour.csv, ${check.line(row.line)}`;
    const sentence = texts.kinds[anomaly](row.reference);
    lines.push({ line: row.line, text: `${place} — ${texts.anomaly} ${anomaly} — ${sentence}` });
  }
  return lines.sort((a, b) => a.line - b.line).map(({ text }) => text);
}
