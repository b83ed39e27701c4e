import { BarChart, type BarChartProps } from './bar-chart.js';
import { DataTable, type Column } from './data-table.js';
import {
  departmentOf,
  inNameOrder,
  largestFirst,
  netOf,
  regrouped,
  sumOfFigures,
  type NamedFigures,
} from './grouped-figures.js';
import { MOST_ROWS, type ReportFacts } from './report-facts.js';
import type { Words } from './words.js';

/** Schools with a bar and a row of their own; the others are one. */
const MOST_SCHOOLS = 30;

/** What the money went to: by allowance, by nature, by school. */
export function BreakdownSection({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { breakdown: texts, natures } = words.texts;
  const allowanceOf = (code: string): string => facts.allowanceNames.get(code) ?? code;
  const schoolOf = (uai: string): string => (uai === '' ? texts.noSchool : uai);
  return (
    <>
      <Breakdown
        id="allowances"
        title={texts.allowance}
        head={texts.allowanceColumn}
        rows={largestFirst(facts.byAllowance)}
        labels="beside"
        cellOf={(code) => (
          <>
            {allowanceOf(code)} {allowanceOf(code) === code ? null : <span class="id">{code}</span>}
          </>
        )}
        labelOf={(code) => code}
        words={words}
      />
      <Breakdown
        id="natures"
        title={texts.nature}
        head={texts.natureColumn}
        rows={inNameOrder(facts.byNature)}
        labels="above"
        labelOf={(nature) => natures[nature] ?? nature}
        words={words}
      />
      <Breakdown
        id="schools"
        title={texts.school}
        head={texts.schoolColumn}
        rows={topSchools(facts, words)}
        labels="beside"
        labelOf={schoolOf}
        words={words}
      />
      {facts.bySchool.size > MOST_SCHOOLS ? <EverySchool facts={facts} words={words} /> : null}
    </>
  );
}

function topSchools({ bySchool }: ReportFacts, { texts, count }: Words): readonly NamedFigures[] {
  const rows = largestFirst(bySchool);
  if (rows.length <= MOST_SCHOOLS) return rows;
  const others = rows.slice(MOST_SCHOOLS);
  const name = texts.breakdown.others(count(others.length));
  return [...rows.slice(0, MOST_SCHOOLS), { name, ...sumOfFigures(others) }];
}

interface BreakdownProps extends Pick<BarChartProps, 'id' | 'title' | 'labels'> {
  readonly head: string;
  readonly rows: readonly NamedFigures[];
  readonly labelOf: (name: string) => string;
  readonly cellOf?: (name: string) => preact.ComponentChildren;
  readonly words: Words;
}

/** A chart, and the table with the same figures. */
function Breakdown({ id, title, head, rows, labels, labelOf, cellOf = labelOf, words }: BreakdownProps) {
  const { breakdown: texts } = words.texts;
  const [largest] = rows;
  return (
    <section class="breakdown">
      <h3>{title}</h3>
      {largest === undefined ? (
        <p>{words.texts.none}</p>
      ) : (
        <div class="beside">
          <figure>
            <BarChart
              id={`${id}-chart`}
              title={texts.chart(title)}
              text={texts.chartText(
                `${labelOf(largest.name)}, ${words.euros(netOf(largest))}`,
                words.count(rows.length),
              )}
              bars={rows.map(({ name, credits, debits }) => ({
                label: labelOf(name),
                credits,
                debits,
                shown: words.euros(netOf({ movements: 0, credits, debits })),
              }))}
              labels={labels}
            />
            <figcaption class="legend">
              <span class="key credit">{texts.legendCredits}</span>{' '}
              <span class="key debit">{texts.legendDebits}</span>
            </figcaption>
          </figure>
          <DataTable
            id={id}
            caption={title}
            isCaptionHidden
            columns={figureColumns(head, cellOf, words)}
            rows={rows}
            foot={{ name: TOTAL, ...sumOfFigures(rows) }}
          />
        </div>
      )}
    </section>
  );
}

/** Stands for the name of no group. */
const TOTAL = '\u0000';

function figureColumns(
  head: string,
  cellOf: (name: string) => preact.ComponentChildren,
  { texts, count, euros }: Words,
): readonly Column<NamedFigures>[] {
  return [
    { head, kind: 'head', cell: ({ name }) => (name === TOTAL ? texts.all : cellOf(name)) },
    { head: texts.movement, kind: 'number', cell: ({ movements }) => count(movements) },
    { head: texts.credits, kind: 'number', cell: ({ credits }) => euros(credits) },
    { head: texts.debits, kind: 'number', cell: ({ debits }) => euros(debits) },
    { head: texts.net, kind: 'number', cell: (figures) => euros(netOf(figures)) },
  ];
}

/** All the schools, folded; by département where there are too many. */
function EverySchool({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { breakdown: texts } = words.texts;
  const { bySchool } = facts;
  const isEach = bySchool.size <= MOST_ROWS;
  const count = words.count(bySchool.size);
  const title = isEach ? texts.everySchool(count) : texts.byDepartment(count);
  const nameOf = (name: string): string => {
    if (name === '') return texts.noSchool;
    return isEach ? name : texts.department(name);
  };
  return (
    <details>
      <summary>{title}</summary>
      <DataTable
        id="every-school"
        caption={title}
        isCaptionHidden
        columns={figureColumns(isEach ? texts.schoolColumn : texts.departmentColumn, nameOf, words)}
        rows={inNameOrder(isEach ? bySchool : regrouped(bySchool, departmentOf))}
      />
      {isEach ? null : <p class="note">{texts.filesHaveAll}</p>}
    </details>
  );
}
