import { addCents, NO_CENTS, subtractCents } from '../../money/index.js';
import type { BordereauFacts, SideTotals } from './bordereau-facts.js';
import { shortened, type BordereauTexts } from './bordereau-texts.js';

/** Allowances that have a row of their own; the others are one row. */
const LARGEST = 12;

/** Characters of the code of an allowance. */
const LONGEST = 20;

/** The totals by nature and by allowance, as one table: the columns add up to the same last row. */
export function AmountTable({
  totals: { all, byRegime, byNature },
  texts,
}: {
  readonly totals: BordereauFacts['totals'];
  readonly texts: BordereauTexts;
}) {
  const { side } = texts;
  const natures = [...byNature].map(([nature, of]) => [texts.natures[nature] ?? nature, of] as const);
  const regimes = [...byRegime].map(([code, of]) => [shortened(code, LONGEST), of] as const);
  return (
    <table class="amounts">
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {texts.amounts}
          </th>
          {[side.movements, side.credits, side.debits, side.net].map((column) => (
            <th key={column} scope="col" class="number">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <GroupRows name={texts.nature} groups={natures} texts={texts} />
      <GroupRows name={texts.regime} groups={bounded(regimes, texts)} texts={texts} />
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {texts.total}
          </th>
          <SideCells totals={all} texts={texts} />
        </tr>
      </tfoot>
    </table>
  );
}

type Group = readonly [name: string, totals: SideTotals];

/** In the order given, the last rows as one where there are too many. */
function bounded(groups: readonly Group[], texts: BordereauTexts): readonly Group[] {
  if (groups.length <= LARGEST) return groups;
  const others = groups.slice(LARGEST - 1);
  const sum = others.reduce<SideTotals>((total, [, of]) => together(total, of), {
    movements: 0,
    credits: NO_CENTS,
    debits: NO_CENTS,
  });
  return [...groups.slice(0, LARGEST - 1), [texts.others(others.length), sum]];
}

function together(a: SideTotals, b: SideTotals): SideTotals {
  return {
    movements: a.movements + b.movements,
    credits: addCents(a.credits, b.credits),
    debits: addCents(a.debits, b.debits),
  };
}

function GroupRows({
  name,
  groups,
  texts,
}: {
  readonly name: string;
  readonly groups: readonly Group[];
  readonly texts: BordereauTexts;
}) {
  return (
    <tbody>
      {groups.map(([group, totals], index) => (
        <tr key={index}>
          {index === 0 ? (
            <th scope="rowgroup" rowSpan={groups.length} class="group">
              {name}
            </th>
          ) : null}
          <th scope="row" class="name">
            {group}
          </th>
          <SideCells totals={totals} texts={texts} />
        </tr>
      ))}
    </tbody>
  );
}

function SideCells({
  totals: { movements, credits, debits },
  texts,
}: {
  readonly totals: SideTotals;
  readonly texts: BordereauTexts;
}) {
  return (
    <>
      <td class="number">{texts.count(movements)}</td>
      <td class="number">{texts.euros(credits)}</td>
      <td class="number">{texts.euros(debits)}</td>
      <td class="number">{texts.euros(subtractCents(credits, debits))}</td>
    </>
  );
}
