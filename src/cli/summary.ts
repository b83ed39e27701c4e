import { daysOf, formatFrenchDate, type PayMonth } from '../calendar/index.js';
import { motiveOf, type Retained } from '../emit/retained-csv.js';
import { formatEuros, sumCents, type Cents } from '../money/index.js';
import { byCodePoint, type Lapse } from '../model/index.js';
import type { CompletedRun } from '../pipeline.js';
import type { Lang } from '../report/messages/index.js';
import { monthName } from '../report/month-names.js';
import { textsIn, type Texts } from './texts.js';

export interface SummaryFacts {
  readonly payMonth: PayMonth;
  readonly folder: string;
  readonly dryRun: boolean;
  readonly publication: 'published' | 'unchanged';
  /** Whether another person is to release it. */
  readonly toApprove?: boolean;
}

/** What a run prints when it is done: what was paid, rejected and held, the control equation, where the files are. */
export function runSummary(outcome: CompletedRun, facts: SummaryFacts, lang: Lang): string {
  const texts = textsIn(lang);
  const { summary } = texts;
  const { totals, issues, equation } = outcome;
  const euros = (amount: Cents): string => summary.euros(formatEuros(amount));
  const { movements, credits, debits } = totals.all;
  const rejects = issues.filter(({ severity }) => severity === 'reject').length;
  const held = outcome.retained.filter(({ kind }) => kind === 'held');
  const barred = outcome.retained.filter(({ kind }) => kind === 'barred');
  const lines: (readonly [string, string])[] = [
    [
      summary.paid,
      summary.payments(summary.movements(movements, totals.persons), euros(credits), euros(debits)),
    ],
    [
      summary.rejected,
      withHint(summary.rows(rejects, issues.length - rejects), issues.length > 0, summary.seeIssues),
    ],
    [summary.held, retainedLine(held, texts)],
    ...(barred.length > 0 ? [[summary.barred, retainedLine(barred, texts)] as const] : []),
    ...(outcome.lapses.length > 0 ? [[summary.lapsing, lapsingLine(outcome.lapses, texts)] as const] : []),
    [
      summary.control,
      summary.equation(
        euros(equation.due),
        euros(equation.postedBefore),
        euros(equation.movements),
        euros(equation.held),
        euros(equation.barred),
      ),
    ],
    [summary.files, withHint(facts.folder, facts.publication === 'unchanged', summary.unchanged)],
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return [
    titleOf(outcome, facts, texts, lang),
    ...lines.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`),
  ].join('\n');
}

function titleOf(
  outcome: CompletedRun,
  { payMonth, dryRun, toApprove = false }: SummaryFacts,
  { summary, approve }: Texts,
  lang: Lang,
): string {
  const folder = outcome.folder.split('/').at(-1) ?? '';
  const remittance = (toApprove ? approve.title : summary.remittance)(folder);
  const sent = folder === 'sans-mouvement' ? summary.nothingToSend : remittance;
  return summary.title(monthName(payMonth, lang), dryRun ? summary.draft : sent);
}

function retainedLine(retained: readonly Retained[], { summary }: Texts): string {
  if (retained.length === 0) return summary.none;
  const byMotive = new Map<string, number>();
  for (const entry of retained) byMotive.set(motiveOf(entry), (byMotive.get(motiveOf(entry)) ?? 0) + 1);
  const motives = [...byMotive]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([motive, count]) => `${summary.motives[motive] ?? motive} ${String(count)}`);
  const total = summary.euros(formatEuros(sumCents(retained.map(({ amount }) => amount))));
  return `${summary.keys(retained.length)}, ${total} (${motives.join(', ')}) — ${summary.seeRetained}`;
}

/** What is held and will be barred within six months: how much, and from when on. */
function lapsingLine(lapses: readonly Lapse[], { summary }: Texts): string {
  const keys = new Set(lapses.map(({ key }) => [key.award, key.payee, key.instalmentMonth].join('|')));
  const amount = summary.euros(formatEuros(sumCents(lapses.map((lapse) => lapse.amount))));
  const first = lapses.reduce<PayMonth>((least, { from }) => (from < least ? from : least), LATER);
  const day = formatFrenchDate(daysOf(first).start);
  return `${summary.lapses(summary.keys(keys.size), amount, day)} — ${summary.seeLapses}`;
}

/** After every month. */
const LATER = Number.MAX_SAFE_INTEGER as PayMonth;

function withHint(text: string, applies: boolean, hint: string): string {
  return applies ? `${text} — ${hint}` : text;
}
