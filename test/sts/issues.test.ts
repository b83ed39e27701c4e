import { describe, expect, test } from 'vitest';
import type {
  AllowanceCode,
  Award,
  AwardId,
  Issue,
  Replacement,
  School,
  Uai,
} from '../../src/model/index.js';
import { exactOf } from '../../src/money/index.js';
import { stsSchoolIssues } from '../../src/sts/eps-counts.js';
import { stsIssues } from '../../src/sts/issues.js';
import type { StsReference } from '../../src/sts/reference.js';
import type { ValidatedExport } from '../../src/validate/validated-export.js';
import { award, AWARD_ID, days, HOLDER, REPLACEMENT, replacement } from '../support/builders.js';
import { individu, referenceOf, schoolOf, UAI } from '../support/sts.js';

const YEAR = days('2025-09-01', '2026-08-31');

function factsOf(
  with_: Partial<Award>,
  ...replacements: readonly Replacement[]
): Pick<ValidatedExport, 'awards' | 'replacements'> {
  return { awards: [award(YEAR, with_)], replacements: new Map([[AWARD_ID, replacements]]) };
}

function codesOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code, severity, subject, findings }) =>
    [code, severity, subject, ...findings.map(({ field }) => field)].join(' '),
  );
}

/** A school where the holder is a person of that function, and the replacement a suppléant. */
function reference(stsFunction = 'ENS'): StsReference {
  return referenceOf(
    [schoolOf({ people: [individu('1', { stsFunction })], substitutes: [individu('2')] })],
    `${UAI};2025;epp;1;${HOLDER}`,
    `${UAI};2025;epp;2;${REPLACEMENT}`,
  );
}

const REPLACED = replacement(days('2026-01-05', '2026-01-31'));

describe('an award', () => {
  test('whose holder and replacement are in the school gives no warning', () => {
    expect(stsIssues(reference(), factsOf({}, REPLACED))).toEqual([]);
  });

  test.each<[string, Partial<Award>]>([
    ['of another school', { uai: '0750654D' as Uai }],
    ['of no school', { uai: '' as Uai }],
    ['of another year', { schoolYear: award(days('2026-09-01', '2027-08-31')).schoolYear }],
    ['that is cancelled', { state: 'cancelled' }],
  ])('%s is not looked at', (_, with_) => {
    const nobody = referenceOf([schoolOf()]);
    expect(codesOf(stsIssues(nobody, factsOf({}, REPLACED)))).toHaveLength(2);
    expect(stsIssues(nobody, factsOf(with_, REPLACED))).toEqual([]);
  });

  test('whose people the crosswalk does not name gives one kind of warning, not that they are unknown', () => {
    const issues = stsIssues(referenceOf([schoolOf()]), factsOf({ state: 'proposed' }, REPLACED));
    expect(codesOf(issues)).toEqual(['sts.unlinked warn M1 numen', 'sts.unlinked warn R1 numen_remplacant']);
    expect(issues[0]?.findings[0]).toEqual({
      field: 'numen',
      value: HOLDER,
      facts: { uai: UAI, schoolYear: '2025-2026', stsFile: schoolOf().file },
    });
  });

  test('whose people the crosswalk names, though the school does not have them, gives a warning for each', () => {
    const strangers = referenceOf(
      [schoolOf({ people: [individu('1')] })],
      `${UAI};2025;local;1;${HOLDER}`,
      `${UAI};2025;epp;404;${REPLACEMENT}`,
    );
    const issues = stsIssues(strangers, factsOf({}, REPLACED));
    expect(codesOf(issues)).toEqual([
      'sts.holder-unknown warn M1 numen',
      'sts.replacement-unknown warn R1 numen_remplacant',
    ]);
    expect(issues.map(({ findings }) => findings[0]?.facts['people'])).toEqual(['local 1', 'epp 404']);
  });

  test('may be held by a suppléant, and replaced by an individu', () => {
    const swapped = referenceOf(
      [schoolOf({ people: [individu('1')], substitutes: [individu('2')] })],
      `${UAI};2025;epp;2;${HOLDER}`,
      `${UAI};2025;epp;1;${REPLACEMENT}`,
    );
    expect(stsIssues(swapped, factsOf({}, REPLACED))).toEqual([]);
  });

  test('whose holder has two records is known by either', () => {
    const twice = referenceOf(
      [schoolOf({ people: [individu('1', { stsFunction: 'DIR' }), individu('1', { type: 'local' })] })],
      `${UAI};2025;epp;404;${HOLDER}`,
      `${UAI};2025;epp;1;${HOLDER}`,
      `${UAI};2025;local;1;${HOLDER}`,
    );
    expect(stsIssues(twice, factsOf({}))).toEqual([]);
  });
});

