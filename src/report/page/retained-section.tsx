import { sumCents } from '../../money/index.js';
import { DataTable, type Column } from './data-table.js';
import { FileLink } from './file-link.js';
import type { LapsingRow, ReportFacts, RetainedMotive, RetainedRow } from './report-facts.js';
import type { Words } from './words.js';

interface SectionProps {
  readonly facts: ReportFacts;
  readonly words: Words;
}

/** What does not move this month, by motive, and what of it lapses soon. */
export function RetainedSection({ facts, words }: SectionProps) {
  const { retained, names } = facts;
  const { retained: texts, columns, all } = words.texts;
  const motiveOf = (motive: string): string => texts.motives[motive] ?? motive;
  const motives: readonly Column<Pick<RetainedMotive, 'motive' | 'count' | 'amount'>>[] = [
    {
      head: columns.motive,
      kind: 'head',
      cell: ({ motive }) =>
        motive === '' ? (
          all
        ) : (
          <>
            {motiveOf(motive)} <span class="id">{motive}</span>
          </>
        ),
    },
    { head: columns.keys, kind: 'number', cell: ({ count }) => words.count(count) },
    { head: columns.amount, kind: 'number', cell: ({ amount }) => words.euros(amount) },
  ];
  const total = {
    motive: '',
    count: retained.reduce((sum, { count }) => sum + count, 0),
    amount: sumCents(retained.map(({ amount }) => amount)),
  };
  return (
    <>
      {retained.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <DataTable
            id="retained"
            caption={texts.caption}
            isNarrow
            columns={motives}
            rows={retained}
            foot={total}
          />
          {retained.map(({ motive, count, largest }) => {
            const title = texts.largest(motiveOf(motive), words.count(largest.length), words.count(count));
            return (
              <details>
                <summary>{title}</summary>
                <DataTable
                  id={`retained-${motive}`}
                  caption={title}
                  isCaptionHidden
                  isNarrow
                  columns={retainedColumns(names, words)}
                  rows={largest}
                />
              </details>
            );
          })}
          <p class="note">
            <FileLink name="retenus.csv" isBeside={names} />
          </p>
        </>
      )}
      <Lapsing facts={facts} words={words} />
    </>
  );
}

function Lapsing({ facts, words }: SectionProps) {
  const { lapsing, names } = facts;
  const { retained: texts, columns } = words.texts;
  const rows: readonly Column<LapsingRow>[] = [
    { head: columns.day, kind: 'head', cell: ({ day }) => words.day(day) },
    { head: columns.motive, cell: ({ motive }) => texts.motives[motive] ?? motive },
    ...retainedColumns(names, words),
  ];
  return (
    <section>
      <h3>{texts.lapsing}</h3>
      {lapsing.count === 0 ? (
        <p>{texts.lapsingNone}</p>
      ) : (
        <>
          <p>
            {texts.lapsingNote(lapsing.count, words.euros(lapsing.amount))}
            <FileLink name="prescriptions.csv" isBeside={names} />.
          </p>
          <DataTable
            id="lapsing"
            caption={texts.lapsing}
            isCaptionHidden
            columns={rows}
            rows={lapsing.rows}
          />
        </>
      )}
    </section>
  );
}

function retainedColumns(
  names: boolean,
  { texts, euros, shortMonth }: Words,
): readonly Column<RetainedRow>[] {
  const { columns } = texts;
  return [
    ...(names
      ? [{ head: columns.agent, kind: 'code' as const, cell: ({ numen }: RetainedRow) => numen }]
      : []),
    { head: columns.award, kind: 'code', cell: ({ award }) => award },
    { head: columns.origin, cell: ({ instalmentMonth }) => shortMonth(instalmentMonth) },
    { head: columns.amount, kind: 'number', cell: ({ amount }) => euros(amount) },
  ];
}
