import { daysOf, formatIsoDate, formatSchoolYear, type SchoolYear } from './calendar/index.js';
import { issueRow, sortedIssues } from './emit/issues-csv.js';
import type { ManifestFacts } from './emit/manifest.js';
import { motiveOf, sortedRetained, type Retained } from './emit/retained-csv.js';
import type { SettledFacts } from './gathering.js';
import { byCodePoint, type Envelope, type Issue, type Lapse } from './model/index.js';
import { centsOf, roundToCents } from './money/index.js';
import type { Regulations } from './regulations/regulations.js';
import { issueSentence, type Lang } from './report/messages/index.js';
import type {
  ComparedMonths,
  EnvelopeRow,
  Highlights,
  LapsingRow,
  PaymentRow,
  ReportFacts,
} from './report/page/report-facts.js';
import { reportFactsOf, type IssueToReport, type RetainedToReport } from './report-facts.js';
import type { EnvelopeUse } from './validate/envelopes.js';

/** What a run knows once it is settled and written, the manifest apart. */
export interface SettledToReport {
  readonly facts: Pick<SettledFacts, 'issues' | 'retained' | 'lapses'> & { readonly highlights: Highlights };
  readonly envelopes: readonly Envelope[];
  readonly envelopeUse: readonly EnvelopeUse[];
  /** Every movement in the order of `paiements.csv`, when they are no more than `MOST_ROWS`. */
  readonly payments: readonly PaymentRow[];
}

/**
 * The facts of `rapport.html`, as the run itself writes it: with names.
 *
 * @param manifest with the files written so far
 */
export function factsOfRun(
  { facts, envelopes, envelopeUse, payments }: SettledToReport,
  manifest: ManifestFacts,
  { before, lastYear }: ComparedMonths,
  { regulations, lang }: { readonly regulations: Regulations; readonly lang: Lang },
): ReportFacts {
  const { header, remittance, sources, totals, equation, outputs, brakes } = manifest;
  return reportFactsOf({
    ...{ header, remittance, sources, totals, equation, outputs, payments, before, lastYear },
    accepted: brakes.accepted,
    issues: issuesToReport(facts.issues, lang),
    retained: retainedToReport(facts.retained),
    lapses: lapsesToReport(facts.lapses),
    envelopes: envelopesToReport(envelopes, envelopeUse),
    highlights: facts.highlights,
    allowanceNames: allowanceNames(regulations, lang),
    names: true,
  });
}

/** The issues of a run, in the order of `anomalies.csv`. */
function issuesToReport(issues: readonly Issue[], lang: Lang): readonly IssueToReport[] {
  return sortedIssues(issues).map((issue) => {
    const { severity, code, at, schools = [] } = issue;
    const [, , , , field = '', , subject = ''] = issueRow(issue, () => '');
    const sentence = (): string => issueSentence(issue, lang);
    return { severity, code, file: at.file, line: at.line, field, subject, schools, sentence };
  });
}

/** What a run holds or bars, in the order of `retenus.csv`. */
function retainedToReport(retained: readonly Retained[]): readonly RetainedToReport[] {
  return sortedRetained(retained).map((entry) => {
    const { kind, key, amount } = entry;
    const { payee: numen, award, instalmentMonth } = key;
    return { kind, motive: motiveOf(entry), numen, award, instalmentMonth, amount };
  });
}

/** What lapses soon, in the order of `prescriptions.csv`. */
function lapsesToReport(lapses: readonly Lapse[]): readonly LapsingRow[] {
  return [...lapses]
    .sort(
      (a, b) =>
        a.from - b.from ||
        byCodePoint(a.key.payee, b.key.payee) ||
        byCodePoint(a.key.award, b.key.award) ||
        a.key.instalmentMonth - b.key.instalmentMonth,
    )
    .map((lapse) => ({
      numen: lapse.key.payee,
      award: lapse.key.award,
      instalmentMonth: lapse.key.instalmentMonth,
      amount: lapse.amount,
      motive: motiveOf({ kind: 'held', ...lapse }),
      day: formatIsoDate(daysOf(lapse.from).start),
    }));
}

/**
 * The envelopes of an export and what is taken of them: by school year, the latest first, then school and allowance.
 *
 * @param uses of every part of the export
 */
export function envelopesToReport(
  envelopes: readonly Envelope[],
  uses: readonly EnvelopeUse[],
): readonly EnvelopeRow[] {
  const amounts = new Map<string, Envelope>();
  for (const envelope of envelopes) {
    const key = keyOf(envelope.uai, envelope.schoolYear);
    // The first row of a key counts, as everywhere.
    if (!amounts.has(key)) amounts.set(key, envelope);
  }
  const used = new Set(uses.map(({ uai, schoolYear }) => keyOf(uai, schoolYear)));
  const taken = uses.map(({ allowance, uai, schoolYear, total, awards }) => {
    const amount = amounts.get(keyOf(uai, schoolYear))?.amount;
    return {
      ...{ uai, schoolYear: formatSchoolYear(schoolYear), allowance: allowance, awards },
      amount: amount === undefined ? undefined : roundToCents(amount, 'half-up'),
      taken: roundToCents(total, 'half-up'),
    };
  });
  const untouched = [...amounts]
    .filter(([key]) => !used.has(key))
    .map(([, { uai, schoolYear, amount }]) => ({
      ...{ uai: uai, schoolYear: formatSchoolYear(schoolYear), allowance: '', awards: 0 },
      amount: roundToCents(amount, 'half-up'),
      taken: centsOf(0),
    }));
  return [...taken, ...untouched].sort(
    (a, b) =>
      byCodePoint(b.schoolYear, a.schoolYear) ||
      byCodePoint(a.uai, b.uai) ||
      byCodePoint(a.allowance, b.allowance),
  );
}

function keyOf(uai: string, schoolYear: SchoolYear): string {
  return `${uai}|${String(schoolYear)}`;
}

/** What the law in force calls its allowances. */
export function allowanceNames({ allowances }: Regulations, lang: Lang): ReadonlyMap<string, string> {
  return new Map([...allowances.values()].map(({ code, name }) => [code, name[lang]]));
}