// Sources: projet de circulaire IMP (introduction, II 2, 3, 7, 8), circulaire 2010-243, lettre du 10 octobre 2014.
test.each<[string, string, string, boolean]>([
  ['IMP', 'DISCIPLINE', 'ENS', true],
  ['IMP', 'DISCIPLINE', 'DOC', true],
  ['IMP', 'NIVEAU', 'EDU', true],
  ['IMP', 'NIVEAU', 'DIR', false],
  ['IMP', 'NIVEAU', 'ens', false],
  ['IMP', 'EPS', 'ENS', true],
  ['IMP', 'EPS', 'EDU', false],
  ['IMP', 'CYCLE', 'EDU', false],
  ['IMP', 'TUTORAT_LYCEE', 'EDU', false],
  ['IMP', 'DECROCHAGE', 'EDU', false],
  ['IMP', 'toString', 'EDU', true],
  ['IFIC', 'REFERENT_CULTURE', 'EDU', true],
  ['IFIC', 'REFERENT_CULTURE', 'DIR', false],
  ['MF', '', 'ENS', true],
  ['MF', '', 'EDU', false],
  ['T1D', '', 'EDU', false],
  ['CP', '', 'EDU', false],
  ['CPD_EPS', '', 'EDU', false],
  ['T2D', '', 'EDU', true],
  ['T2D', '', 'DIR', false],
  ['FA', '', 'EDU', true],
  ['FA', '', 'DIR', false],
  ['SOPA_2010', '', 'DIR', false],
  ['SOPA', '', 'DIR', true],
  ['ISS_SUIVI', '', 'DIR', true],
  ['IMP', 'DISCIPLINE', '', true],
])(
  '%s %s for a holder whose FONCTION is %j is in order: %s',
  (allowance, missionFunction, stsFunction, isInOrder) => {
    const facts = factsOf({ allowance: allowance as AllowanceCode, missionFunction });
    const codes = codesOf(stsIssues(reference(stsFunction), facts));
    expect(codes).toEqual(isInOrder ? [] : ['sts.function warn M1 numen']);
  },
);

test('a replacement whose FONCTION does not fit is told like a holder', () => {
  const school = schoolOf({ people: [individu('1'), individu('2', { stsFunction: 'DIR' })] });
  const rows = [`${UAI};2025;epp;1;${HOLDER}`, `${UAI};2025;epp;2;${REPLACEMENT}`];
  const issues = stsIssues(referenceOf([school], ...rows), factsOf({}, REPLACED));
  expect(codesOf(issues)).toEqual(['sts.function warn R1 numen_remplacant']);
  expect(issues[0]?.findings[0]?.facts).toMatchObject({
    functions: 'DIR',
    expected: 'ENS, DOC, EDU',
    allowance: 'IMP',
    source: 'Projet de circulaire IMP, introduction ; décret 2015-475',
  });
});

test('what is said of an export is what is said of its parts', () => {
  const awards = ['M1', 'M2', 'M3'].map((id) => award(YEAR, { id: id as AwardId, missionFunction: 'EPS' }));
  const replacements = new Map([['M2', [REPLACED]]]);
  const held = reference('EDU');
  const whole = stsIssues(held, { awards, replacements });
  expect(whole).toHaveLength(3);
  expect(awards.flatMap((one) => stsIssues(held, { awards: [one], replacements }))).toEqual(whole);
});

describe('the counts of EPS', () => {
  const counted = referenceOf([
    schoolOf({
      people: [individu('1', { eps: ['17'] }), individu('2', { eps: ['14,5', '3'] }), individu('3')],
      substitutes: [individu('4', { eps: ['17'] })],
    }),
  ]);

  test.each<[string, string, string, readonly string[]]>([
    ['the same', '2', '34.5', []],
    ['other teachers', '3', '34.5', ['eps_enseignants 3 2']],
    ['other hours', '2', '34,25', ['eps_heures 34,25 34,5']],
    ['both blank', '0', '0', ['eps_enseignants 0 2', 'eps_heures 0 34,5']],
  ])('of etablissements.csv and STS-web are compared: %s', (_, teachers, hours, expected) => {
    const issues = stsSchoolIssues(counted, [schoolRow(UAI, teachers, hours)]);
    const found = issues.flatMap(({ findings }) =>
      findings.map(({ field, value, facts }) => [field, value, facts['counted']].join(' ')),
    );
    expect(found).toEqual(expected);
    expect(
      issues.every(
        ({ code, severity, subject }) => `${code} ${severity} ${subject}` === `sts.eps-count warn ${UAI}`,
      ),
    ).toBe(true);
  });

  test('are those of the latest year, and of schools that have an export', () => {
    const years = ['2024', '2026', '2025'].map((year) =>
      schoolOf({ year, people: year === '2026' ? [individu('1', { eps: ['20'] })] : [] }),
    );
    const rows = [schoolRow(UAI, '1', '20'), schoolRow('0750654D', '9', '99')];
    expect(stsSchoolIssues(referenceOf(years), rows)).toEqual([]);
  });

  function schoolRow(uai: string, teachers: string, hours: string): School {
    return {
      at: { file: 'etablissements.csv', line: 2 },
      uai: uai as Uai,
      type: 'CLG',
      programme: '',
      epsTeachers: exactOf(teachers),
      epsHours: exactOf(hours),
      epsFullTimeEquivalents: exactOf('0'),
    };
  }
});
