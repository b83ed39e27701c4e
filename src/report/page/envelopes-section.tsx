import { addCents, NO_CENTS, subtractCents, type Cents } from '../../money/index.js';
import { DataTable, type Column } from './data-table.js';
import { departmentOf } from './grouped-figures.js';
import { MOST_ROWS, type EnvelopeRow, type ReportFacts } from './report-facts.js';
import type { Words } from './words.js';

/** What the awards take of the envelopes: for the académie, then school by school. */
export function EnvelopesSection({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { envelopes } = facts;
  const { envelopes: texts } = words.texts;
  if (envelopes === undefined) return <p>{texts.unreadable}</p>;
  if (envelopes.length === 0) return <p>{texts.none}</p>;
  const without = envelopes.filter(({ amount }) => amount === undefined).length;
  const isEach = envelopes.length <= MOST_ROWS;
  return (
    <>
      <p>
        {texts.exceededCount(envelopes.filter(isExceeded).length)}
        {without === 0 ? null : ` ${texts.without(without)}`}
      </p>
      <p class="note">{texts.note}</p>
      <DataTable
        id="envelopes-academie"
        caption={texts.academieCaption}
        columns={sumColumns(words.texts.columns.schoolYear, words)}
        rows={sumsBy(envelopes, ({ schoolYear }) => schoolYear)}
      />
      <details open={envelopes.length <= FEW}>
        <summary>{texts.schools}</summary>
        {isEach ? (
          <DataTable
            id="envelopes"
            caption={texts.schools}
            isCaptionHidden
            columns={rowColumns(words)}
            rows={envelopes}
          />
        ) : (
          <DataTable
            id="envelopes"
            caption={texts.schools}
            isCaptionHidden
            columns={sumColumns(words.texts.breakdown.departmentColumn, words)}
            rows={sumsBy(
              envelopes,
              ({ schoolYear, uai }) =>
                `${schoolYear}, ${words.texts.breakdown.department(departmentOf(uai))}`,
            )}
          />
        )}
      </details>
    </>
  );
}

/** A table of so many rows is not folded. */
const FEW = 40;

function isExceeded({ amount, taken }: EnvelopeRow): boolean {
  return amount !== undefined && taken > amount;
}

function rowColumns(words: Words): readonly Column<EnvelopeRow>[] {
  const { texts, euros, count } = words;
  const { columns, envelopes } = texts;
  const stateOf = (row: EnvelopeRow) => {
    if (row.amount === undefined) return <span class="soft">{envelopes.noEnvelope}</span>;
    return isExceeded(row) ? <strong class="alert">{envelopes.exceeded}</strong> : envelopes.within;
  };
  return [
    { head: columns.school, kind: 'head', cell: ({ uai }) => uai },
    { head: columns.schoolYear, cell: ({ schoolYear }) => schoolYear },
    { head: columns.allowance, cell: ({ allowance }) => allowance },
    { head: columns.awards, kind: 'number', cell: ({ awards }) => count(awards) },
    {
      head: columns.envelope,
      kind: 'number',
      cell: ({ amount }) => (amount === undefined ? '' : euros(amount)),
    },
    { head: columns.taken, kind: 'number', cell: ({ taken }) => euros(taken) },
    {
      head: columns.remaining,
      kind: 'number',
      cell: ({ amount, taken }) => (amount === undefined ? '' : euros(subtractCents(amount, taken))),
    },
    { head: columns.share, kind: 'number', cell: (row) => <Share row={row} words={words} /> },
    { head: columns.state, cell: stateOf },
  ];
}

/** The share that is taken, as a figure over a gauge. */
function Share({ row, words }: { readonly row: Taken; readonly words: Words }) {
  const { amount, taken } = row;
  if (amount === undefined || amount === 0n) return null;
  const hundredths = Number((taken * 100n) / amount);
  return (
    <>
      {words.percent(taken, amount)}
      <svg class="gauge" aria-hidden="true" width="100%" height="5">
        <rect class="track" width="100%" height="5" />
        <rect
          class={taken > amount ? 'debit' : 'credit'}
          width={`${String(Math.min(100, hundredths))}%`}
          height="5"
        />
      </svg>
    </>
  );
}

type Taken = Pick<EnvelopeRow, 'amount' | 'taken'>;

/** Envelopes together: the amounts, what is taken of them or without one, and how many are exceeded. */
interface EnvelopeSum {
  readonly name: string;
  readonly amount: Cents;
  readonly taken: Cents;
  readonly awards: number;
  readonly exceeded: number;
}

function sumsBy(rows: readonly EnvelopeRow[], nameOf: (row: EnvelopeRow) => string): readonly EnvelopeSum[] {
  const sums = new Map<string, EnvelopeSum>();
  for (const row of rows) {
    const name = nameOf(row);
    const sum = sums.get(name) ?? { name, amount: NO_CENTS, taken: NO_CENTS, awards: 0, exceeded: 0 };
    sums.set(name, {
      name,
      amount: addCents(sum.amount, row.amount ?? NO_CENTS),
      taken: addCents(sum.taken, row.taken),
      awards: sum.awards + row.awards,
      exceeded: sum.exceeded + (isExceeded(row) ? 1 : 0),
    });
  }
  return [...sums.values()];
}

function sumColumns(head: string, words: Words): readonly Column<EnvelopeSum>[] {
  const { texts, euros, count } = words;
  const { columns, envelopes } = texts;
  return [
    { head, kind: 'head', cell: ({ name }) => name },
    { head: columns.awards, kind: 'number', cell: ({ awards }) => count(awards) },
    { head: columns.envelope, kind: 'number', cell: ({ amount }) => euros(amount) },
    { head: columns.taken, kind: 'number', cell: ({ taken }) => euros(taken) },
    {
      head: columns.remaining,
      kind: 'number',
      cell: ({ amount, taken }) => euros(subtractCents(amount, taken)),
    },
    { head: columns.share, kind: 'number', cell: (sum) => <Share row={sum} words={words} /> },
    { head: envelopes.exceededColumn, kind: 'number', cell: ({ exceeded }) => count(exceeded) },
  ];
}
