import { parsePayMonth, type PayMonth } from './calendar/index.js';
import { PAYMENT_COLUMNS } from './emit/payment.js';
import type { FileDigest, ManifestFacts } from './emit/manifest.js';
import { byCodePoint, type Nature, type Severity } from './model/index.js';
import { absoluteCents, centsOf, negateCents, NO_CENTS, sumCents, type Cents } from './money/index.js';
import {
  MOST_ROWS,
  type EnvelopeRow,
  type Highlights,
  type LapsingRow,
  type MonthTotals,
  type PaymentRow,
  type ReportedIssues,
  type ReportFacts,
  type RetainedMotive,
  type RetainedRow,
  type SchoolRejects,
} from './report/page/report-facts.js';

/** What a run has to say, as the run itself or its archived files give it: nothing is cut short yet. */
export interface RunToReport extends Pick<
  ManifestFacts,
  'header' | 'remittance' | 'sources' | 'totals' | 'equation'
> {
  /** The brakes that were let go, as typed. */
  readonly accepted: readonly string[];
  /** The files that were written before the page. */
  readonly outputs: readonly FileDigest[];
  /** In the order of `anomalies.csv`. */
  readonly issues: readonly IssueToReport[];
  /** In the order of `retenus.csv`. */
  readonly retained: readonly RetainedToReport[];
  /** What lapses within six months, in the order of `prescriptions.csv`. */
  readonly lapses: readonly LapsingRow[];
  readonly envelopes: readonly EnvelopeRow[] | undefined;
  readonly highlights: Highlights;
  /** Every movement in the order of `paiements.csv`, up to {@link MOST_ROWS} of them. */
  readonly payments: readonly PaymentRow[];
  readonly before: MonthTotals | undefined;
  readonly lastYear: MonthTotals | undefined;
  readonly allowanceNames: ReadonlyMap<string, string>;
  readonly names: boolean;
}

export interface IssueToReport {
  readonly severity: Severity;
  readonly code: string;
  readonly file: string;
  readonly line: number | undefined;
  readonly field: string;
  readonly subject: string;
  /** The schools concerned; none when that is not known. */
  readonly schools: readonly string[];
  /** Written only where it is shown: a run may have as many issues as rows. */
  readonly sentence: () => string;
}

export interface RetainedToReport extends RetainedRow {
  readonly kind: 'held' | 'barred';
  /** As in `retenus.csv`. */
  readonly motive: string;
}

/** The facts of `rapport.html`, long lists cut to what a page can hold. */
export function reportFactsOf(run: RunToReport): ReportFacts {
  const { header, remittance, sources, totals, issues, retained } = run;
  const rejects = issues.filter(({ severity }) => severity === 'reject');
  return {
    run: {
      payMonth: monthOf(header.payMonth),
      remittance: remittance ?? undefined,
      isDraft: header.mode === 'T',
      created: header.created,
      academie: header.academie,
      ministere: header.ministere,
    },
    names: run.names,
    month: {
      ...totals.all,
      persons: totals.persons,
      rejects: rejects.length,
      warnings: issues.length - rejects.length,
      held: retained.filter(({ kind }) => kind === 'held').length,
      barred: retained.filter(({ kind }) => kind === 'barred').length,
    },
    before: run.before,
    lastYear: run.lastYear,
    allowanceNames: run.allowanceNames,
    byAllowance: totals.byRegime,
    byNature: totals.byNature,
    bySchool: totals.bySchool,
    highlights: run.highlights,
    issues: { byCode: countsOf(issues), rejects: rejectsBySchool(rejects) },
    retained: motivesOf(retained),
    lapsing: {
      count: run.lapses.length,
      amount: sumCents(run.lapses.map(({ amount }) => amount)),
      rows: run.lapses.slice(0, MOST_RETAINED),
    },
    envelopes: run.envelopes,
    equation: run.equation,
    sources: {
      program: sources.program,
      inputs: sources.inputs,
      exportedAt: sources.exportedAt ?? undefined,
      configuration: sources.configuration,
      overrides: sources.overrides,
      regulations: sources.regulations.sha256,
      layout: sources.layout,
      ledger: sources.ledger ?? undefined,
      accepted: run.accepted,
    },
    outputs: run.outputs,
    movements:
      totals.all.movements <= MOST_ROWS
        ? { kind: 'each', rows: run.payments }
        : { kind: 'added-up', groups: run.highlights.groups.byName() },
  };
}

