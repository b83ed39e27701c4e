import { BarChart, type BarChartProps } from './bar-chart.js';
import { DataTable, type Column } from './data-table.js';
import { NO_CENTS } from '../../money/index.js';
import { byCodePoint } from '../../model/index.js';
import {
  comparedGroups,
  earlierMonths,
  sumOfGroups,
  type ComparedGroup,
  type EarlierMonth,
} from './compared-groups.js';
import { departmentOf, netOf, regrouped } from './grouped-figures.js';
import { MOST_ROWS, type FiguresByName, type ReportFacts } from './report-facts.js';
import type { Words } from './words.js';

/** Schools with a bar and a row of their own; the others are one. */
const MOST_SCHOOLS = 30;

/** What the money went to: by allowance, by nature, by school. */
export function BreakdownSection({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { breakdown: texts, natures } = words.texts;
  const allowanceOf = (code: string): string => facts.allowanceNames.get(code) ?? code;
  const schoolOf = (uai: string): string => (uai === '' ? texts.noSchool : uai);
  const byAllowance = earlierMonths(facts, (month) => month.byAllowance);
  const byNature = earlierMonths(facts, (month) => month.byNature);
  const bySchool = earlierMonths(facts, (month) => month.bySchool);
  return (
    <>
      <Breakdown
        id="allowances"
        title={texts.allowance}
        head={texts.allowanceColumn}
        rows={comparedGroups(facts.byAllowance, byAllowance)}
        months={byAllowance}
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
        rows={[...comparedGroups(facts.byNature, byNature)].sort((a, b) => byCodePoint(a.name, b.name))}
        months={byNature}
        labels="above"
        labelOf={(nature) => natures[nature] ?? nature}
        words={words}
      />
      <Breakdown
        id="schools"
        title={texts.school}
        head={texts.schoolColumn}
        rows={topSchools(comparedGroups(facts.bySchool, bySchool), words)}
        months={bySchool}
        labels="beside"
        labelOf={schoolOf}
        words={words}
      />
      {facts.bySchool.size > MOST_SCHOOLS ? <EverySchool facts={facts} words={words} /> : null}
    </>
  );
}

function topSchools(rows: readonly ComparedGroup[], { texts, count }: Words): readonly ComparedGroup[] {
  if (rows.length <= MOST_SCHOOLS) return rows;
  const others = rows.slice(MOST_SCHOOLS);
  const name = texts.breakdown.others(count(others.length));
  return [...rows.slice(0, MOST_SCHOOLS), sumOfGroups(name, others)];
}

interface BreakdownProps extends Pick<BarChartProps, 'id' | 'title' | 'labels'> {
  readonly head: string;
  readonly rows: readonly ComparedGroup[];
  readonly months: readonly EarlierMonth[];
  readonly labelOf: (name: string) => string;
  readonly cellOf?: (name: string) => preact.ComponentChildren;
  readonly words: Words;
}

/** A chart, and the table with the same figures. */
function Breakdown(props: BreakdownProps) {
  const { id, title, head, rows, months, labels, labelOf, cellOf = labelOf, words } = props;
  const { breakdown: texts } = words.texts;
  const [largest] = rows;
  const [first] = months;
  return (
    <section class="breakdown">
      <h3>{title}</h3>
      {largest === undefined ? (
        <p>{words.texts.none}</p>
      ) : (
        <div class={first === undefined ? 'beside' : 'stacked'}>
          <figure>
            <BarChart
              id={`${id}-chart`}
              title={texts.chart(title)}
              text={texts.chartText(
                `${labelOf(largest.name)}, ${words.euros(netOf(largest))}`,
                words.count(rows.length),
              )}
              bars={rows.map(({ name, credits, debits, earlier }) => ({
                label: labelOf(name),
                earlier: earlier[0],
                credits,
                debits,
                shown: words.euros(netOf({ movements: 0, credits, debits })),
              }))}
              labels={labels}
            />
            <figcaption class="legend">
              <span class="key credit">{texts.legendCredits}</span>{' '}
              <span class="key debit">{texts.legendDebits}</span>
              {first === undefined ? null : (
                <>
                  {' '}
                  <span class="key earlier">{texts.netOf(words.month(first.payMonth))}</span>
                </>
              )}
            </figcaption>
          </figure>
          <DataTable
            id={id}
            caption={title}
            isCaptionHidden
            columns={figureColumns(head, cellOf, months, words)}
            rows={rows}
            foot={sumOfGroups(TOTAL, rows)}
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
  months: readonly EarlierMonth[],
  { texts, count, euros, month }: Words,
): readonly Column<ComparedGroup>[] {
  return [
    { head, kind: 'head', cell: ({ name }) => (name === TOTAL ? texts.all : cellOf(name)) },
    { head: texts.movement, kind: 'number', cell: ({ movements }) => count(movements) },
    { head: texts.credits, kind: 'number', cell: ({ credits }) => euros(credits) },
    { head: texts.debits, kind: 'number', cell: ({ debits }) => euros(debits) },
    { head: texts.net, kind: 'number', cell: (figures) => euros(netOf(figures)) },
    ...months.map(({ payMonth }, at): Column<ComparedGroup> => ({
      head: texts.breakdown.netOf(month(payMonth)),
      kind: 'number',
      cell: ({ earlier }) => <span class="soft">{euros(earlier[at] ?? NO_CENTS)}</span>,
    })),
  ];
}

/** All the schools, folded; by département where there are too many. */
function EverySchool({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { breakdown: texts } = words.texts;
  const { bySchool } = facts;
  const isEach = bySchool.size <= MOST_ROWS;
  const grouped = (groups: FiguresByName): FiguresByName =>
    isEach ? groups : regrouped(groups, departmentOf);
  const months = earlierMonths(facts, (month) => grouped(month.bySchool));
  const rows = comparedGroups(grouped(bySchool), months);
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
        columns={figureColumns(isEach ? texts.schoolColumn : texts.departmentColumn, nameOf, months, words)}
        rows={[...rows].sort((a, b) => byCodePoint(a.name, b.name))}
      />
      {isEach ? null : <p class="note">{texts.filesHaveAll}</p>}
    </details>
  );
}
