import { describe, expect, test } from 'vitest';
import { addPayMonths } from '../../../src/calendar/index.js';
import type { Issue } from '../../../src/model/index.js';
import { rejectCells, REJECT_COLUMNS } from '../../../src/report/rejects/columns.js';
import { rejectsBySchool } from '../../../src/report/rejects/school-rejects.js';
import { month } from '../../support/paying.js';

const NOVEMBER = month('2025-11');
const [FIRST, SECOND] = ['0750654D', '6200001G'];

function reject(
  line: number | undefined,
  schools: readonly string[] = [],
  changed: Partial<Issue> = {},
): Issue {
  return {
    code: 'imp.letter-missing',
    severity: 'reject',
    at: { file: 'missions.csv', line },
    subject: `M${String(line)}`,
    findings: [{ field: 'lettre_mission', value: '', facts: {} }],
    ...(schools.length === 0 ? {} : { schools }),
    ...changed,
  };
}

/** `school: line severity age`. */
function told(issues: readonly Issue[], ages: Readonly<Record<string, number>> = {}): readonly string[] {
  const sinceOf = ({ subject }: Issue) => addPayMonths(NOVEMBER, -(ages[subject] ?? 0));
  return rejectsBySchool(issues, sinceOf, NOVEMBER, 'fr').map(
    ({ uai, rows }) =>
      `${uai ?? 'none'}: ${rows.map(({ line, severity, age }) => `${String(line)} ${severity} ${String(age)}`).join(', ')}`,
  );
}

describe('the rejects of a school', () => {
  test('are its own alone; an agent of several schools is told to each, a row of none comes last', () => {
    const issues = [reject(2), reject(3, [SECOND]), reject(4, [FIRST, SECOND]), reject(5, [FIRST])];
    expect(told(issues)).toEqual([
      `${FIRST}: 4 reject 0, 5 reject 0`,
      `${SECOND}: 3 reject 0, 4 reject 0`,
      'none: 2 reject 0',
    ]);
  });

  test('come before the warnings that wait for it, those of longest standing first', () => {
    const warn = { severity: 'warn' } as const;
    const issues = [reject(2, [FIRST], warn), reject(3, [FIRST]), reject(4, [FIRST]), reject(5, [FIRST])];
    expect(told(issues, { M4: 2, M5: 1, M2: 7 })).toEqual([
      `${FIRST}: 4 reject 2, 5 reject 1, 3 reject 0, 2 warn 7`,
    ]);
  });

  test('leave out the warnings that wait for nothing from a school', () => {
    const shape = reject(2, [FIRST], { severity: 'warn', code: 'numen.shape' });
    expect(told([shape, reject(3, [FIRST])])).toEqual([`${FIRST}: 3 reject 0`]);
  });

  test('are none where there are only warnings: nothing is sent', () => {
    expect(told([reject(2, [FIRST], { severity: 'warn' }), reject(3, [SECOND])])).toEqual([
      `${SECOND}: 3 reject 0`,
    ]);
    expect(told([])).toEqual([]);
  });
});

describe('a row', () => {
  const rowOf = (issue: Issue): Readonly<Record<string, string>> => {
    const [school] = rejectsBySchool([issue], () => month('2025-09'), NOVEMBER, 'fr');
    const cells = rejectCells(school!.rows[0]!);
    return Object.fromEntries(
      REJECT_COLUMNS.map((column, at) => [column, cells[at]!.replaceAll('\u00A0', ' ')]),
    );
  };

  test('says what was found, what was expected with its source, what to do, and since when', () => {
    expect(rowOf(reject(7, [FIRST]))).toEqual({
      gravite: 'rejet',
      code: 'imp.letter-missing',
      fichier: 'missions.csv',
      ligne: '7',
      champ: 'lettre_mission',
      trouve: "La mission académique n'a pas de lettre de mission (colonne « lettre_mission » vide).",
      attendu:
        "Une mission de niveau académique suppose une lettre signée par le recteur et l'agent. [projet de circulaire IMP, I et III]",
      que_faire: 'Renseigner la référence de la lettre, ou la faire établir.',
      objet: 'M7',
      depuis: '2025-09',
      anciennete_mois: '2',
    });
  });

  test('holds no NIR, wherever it was typed', () => {
    const nir = '284127645101075';
    const findings = [{ field: nir, value: nir, facts: {} }];
    const row = rowOf(reject(2, [FIRST], { code: 'field.format', subject: `A ${nir}`, findings }));
    expect(JSON.stringify(row)).not.toContain(nir.slice(0, 13));
    expect(row['objet']).toBe('A ***************');
  });

  test('is on one line, of signs that any spreadsheet can hold, and short', () => {
    const subject = `a\u0000\u0001b\r\n\u202Ec\uD800\uFFFE${'x'.repeat(300)}`;
    const { objet } = rowOf(reject(undefined, [], { subject }));
    expect(objet).toMatch(/^a b c\uFFFD x{193}…$/u);
  });
});
