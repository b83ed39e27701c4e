import fc from 'fast-check';
import {
  absenceEdits,
  AGENT_EDITS,
  missionEdits,
  payableRegimes,
  replacementEdits,
  SERVICE_EDITS,
  usualDates,
  withCells,
  type Edit,
} from './stories-edits.js';
import {
  absence,
  agent,
  mission,
  NIRS,
  NUMENS,
  rarely,
  replacement,
  service,
  type Row,
  type Tables,
} from './worlds.js';

/**
 * A row of an export as it changes over time: what it says first, then what corrections, mistakes and withdrawals make
 * of it. `null` stands for an export without the row.
 */
export interface Fact {
  readonly table: keyof Tables;
  readonly versions: readonly (Row | null)[];
}

/** From one export on, a fact is in another of its versions. */
export interface Change {
  readonly fact: number;
  readonly version: number;
}

/** The facts of a small academy: five awards, one of the next school year, and who and what they depend on. */
export function facts(year: number): fc.Arbitrary<readonly Fact[]> {
  return fc
    .tuple(
      ...['M1', 'M2', 'M3', 'M4'].map((id) => award(id, year)),
      maybe(award('M5', year + 1)),
      ...['A1', 'A2', 'A3'].map((id) => maybe(fact('absences', absence(id, year), absenceEdits(year)))),
      ...['R1', 'R2'].map((id) =>
        maybe(fact('remplacements', oneOfTheAwards(replacement(id, year)), replacementEdits(year))),
      ),
      maybe(fact('service', service(year), SERVICE_EDITS)),
      ...NUMENS.map((numen, index) => fact('agents', eligible(agent(numen, index), index), AGENT_EDITS)),
    )
    .map((drawn) => drawn.filter((one) => one !== null));
}

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 3 });

/** Seldom any award: most are refused, and pay nothing. */
const award = (id: string, year: number): fc.Arbitrary<Fact> =>
  fact('missions', rarely(payable(id, year), mission(id, year), 9), missionEdits(year));

/** An award that nothing speaks against. */
function payable(id: string, year: number): fc.Arbitrary<Row> {
  return fc
    .tuple(
      mission(id, year),
      fc.constantFrom(...payableRegimes(year)),
      fc.nat({ max: 2 }),
      rarely(fc.constantFrom(...usualDates(year)), fc.constant([]), 4),
    )
    .map(([row, cells, holder, period]) =>
      withCells(row, 'missions', [
        ['id_mission', id],
        ['etat', ''],
        ['numen', NUMENS[holder] ?? ''],
        ['uai', '0330450K'],
        ['decharge', ''],
        ['hse', ''],
        ['stagiaire', `S${id}`],
        ['nb_stagiaires', ''],
        ['nb_etudiants', '2'],
        ['lettre_mission', 'L1'],
        ['service_fait', ''],
        ...cells,
        ...period,
      ]),
    );
}

const eligible = (one: fc.Arbitrary<Row>, index: number): fc.Arbitrary<Row> =>
  fc.tuple(one, fc.constantFrom('T', 'C')).map(([row, statut]) =>
    withCells(row, 'agents', [
      ['nir', NIRS[index] ?? ''],
      ['statut', statut],
      ['degre', '2'],
      ['cpge_service_complet', ''],
    ]),
  );

const oneOfTheAwards = (one: fc.Arbitrary<Row>): fc.Arbitrary<Row> =>
  fc
    .tuple(one, fc.constantFrom('M1', 'M2', 'M3'))
    .map(([row, id]) => withCells(row, 'remplacements', [['id_mission', id]]));

/** A row, then up to three versions of it: some cells changed, or none. */
function fact(table: Fact['table'], base: fc.Arbitrary<Row>, edits: readonly Edit[]): fc.Arbitrary<Fact> {
  const edited = fc
    .array(
      fc.constantFrom(...edits).chain(({ cells }) => cells),
      { minLength: 1, maxLength: 2 },
    )
    .map((all) => all.flat());
  return base.chain((row) => {
    const version = fc.oneof(
      { arbitrary: edited.map((cells) => withCells(row, table, cells)), weight: 3 },
      ...(table === 'agents' ? [] : [{ arbitrary: fc.constant(null), weight: 1 }]),
    );
    return fc
      .array(version, { minLength: 1, maxLength: 3 })
      .map((versions) => ({ table, versions: [row, ...versions] }));
  });
}

/** What the next export says otherwise: mostly of the awards. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    fact: rarely(fc.nat({ max: 3 }), fc.nat({ max: 14 }), 2),
    version: rarely(fc.integer({ min: 1, max: 3 }), fc.constant(0), 3),
  }),
  { minLength: 1, maxLength: 5 },
);
