import { addPayMonths } from '../../calendar/index.js';
import { subtractCents } from '../../money/index.js';
import { DataTable, type Column } from './data-table.js';
import type { MonthTotals, ReportFacts, RunCounts } from './report-facts.js';
import { rankOf } from './run-rank.js';
import type { Words } from './words.js';

/** The key figures: this remittance against the month before and the same month last year. */
export function SummarySection({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { texts } = words;
  const { figures } = texts;
  const figure = (name: FigureName): Figure => ({ name, write: FIGURES[name] });
  const columns: readonly Column<Figure>[] = [
    { head: figures.figure, kind: 'head', cell: ({ name }) => figures[name] },
    {
      head: (
        <>
          {figures.here} <span class="under">{rankOf(facts.run, words)}</span>
        </>
      ),
      kind: 'number',
      cell: ({ write }) => <strong>{write(facts.month, words)}</strong>,
    },
    comparedColumn(facts.before, words, addPayMonths(facts.run.payMonth, -1)),
    comparedColumn(facts.lastYear, words, addPayMonths(facts.run.payMonth, -12)),
  ];
  const notes = [
    ...(facts.before === undefined && facts.lastYear === undefined ? [] : [figures.note]),
    ...([facts.before, facts.lastYear].some((month) => month !== undefined && month.persons === undefined)
      ? [figures.unknownNote]
      : []),
  ];
  return (
    <>
      <dl class="cards">
        {CARDS.map((name) => (
          <div class={name === 'rejects' && facts.month.rejects > 0 ? 'card warned' : 'card'}>
            <dt>{figures[name]}</dt>
            <dd id={`figure-${name}`}>{FIGURES[name](facts.month, words)}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        id="figures"
        caption={figures.caption}
        isNarrow
        columns={columns}
        rows={(Object.keys(FIGURES) as FigureName[]).map(figure)}
      />
      {notes.map((note) => (
        <p class="note">{note}</p>
      ))}
    </>
  );
}

interface Figure {
  readonly name: FigureName;
  readonly write: (counts: RunCounts, words: Words) => string;
}

type FigureName = keyof typeof FIGURES;

const FIGURES = {
  movements: ({ movements }: RunCounts, { count }: Words) => count(movements),
  persons: ({ persons }: RunCounts, { count, texts }: Words) =>
    persons === undefined ? texts.figures.unknown : count(persons),
  credits: ({ credits }: RunCounts, { euros }: Words) => euros(credits),
  debits: ({ debits }: RunCounts, { euros }: Words) => euros(debits),
  net: ({ credits, debits }: RunCounts, { euros }: Words) => euros(subtractCents(credits, debits)),
  rejects: ({ rejects }: RunCounts, { count }: Words) => count(rejects),
  warnings: ({ warnings }: RunCounts, { count }: Words) => count(warnings),
  held: ({ held }: RunCounts, { count }: Words) => count(held),
  barred: ({ barred }: RunCounts, { count }: Words) => count(barred),
} as const;

const CARDS = ['net', 'movements', 'persons', 'rejects'] as const;

function comparedColumn(
  totals: MonthTotals | undefined,
  words: Words,
  payMonth: MonthTotals['payMonth'],
): Column<Figure> {
  const { figures } = words.texts;
  return {
    head: (
      <>
        {words.month(payMonth)}{' '}
        <span class="under">
          {totals === undefined ? figures.notRecorded : figures.remittances(totals.remittances)}
        </span>
      </>
    ),
    kind: 'number',
    cell: ({ write }) =>
      totals === undefined ? <span class="soft">{figures.unknown}</span> : write(totals, words),
  };
}
