import { DataTable, type Column } from './data-table.js';
import { Person } from './named-people.js';
import type { PaymentRow, PersonRow, ReportFacts, TopRows } from './report-facts.js';
import type { Words } from './words.js';

/** The movements and the people that deserve a look first. */
export function LookSection({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { highlights, names } = facts;
  const { look: texts } = words.texts;
  const { largestPayments, largestRecoveries, firstTimePayees, severalAllowances } = highlights;
  const payments = paymentColumns(names, words);
  const people = personColumns(names, words);
  return (
    <>
      <TopTable
        {...{ id: 'largest-payments', title: texts.payments, note: texts.paymentsNote, words }}
        top={largestPayments}
        columns={payments}
      />
      <TopTable
        {...{ id: 'largest-recoveries', title: texts.recoveries, note: texts.recoveriesNote, words }}
        top={largestRecoveries}
        columns={payments}
      />
      <TopTable
        {...{ id: 'first-time', title: texts.firstTime, note: texts.firstTimeNote, words }}
        top={firstTimePayees}
        columns={people}
      />
      <TopTable
        {...{ id: 'several-allowances', title: texts.several, note: texts.severalNote, words }}
        top={severalAllowances}
        columns={people}
      />
    </>
  );
}

interface TopTableProps<Row> {
  readonly id: string;
  readonly title: string;
  readonly note: (total: number) => string;
  readonly top: TopRows<Row>;
  readonly columns: readonly Column<Row>[];
  readonly words: Words;
}

function TopTable<Row>({ id, title, note, top, columns, words }: TopTableProps<Row>) {
  return (
    <section>
      <h3>{title}</h3>
      {top.total === 0 ? (
        <p class="soft">{words.texts.none}</p>
      ) : (
        <DataTable id={id} caption={note(top.total)} columns={columns} rows={top.rows} />
      )}
    </section>
  );
}

function paymentColumns(names: boolean, { texts, euros, shortMonth }: Words): readonly Column<PaymentRow>[] {
  const { columns } = texts;
  return [
    ...(names ? [{ head: columns.agent, kind: 'head' as const, cell: Person }] : []),
    { head: columns.award, kind: 'code', cell: ({ award }) => award },
    { head: columns.allowance, cell: ({ allowance }) => allowance },
    { head: columns.school, kind: 'code', cell: ({ uai }) => uai },
    { head: columns.origin, cell: ({ instalmentMonth }) => shortMonth(instalmentMonth) },
    { head: columns.nature, cell: ({ nature }) => texts.shortNatures[nature] ?? nature },
    { head: columns.amount, kind: 'number', cell: ({ amount }) => euros(amount) },
  ];
}

function personColumns(names: boolean, { texts, euros, count }: Words): readonly Column<PersonRow>[] {
  const { columns } = texts;
  return [
    ...(names ? [{ head: columns.agent, kind: 'head' as const, cell: Person }] : []),
    {
      head: columns.schools,
      kind: 'code',
      cell: ({ schools }) => schools.filter((uai) => uai !== '').join(' '),
    },
    { head: columns.allowances, cell: ({ allowances }) => allowances.join(', ') },
    { head: columns.movements, kind: 'number', cell: ({ movements }) => count(movements) },
    { head: columns.amount, kind: 'number', cell: ({ amount }) => euros(amount) },
  ];
}
