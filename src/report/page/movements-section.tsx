import { absoluteCents, type Cents } from '../../money/index.js';
import { DataTable, type Column } from './data-table.js';
import { FileLink } from './file-link.js';
import { departmentOf, inNameOrder, netOf, regrouped, type NamedFigures } from './grouped-figures.js';
import { Person } from './named-people.js';
import { MOST_ROWS, type PaymentRow, type ReportFacts, type ReportedMovements } from './report-facts.js';
import type { Words } from './words.js';

interface SectionProps {
  readonly facts: ReportFacts;
  readonly words: Words;
}

/** Every movement, or what they add up to; a box filters the rows where scripts run, and is not there where none do. */
export function MovementsSection({ facts, words }: SectionProps) {
  const { texts, count } = words;
  const { movements, names } = facts;
  const total = facts.month.movements;
  if (total === 0) return <p>{texts.none}</p>;
  const shown = movements.kind === 'each' ? eachRow(movements.rows) : addedUp(movements);
  return (
    <>
      <p class="note">
        {texts.movements[shown.kind]}
        <FileLink name="paiements.csv" isBeside={names} />.
      </p>
      <Filter names={names} words={words} />
      {shown.kind === 'each' ? (
        <DataTable
          id="movement-rows"
          caption={texts.movements.caption(count(total))}
          columns={paymentColumns(names, words)}
          rows={shown.rows}
          dataOf={({ nature, amount }) => rowData(nature, amount)}
        />
      ) : (
        <DataTable
          id="movement-rows"
          caption={texts.movements.groupCaption(count(total))}
          columns={groupColumns(shown.kind, facts, words)}
          rows={shown.rows}
          dataOf={(figures) => rowData(figures.name.split('|')[2] ?? '', netOf(figures))}
        />
      )}
    </>
  );
}

type Shown =
  | { readonly kind: 'each'; readonly rows: readonly PaymentRow[] }
  | { readonly kind: 'bySchool' | 'byDepartment'; readonly rows: readonly NamedFigures[] };

function eachRow(rows: readonly PaymentRow[]): Shown {
  return { kind: 'each', rows };
}

function addedUp({ groups }: Extract<ReportedMovements, { kind: 'added-up' }>): Shown {
  if (groups.size <= MOST_ROWS) return { kind: 'bySchool', rows: inNameOrder(groups) };
  const byDepartment = regrouped(groups, (name) => {
    const [uai = '', allowance = '', nature = ''] = name.split('|');
    return `${departmentOf(uai)}|${allowance}|${nature}`;
  });
  return { kind: 'byDepartment', rows: inNameOrder(byDepartment) };
}

/** What the script adds up and chooses by. */
function rowData(nature: string, net: Cents) {
  return {
    'data-nature': nature,
    'data-cents': `${net < 0n ? '-' : ''}${String(absoluteCents(net))}`,
  } as const;
}

function Filter({ names, words }: { readonly names: boolean; readonly words: Words }) {
  const { movements: texts, shortNatures } = words.texts;
  return (
    <form id="filter" class="filter" role="search" data-said={texts.shown} data-lang={words.lang} hidden>
      <div>
        <label for="filter-text">{texts.filter}</label>
        <input
          id="filter-text"
          type="search"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="filter-hint"
        />
      </div>
      <div>
        <label for="filter-nature">{words.texts.columns.nature}</label>
        <select id="filter-nature">
          <option value="">{texts.everyNature}</option>
          {Object.entries(shortNatures).map(([nature, name]) => (
            <option value={nature}>{name}</option>
          ))}
        </select>
      </div>
      <button type="reset">{texts.clear}</button>
      <p id="filter-hint" class="soft small">
        {names ? texts.filterHint : texts.filterHintWithoutNames}
      </p>
      <p id="filter-said" role="status" />
    </form>
  );
}

function paymentColumns(names: boolean, { texts, euros, shortMonth }: Words): readonly Column<PaymentRow>[] {
  const { columns } = texts;
  return [
    ...(names ? [{ head: columns.agent, kind: 'head' as const, cell: Person }] : []),
    { head: columns.award, kind: 'code', cell: ({ award }) => award },
    { head: columns.allowance, cell: ({ allowance }) => allowance },
    { head: columns.missionFunction, cell: ({ missionFunction }) => missionFunction },
    { head: columns.school, kind: 'code', cell: ({ uai }) => uai },
    { head: columns.origin, cell: ({ instalmentMonth }) => shortMonth(instalmentMonth) },
    { head: columns.nature, cell: ({ nature }) => texts.shortNatures[nature] ?? nature },
    { head: columns.amount, kind: 'number', cell: ({ amount }) => euros(amount) },
    ...(names
      ? [{ head: columns.reference, kind: 'code' as const, cell: ({ reference }: PaymentRow) => reference }]
      : []),
  ];
}

function groupColumns(
  kind: 'bySchool' | 'byDepartment',
  { allowanceNames }: ReportFacts,
  { texts, count, euros }: Words,
): readonly Column<NamedFigures>[] {
  const { columns, breakdown } = texts;
  const part = (name: string, place: number): string => name.split('|')[place] ?? '';
  const placeOf = (place: string): string => {
    if (place === '') return breakdown.noSchool;
    return kind === 'bySchool' ? place : breakdown.department(place);
  };
  return [
    {
      head: kind === 'bySchool' ? columns.school : breakdown.departmentColumn,
      kind: 'head',
      cell: ({ name }) => placeOf(part(name, 0)),
    },
    {
      head: columns.allowance,
      cell: ({ name }) => `${part(name, 1)} — ${allowanceNames.get(part(name, 1)) ?? part(name, 1)}`,
    },
    { head: columns.nature, cell: ({ name }) => texts.shortNatures[part(name, 2)] ?? part(name, 2) },
    { head: texts.movement, kind: 'number', cell: ({ movements }) => count(movements) },
    { head: texts.credits, kind: 'number', cell: ({ credits }) => euros(credits) },
    { head: texts.debits, kind: 'number', cell: ({ debits }) => euros(debits) },
    { head: texts.net, kind: 'number', cell: (figures) => euros(netOf(figures)) },
  ];
}
