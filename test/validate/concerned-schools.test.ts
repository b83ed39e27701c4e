import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateTexts } from '../support/engine.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';
import {
  AYSHA,
  ELIA,
  INES,
  NOEL,
  SMALL_EXPORT,
  table,
  textsOf,
  withValue,
  ZOE,
  type Table,
  type Tables,
} from '../support/small-export.js';

const REGULATIONS = shippedRegulations();
/** The holders are ZOE (M1), INES (M2) and ELIA (M5) in the first, AYSHA (M3, M6) in the second, NOEL (M4) in none. */
const [FIRST, SECOND, THIRD] = ['0750654D', '6200001G', '0310001H'];
const { agents, missions, absences, service, etablissements } = SMALL_EXPORT;

function withRow(to: Table, row: string): Table {
  return { columns: to.columns, rows: [...to.rows, row.split(';')] };
}

const replacements = (...rows: readonly string[]): Table =>
  table('id_remplacement;id_mission;numen_remplacant;date_debut;date_fin', rows);

/** The schools of the issues of a code, by line. */
function schoolsOf(tables: Tables, code: string): readonly unknown[] {
  const { issues } = validateTexts(textsOf({ ...SMALL_EXPORT, ...tables }), REGULATIONS);
  return issues.filter((issue) => issue.code === code).map(({ at, schools }) => [at.line, schools]);
}