/** Schools whose rejects are told one by one, and how many of each. */
const MOST_SCHOOLS = 60;
const MOST_REJECTS = 10;
/** Rows of each motive. */
const MOST_RETAINED = 20;

function countsOf(issues: readonly IssueToReport[]): ReportedIssues['byCode'] {
  const counts = new Map<string, { severity: Severity; code: string; count: number }>();
  for (const { severity, code } of issues) {
    const name = `${severity}|${code}`;
    const known = counts.get(name);
    if (known === undefined) counts.set(name, { severity, code, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].sort(
    (a, b) => byCodePoint(a.severity, b.severity) || b.count - a.count || byCodePoint(a.code, b.code),
  );
}

/** A reject of several schools is told to each of them. */
function rejectsBySchool(rejects: readonly IssueToReport[]): readonly SchoolRejects[] {
  const bySchool = new Map<string, IssueToReport[]>();
  for (const reject of rejects) {
    for (const uai of reject.schools.length === 0 ? [''] : reject.schools) {
      const own = bySchool.get(uai);
      if (own === undefined) bySchool.set(uai, [reject]);
      else own.push(reject);
    }
  }
  return [...bySchool]
    .sort(
      ([a, one], [b, other]) =>
        Number(a === '') - Number(b === '') || other.length - one.length || byCodePoint(a, b),
    )
    .map(([uai, own], rank, { length }) => {
      const isShown = rank < MOST_SCHOOLS || (uai === '' && rank === length - 1);
      const shown = isShown ? own.slice(0, MOST_REJECTS) : [];
      return {
        uai,
        count: own.length,
        shown: shown.map(({ code, file, line, field, subject, sentence }) => ({
          ...{ code, file, line, field, subject },
          sentence: sentence(),
        })),
      };
    });
}

function motivesOf(retained: readonly RetainedToReport[]): readonly RetainedMotive[] {
  const byMotive = new Map<string, RetainedToReport[]>();
  for (const entry of retained) {
    const own = byMotive.get(entry.motive);
    if (own === undefined) byMotive.set(entry.motive, [entry]);
    else own.push(entry);
  }
  return [...byMotive]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([motive, own]) => ({
      motive,
      count: own.length,
      amount: sumCents(own.map(({ amount }) => amount)),
      largest: [...own]
        .sort((a, b) => byMagnitude(a.amount, b.amount))
        .slice(0, MOST_RETAINED)
        .map(({ numen, award, instalmentMonth, amount }) => ({ numen, award, instalmentMonth, amount })),
    }));
}

/** Largest first, whatever the sign; equal ones stay in the order of the file. */
function byMagnitude(a: Cents, b: Cents): number {
  const [one, other] = [absoluteCents(a), absoluteCents(b)];
  return one === other ? 0 : one < other ? 1 : -1;
}

/** A row of `paiements.csv`, in the order of its columns; its NIR is left behind. */
export function paymentRowOf(cells: readonly string[]): PaymentRow {
  const cell = (column: (typeof PAYMENT_COLUMNS)[number]): string => cells[PLACES[column]] ?? '';
  const cents = centsOfText(cell('montant'));
  return {
    reference: cell('reference'),
    nature: cell('nature') as Nature,
    numen: cell('numen'),
    familyName: cell('nom'),
    givenName: cell('prenom'),
    award: cell('id_mission'),
    allowance: cell('regime'),
    missionFunction: cell('fonction'),
    uai: cell('uai'),
    instalmentMonth: monthOf(cell('mois_origine')),
    amount: cell('sens') === '-' ? negateCents(cents) : cents,
  };
}

const PLACES = Object.fromEntries(PAYMENT_COLUMNS.map((column, place) => [column, place])) as Readonly<
  Record<(typeof PAYMENT_COLUMNS)[number], number>
>;

/** `-1234,05`, as our files write amounts. */
export function centsOfText(text: string): Cents {
  const digits = text.replace(',', '');
  return /^-?\d+$/.test(digits) ? centsOf(BigInt(digits)) : NO_CENTS;
}

/** A month that we wrote ourselves. */
export function monthOf(text: string): PayMonth {
  const month = parsePayMonth(text);
  if (month === undefined) throw new Error(`not a pay month: ${text}`);
  return month;
}
