import { HighlightTally } from '../../src/highlights.js';
import type { Nature } from '../../src/model/index.js';
import { addCents, centsOf, NO_CENTS, negateCents } from '../../src/money/index.js';
import {
  MOST_ROWS,
  type Figures,
  type PaymentRow,
  type ReportFacts,
} from '../../src/report/page/report-facts.js';
import { reportFactsOf, type RunToReport } from '../../src/report-facts.js';
import { month } from './paying.js';

/** A movement of nobody real. */
export function paymentRow(rank: number, changes: Partial<PaymentRow> = {}): PaymentRow {
  const number = String(rank).padStart(7, '0');
  return {
    reference: number.padStart(24, 'A'),
    nature: 'N',
    numen: `31E${number}ABC`,
    familyName: `NOMFICTIF${number}`,
    givenName: `Prénomfictif${number}`,
    award: `M${number}`,
    allowance: 'IMP',
    missionFunction: 'DISCIPLINE',
    uai: '0310001A',
    instalmentMonth: month('2025-11'),
    amount: centsOf(13_889),
    ...changes,
  };
}

/** So many movements, spread over schools, allowances and natures. */
export function manyPayments(count: number, schools: number): readonly PaymentRow[] {
  const natures: readonly Nature[] = ['N', 'N', 'N', 'R', 'T'];
  return Array.from({ length: count }, (_, rank) => {
    const nature = natures[rank % natures.length] ?? 'N';
    const amount = centsOf(1000 + (rank % 977));
    return paymentRow(rank, {
      nature,
      amount: nature === 'T' ? negateCents(amount) : amount,
      allowance: ALLOWANCES[rank % ALLOWANCES.length] ?? '',
      uai: schoolNumbered(rank % schools),
    });
  });
}

const ALLOWANCES = ['CP', 'FA', 'IMP', 'MF', 'SOPA', 'T2D'];

/** Fifty départements; the last letter is not checked here. */
export function schoolNumbered(rank: number): string {
  const department = String(1 + (rank % 50)).padStart(3, '0');
  return `${department}${String(rank).padStart(4, '0')}A`;
}

/** What a run would say that made these movements. */
function runReporting(payments: readonly PaymentRow[], changes: Partial<RunToReport> = {}): RunToReport {
  const tally = new HighlightTally<PaymentRow>(
    (row) => row,
    () => true,
  );
  const groups = { byRegime: new Groups(), byNature: new Groups(), bySchool: new Groups() };
  const all = new Groups();
  const persons = new Set<string>();
  for (const row of payments) {
    const { numen, allowance, uai, nature, amount } = row;
    tally.add(row, numen, allowance, uai, nature, amount);
    groups.byRegime.add(allowance, row);
    groups.byNature.add(nature, row);
    groups.bySchool.add(uai, row);
    all.add('', row);
    persons.add(numen);
  }
  const total = all.get('') ?? NOTHING;
  const net = addCents(total.credits, negateCents(total.debits));
  const file = { name: 'trentieme.yaml', bytes: 12, sha256: 'c'.repeat(64) };
  return {
    header: {
      academie: '31',
      ministere: 'MEN',
      payMonth: '2025-11',
      remittance: 1,
      created: '20251120220000',
      mode: 'P',
    },
    remittance: 1,
    accepted: [],
    sources: {
      program: { name: 'trentieme', version: '0.1.0' },
      inputs: [{ name: 'agents.csv', bytes: 100, rows: 5, sha256: 'a'.repeat(64) }],
      exportedAt: null,
      configuration: file,
      overrides: [],
      regulations: { sha256: 'd'.repeat(64), files: [] },
      layout: { name: 'TRENTIEME160', version: '0001', sha256: 'e'.repeat(64) },
      conventions: {},
      ledger: { runs: 3, postings: 1234, hash: 'f'.repeat(64) },
    },
    totals: { all: total, persons: persons.size, ...groups },
    equation: { due: net, postedBefore: NO_CENTS, movements: net, held: NO_CENTS, barred: NO_CENTS },
    outputs: [{ name: 'paiements.csv', bytes: 5000, sha256: 'b'.repeat(64) }],
    issues: [],
    retained: [],
    lapses: [],
    envelopes: [],
    highlights: tally.highlights(),
    payments: payments.slice(0, MOST_ROWS),
    before: undefined,
    lastYear: undefined,
    allowanceNames: new Map([['IMP', 'Indemnité pour mission particulière']]),
    names: true,
    ...changes,
  };
}

/** The facts of the page of such a run. */
export function factsReporting(
  payments: readonly PaymentRow[],
  changes: Partial<RunToReport> = {},
): ReportFacts {
  return reportFactsOf(runReporting(payments, changes));
}

const NOTHING: Figures = { movements: 0, credits: NO_CENTS, debits: NO_CENTS };

class Groups extends Map<string, Figures> {
  add(name: string, { amount }: PaymentRow): void {
    const sum = this.get(name) ?? NOTHING;
    this.set(name, {
      movements: sum.movements + 1,
      credits: amount > 0n ? addCents(sum.credits, amount) : sum.credits,
      debits: amount < 0n ? addCents(sum.debits, negateCents(amount)) : sum.debits,
    });
  }
}