describe('an issue is the business of', () => {
  test.each<[string, Tables, string, readonly unknown[]]>([
    [
      'the school of its award, rejected at its shape',
      { missions: withValue(missions, 'M3', 'date_debut', '15.10.2025') },
      'field.format',
      [[4, [SECOND]]],
    ],
    [
      'the school of its award, rejected by a rule',
      { missions: withValue(missions, 'M3', 'taux_annuel', '777') },
      'imp.rate-not-allowed',
      [[4, [SECOND]]],
    ],
    [
      'the school that its own row names, where an id is there twice',
      { missions: withRow(missions, `M3;${AYSHA};MF;;;;${FIRST};2025-09-01;;;`) },
      'row.duplicate-id',
      [[8, [FIRST]]],
    ],
    [
      'no school, where the letter of the UAI is wrong: it names nobody',
      { missions: withValue(missions, 'M3', 'uai', '6200001A') },
      'uai.key',
      [[4, undefined]],
    ],
    [
      'no school, where the UAI could be a path',
      { missions: withValue(missions, 'M3', 'uai', '../../etc/passwd') },
      'field.format',
      [[4, undefined]],
    ],
    [
      'no school, where the award has none',
      { missions: withValue(missions, 'M4', 'date_fin', '2025-08-31') },
      'period.reversed',
      [[5, undefined]],
    ],
    [
      'the schools of the awards of the agent, for a row of agents.csv',
      { agents: withValue(agents, AYSHA, 'nir', '123') },
      'field.format',
      [[4, [SECOND]]],
    ],
    [
      'every school of an agent who has several, rejected awards included',
      {
        agents: withValue(agents, AYSHA, 'nir', '123'),
        missions: withRow(missions, `M7;${AYSHA};MF;;;;${FIRST};jamais;;;`),
      },
      'field.format',
      [
        [4, [FIRST, SECOND]],
        [8, [FIRST]],
      ],
    ],
    [
      'the school where an agent only replaces, even by a row that is rejected',
      {
        agents: withValue(agents, NOEL, 'nir', '123'),
        remplacements: replacements(`R1;M3;${NOEL};2026-01-05;2026-01-31`, `R2;M1;${NOEL};2026-02-05;hier`),
      },
      'field.format',
      [
        [5, [FIRST, SECOND]],
        [3, [FIRST]],
      ],
    ],
    [
      'no school, for an agent without award',
      { agents: withRow(agents, '31E0000009ABC;123;X;Y;T;2;;;') },
      'field.format',
      [[7, undefined]],
    ],
    [
      'the schools of the agent, for an absence',
      { absences: withValue(absences, 'A1', 'type', 'RTT') },
      'field.enum',
      [[2, [FIRST]]],
    ],
    [
      'the schools of the agent, for an absence that overlaps another',
      { absences: withRow(absences, `A3;${ZOE};CMO;2025-10-08;2025-10-12;;;`) },
      'absence.overlap',
      [[4, [FIRST]]],
    ],
    [
      'the schools of the agent, for a period of service',
      { service: withValue(service, AYSHA, 'quotite_service', '120') },
      'field.range',
      [[3, [SECOND]]],
    ],
    [
      'the schools of the agent, for a warning on a period of service',
      { service: withRow(service, `${ZOE};2025-09-01;;95;`) },
      'service.over-90',
      [[4, [FIRST]]],
    ],
    [
      'the school of the award, for a replacement rejected at its shape',
      { remplacements: replacements(`R1;M3;${NOEL};2026-01-05;hier`) },
      'field.format',
      [[2, [SECOND]]],
    ],
    [
      'the school of the award, for a replacement rejected by a rule',
      { remplacements: replacements(`R1;M3;${AYSHA};2026-01-05;2026-01-31`) },
      'replacement.self',
      [[2, [SECOND]]],
    ],
    [
      'the school of the award, for a replacement of nobody known',
      { remplacements: replacements('R1;M1;31E0000009ABC;2026-01-05;2026-01-31') },
      'reference.unknown-agent',
      [[2, [FIRST]]],
    ],
    [
      'no school, for a replacement in an award that is not there',
      { remplacements: replacements(`R1;M99;${NOEL};2026-01-05;2026-01-31`) },
      'reference.unknown-award',
      [[2, undefined]],
    ],
    [
      'the school itself, for a row of etablissements.csv',
      { etablissements: withValue(etablissements, SECOND, 'type', 'LYCEE') },
      'field.enum',
      [[3, [SECOND]]],
    ],
    [
      'the school itself, for a row of enveloppes.csv',
      { enveloppes: table('uai;annee_scolaire;montant', [`${THIRD};2025-2026;beaucoup`]) },
      'field.format',
      [[2, [THIRD]]],
    ],
    [
      'the school itself, for an envelope that is exceeded',
      { enveloppes: table('uai;annee_scolaire;montant', [`${SECOND};2025-2026;10`]) },
      'imp.envelope-exceeded',
      [[2, [SECOND]]],
    ],
    [
      'no school, for a row of districts.csv',
      { districts: table('district;annee_scolaire;taux_annuel', ['D1;2025-2026;beaucoup']) },
      'field.format',
      [[2, undefined]],
    ],
    [
      'no school, for a column that is not known',
      { missions: { columns: [...missions.columns, 'x'], rows: missions.rows.map((row) => [...row, '']) } },
      'file.unknown-column',
      [[1, undefined]],
    ],
    [
      'the schools of both agents, where they have one NIR: the second is told',
      { agents: withValue(agents, ELIA, 'nir', agents.rows[1]![1]!) },
      'nir.shared',
      [[6, [FIRST]]],
    ],
  ])('%s', (_, tables, code, expected) => {
    expect(schoolsOf(tables, code)).toEqual(expected);
  });

  test('the same schools whatever the order of the rows', () => {
    const tables = {
      ...SMALL_EXPORT,
      agents: withValue(withValue(agents, AYSHA, 'nir', '123'), INES, 'nir', '456'),
      missions: withRow(withValue(missions, 'M3', 'taux_annuel', '777'), `M7;${AYSHA};MF;;;;${FIRST};x;;;`),
      remplacements: replacements(`R1;M3;${INES};2026-01-05;2026-01-31`, `R2;M3;${INES};2026-02-05;hier`),
    };
    const told = (given: Tables): readonly string[] =>
      validateTexts(textsOf(given), REGULATIONS)
        .issues.map(({ code, subject, schools }) => [code, subject, ...(schools ?? [])].join(' '))
        .sort();
    const expected = told(tables);
    expect(expected).toContain(`field.format ${INES} ${FIRST} ${SECOND}`);
    const shuffled = fc.record({
      agents: fc.shuffledSubarray([...tables.agents.rows], { minLength: tables.agents.rows.length }),
      missions: fc.shuffledSubarray([...tables.missions.rows], { minLength: tables.missions.rows.length }),
    });
    fc.assert(
      fc.property(shuffled, (rows) => {
        const given = {
          ...tables,
          agents: { ...tables.agents, rows: rows.agents },
          missions: { ...tables.missions, rows: rows.missions },
        };
        expect(told(given)).toEqual(expected);
      }),
      randomRuns(40),
    );
  });
});
