import { expect, test } from 'vitest';
import { buildStsReference } from '../../src/sts/reference.js';
import {
  CROSSWALK_HEADER,
  individu,
  linksOf,
  readCrosswalk,
  referenceOf,
  schoolOf,
  UAI,
} from '../support/sts.js';
import { HOLDER, OTHER } from '../support/builders.js';

const ROW = `${UAI};2025;epp;007;${HOLDER}`;

test('a row of sts.csv links a person of a school and year to an agent', () => {
  expect(linksOf(ROW)).toEqual([
    { uai: UAI, schoolYear: 2025, person: 'epp 007', numen: HOLDER, key: `${UAI} 2025 epp 007` },
  ]);
});

test.each<[string, string, string, string]>([
  ['no school', `;2025;epp;7;${HOLDER}`, 'field.missing', 'uai'],
  ['a school with a wrong letter', `0330001Y;2025;epp;7;${HOLDER}`, 'uai.key', 'uai'],
  ['a school year in full', `${UAI};2025-2026;epp;7;${HOLDER}`, 'field.format', 'annee'],
  ['an unknown type', `${UAI};2025;EPP;7;${HOLDER}`, 'field.enum', 'type'],
  ['no id', `${UAI};2025;epp;;${HOLDER}`, 'field.missing', 'id'],
  ['no agent', `${UAI};2025;epp;7;`, 'field.missing', 'numen'],
  ['too many fields', `${UAI};2025;epp;7;${HOLDER};`, 'row.columns', ''],
])('a row of sts.csv with %s links nobody', (_, row, code, field) => {
  const reading = readCrosswalk(CROSSWALK_HEADER, row, ROW);
  if (reading.kind === 'unusable') throw new Error(JSON.stringify(reading.problems));
  const { values, issues } = reading.rows;
  expect(values.map(({ person }) => person)).toEqual(['epp 007']);
  expect(
    issues.map((issue) => [issue.code, issue.severity, issue.at.line, issue.findings[0]?.field]),
  ).toEqual([[code, 'reject', 2, field]]);
});

test('two rows of one person link nobody: which is true is not known', () => {
  const reading = readCrosswalk(CROSSWALK_HEADER, ROW, `${UAI};2025;epp;007;${OTHER}`);
  if (reading.kind === 'unusable') throw new Error(JSON.stringify(reading.problems));
  expect(reading.rows.issues.map(({ code, at }) => [code, at.line])).toEqual([['row.duplicate-id', 3]]);
  expect(linksOf(ROW, `${UAI};2025;epp;007;${OTHER}`, `${UAI};2026;epp;007;${OTHER}`)).toEqual([
    expect.objectContaining({ schoolYear: 2026, numen: OTHER }),
  ]);
});

test('a column that is not known is named; one that is missing refuses the file', () => {
  const extra = readCrosswalk(`${CROSSWALK_HEADER};nom`, `${ROW};MARTIN`);
  expect(extra.kind === 'readable' && extra.rows.issues.map(({ code }) => code)).toEqual([
    'file.unknown-column',
  ]);
  const reading = readCrosswalk('uai;annee;type;numen');
  expect(reading.kind === 'unusable' && reading.problems.map(({ facts }) => facts)).toEqual([
    { columns: 'id' },
  ]);
});

test('a person is one of a school and a year: the same id elsewhere is somebody else', () => {
  const { schools } = referenceOf(
    [schoolOf({ people: [individu('7')] }), schoolOf({ year: '2026', people: [individu('7')] })],
    `${UAI};2025;epp;7;${HOLDER}`,
    `${UAI};2026;epp;7;${OTHER}`,
    `0750654D;2025;epp;7;${OTHER}`,
  );
  expect([...schools].map(([key, { people }]) => [key, [...people.keys()]])).toEqual([
    [`${UAI} 2025-2026`, [HOLDER]],
    [`${UAI} 2026-2027`, [OTHER]],
  ]);
});

test('two files of one school and year are refused', () => {
  const again = { ...schoolOf(), file: 'again.zip/sts.xml' };
  const building = buildStsReference([schoolOf(), again, schoolOf({ year: '2026' })], []);
  expect(building.kind === 'unusable' && building.problems).toEqual([
    { code: 'sts.same-school', at: { file: again.file, line: undefined }, facts: { other: schoolOf().file } },
  ]);
});

test('a reference is plain data: a copy for another thread says the same, and names nobody', () => {
  const reference = referenceOf([schoolOf({ people: [individu('007', { eps: ['17,5'] })] })], ROW);
  const copy = structuredClone(reference);
  expect(copy).toEqual(reference);
  expect(JSON.stringify([...copy.schools.values()])).not.toMatch(/BŒUF|Maëlle|1980/);
  expect([...copy.schools.values()].map(({ epsTeachers, epsHours }) => [epsTeachers, epsHours])).toEqual([
    [1, '17.5'],
  ]);
});
