import { payMonthOf, schoolYearStarting, type PayMonth } from '../../src/calendar/index.js';
import type { LedgerWriter, NewPosting, PurgeRequest, ReturnRow } from '../../src/ledger/index.js';
import { centsOf } from '../../src/money/index.js';
import { movement, payRun, STAMP, text } from './worlds.js';

/** School years up to 2016-2017; the two remittances of 2015-2016 and what followed are long settled in 2024. */
export const PURGE: PurgeRequest = {
  created: '20240115090000',
  program: '0.0.0-test',
  holder: 'paie@rectorat (pid 1)',
  scope: {
    before: '2017-09-01',
    lastYear: schoolYearStarting(2016),
    keptFrom: payMonthOf(2017, 9),
    lapsedTo: payMonthOf(2018, 12),
    keptFiles: ['bordereau.json'],
  },
};

/** A movement of an award of a school year, in the December of that year unless it is said otherwise. */
export function paid(
  award: string,
  year: number,
  { cents = 1000, instalment = payMonthOf(year, 12), payee = `12A${award}` } = {},
): NewPosting {
  const posting = movement({ award, payee, instalmentMonth: instalment, cents });
  return { ...posting, schoolYear: schoolYearStarting(year) };
}

/** Posts a remittance, whose folder appears, and has each movement answered. */
export async function sent(
  writer: LedgerWriter,
  payMonth: PayMonth,
  postings: readonly NewPosting[],
  { statuses = ['accepted'], remittance = 1 }: { statuses?: readonly Status[]; remittance?: number } = {},
): Promise<void> {
  const named = postings.map((posting, at) => ({
    ...posting,
    reference: `R${String(payMonth)}-${String(remittance)}-${String(at)}`,
  }));
  const { number } = await writer.post(payRun(named, { payMonth, remittance }));
  await writer.confirmPublished(number);
  await answered(
    writer,
    named.map(({ reference }) => reference),
    statuses,
  );
}

export type Status = ReturnRow['status'];

export async function answered(
  writer: LedgerWriter,
  references: readonly string[],
  statuses: readonly Status[],
): Promise<void> {
  const bytes = text(`retour ${references.join(' ')}`);
  const kept = await writer.archive(bytes);
  const rows = references.map((reference, at) => ({
    line: at + 2,
    reference,
    status: statuses[at % statuses.length] ?? 'accepted',
    motive: `motif de ${reference}`,
    amount: centsOf(250),
  }));
  await writer.acknowledge({ ...STAMP, source: { name: 'retour.csv', rows: rows.length, ...kept }, rows });
}

/** Two closed years, an award of them that was corrected in 2023, and the year after. */
export async function book(writer: LedgerWriter): Promise<void> {
  await sent(writer, payMonthOf(2015, 12), [paid('A1', 2015), paid('A2', 2015), paid('A3', 2015)], {
    statuses: ['accepted', 'rejected', 'modified'],
  });
  await sent(writer, payMonthOf(2016, 12), [paid('B1', 2016), paid('B2', 2016)]);
  await sent(writer, payMonthOf(2017, 12), [paid('C1', 2017)]);
  await sent(writer, payMonthOf(2023, 3), [paid('B2', 2016, { cents: -400 }), paid('D1', 2022)]);
  await sent(writer, payMonthOf(2024, 1), [paid('D1', 2022, { instalment: payMonthOf(2023, 2) })]);
}
