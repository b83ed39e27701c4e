import { describe, expect, test } from 'vitest';
import type { AllowanceCode, LeaveCode } from '../../src/model/index.js';
import { exactOf } from '../../src/money/index.js';
import { compileRegulations, type RegulationFile } from '../../src/regulations/compile.js';
import { regulationSchemas, shippedRegulationFiles, shippedRegulations } from '../support/regulations.js';

const schemas = regulationSchemas();
const shipped = shippedRegulationFiles();

/** A shipped law file with one passage rewritten; the passage must be there. */
function rewritten(name: string, passage: string | RegExp, by: string): RegulationFile {
  const text = shipped.find((file) => file.name === name)!.text;
  const changed = text.replace(passage, by);
  if (changed === text) throw new Error(`${name} no longer says ${String(passage)}`);
  return { name, text: changed };
}

/** The faults of the shipped law with one file in the place of its namesake, as `file key kind found`. */
function faultsWith(file: RegulationFile): string[] {
  return faultsOf(shipped.map((known) => (known.name === file.name ? file : known)));
}

function faultsOf(files: readonly RegulationFile[]): string[] {
  const outcome = compileRegulations(files, schemas);
  if (!('faults' in outcome)) return [];
  return outcome.faults.map(({ file, key, kind, found }) => [file, key, kind, found].join(' | '));
}

test('the shipped law compiles without gap or clash', () => {
  expect([...shippedRegulations().allowances.keys()].sort()).toEqual([
    'CP',
    'CPD_EPS',
    'FA',
    'IFIC',
    'IMP',
    'MF',
    'SOPA',
    'SOPA_2010',
    'SOPA_M2',
    'T1D',
    'T2D',
    'T2D_2010',
  ]);
});

describe('gaps and clashes of dated values are found', () => {
  test.each([
    ['cp.yaml', 'to: 2021-12-31', 'to: 2021-12-30', 'amount.annualRate | gap | 2021-12-31 – 2021-12-31'],
    ['cp.yaml', 'to: 2021-12-31', 'to: 2022-01-01', 'amount.annualRate | clash | 2022-01-01 – 2022-01-01'],
    [
      'cp.yaml',
      'from: 2022-01-01',
      'from: 2021-12-01',
      'amount.annualRate | clash | 2021-12-01 – 2021-12-31',
    ],
    ['cp.yaml', 'from: 2023-01-01', 'from: 2024-01-01', 'amount.annualRate | gap | 2023-01-01 – 2023-12-31'],
    [
      'mf.yaml',
      '- { from: 2014-09-01, value',
      '- { from: 2014-09-02, value',
      'amount.annualRate | gap | 2014-09-01 – 2014-09-01',
    ],
    ['mf.yaml', "value: '1250'", "to: 2019-08-31, value: '1250'", 'amount.annualRate | gap | 2019-09-01 – …'],
    [
      'ific.yaml',
      'from: 2010-09-01, minimum',
      'from: 2010-10-01, minimum',
      'amount.range | gap | 2010-09-01 – 2010-09-30',
    ],
    [
      'imp.yaml',
      'from: 2015-09-01, rates',
      'from: 2016-09-01, rates',
      'functions.DISCIPLINE.permitted | gap | 2015-09-01 – 2016-08-31',
    ],
    [
      'leave.yaml',
      'to: 2025-02-28',
      'to: 2025-02-27',
      'ordinarySickLeave.fullRate | gap | 2025-02-28 – 2025-02-28',
    ],
    [
      'leave.yaml',
      'from: 2025-03-01',
      'from: 2025-02-28',
      'ordinarySickLeave.fullRate | clash | 2025-02-28 – 2025-02-28',
    ],
    [
      'leave.yaml',
      /halfRate:\n {4}- \{ from: 1900/,
      'halfRate:\n    - { from: 2009',
      'ordinarySickLeave.halfRate | gap | 1900-01-01 – 2008-12-31',
    ],
    [
      'leave.yaml',
      'to: 2024-08-31, steps',
      'to: 2024-07-31, steps',
      'types.CLM.byLeaveYear | gap | 2024-08-01 – 2024-08-31',
    ],
    [
      'leave.yaml',
      "value: '0', source: 'CGFP L. 515-1'",
      "to: 2030-12-31, value: '0', source: 'CGFP L. 515-1'",
      'types.CP.rates | gap | 2031-01-01 – …',
    ],
    [
      'leave.yaml',
      'contractStaffAccident:\n  - { from: 1900',
      'contractStaffAccident:\n  - { from: 1986',
      'contractStaffAccident | gap | 1900-01-01 – 1985-12-31',
    ],
  ])('%s with %s written %s', (name, passage, by, expected) => {
    expect(faultsWith(rewritten(name, passage, by))).toEqual([`${name} | ${expected}`]);
  });

  test('days outside the allowance in force need no value', () => {
    const ended = rewritten(
      'mf.yaml',
      '{ from: 2014-09-01, source',
      '{ from: 2014-09-01, to: 2019-08-31, source',
    );
    const both = { ...ended, text: ended.text.replace("value: '1250'", "to: 2019-08-31, value: '1250'") };
    expect(faultsWith(both)).toEqual([]);
  });

  test.each([
    ['after its last day', 'to: 2019-08-31', "to: 2019-08-31, value: '1250'", 'from: 2021-09-01', []],
    ['on its last day', 'to: 2019-08-31', "to: 2019-08-30, value: '1250'", 'from: 2019-08-31', []],
    ['on its second day', 'to: 2019-08-31', "to: 2014-09-01, value: '1250'", 'from: 2014-09-02', []],
    [
      'missing on its last day',
      'to: 2019-08-31',
      "to: 2019-08-30, value: '1250'",
      'from: 2019-09-01',
      ['mf.yaml | amount.annualRate | gap | 2019-08-31 – 2019-08-31'],
    ],
  ])(
    'an allowance in force for some years, and a rate that begins %s',
    (_, inForceTo, first, second, expected) => {
      const ended = rewritten(
        'mf.yaml',
        '{ from: 2014-09-01, source',
        `{ from: 2014-09-01, ${inForceTo}, source`,
      );
      const next = `    - { ${second}, value: '1300', unit: EUR/year, source: Arrêté }\nconditions:`;
      const text = ended.text.replace("value: '1250'", first).replace('conditions:', next);
      expect(faultsWith({ ...ended, text })).toEqual(expected);
    },
  );

  test('the waiting day may have gaps: most years have none', () => {
    expect(
      faultsWith(rewritten('leave.yaml', '    - { from: 2018-01-01', '    - { from: 2019-01-01')),
    ).toEqual([]);
  });
});

describe('a law file that is not as its schema says is refused, with the key at fault', () => {
  test.each([
    ['an unknown key', 'cp.yaml', 'unit: person', 'unit: person\nunitt: person', 'unitt | unknown-key | '],
    [
      'an unknown key within',
      'cp.yaml',
      "value: '1000'",
      "value: '1000', valeur: '1000'",
      'amount.annualRate.0.valeur | unknown-key | ',
    ],
    ['a missing key', 'cp.yaml', 'unit: person\n', '', 'unit | missing-key | '],
    [
      'a missing source',
      'cp.yaml',
      ', source: Arrêté du 8 septembre 2014 }',
      ' }',
      'amount.annualRate.0.source | missing-key | ',
    ],
    [
      'an empty source',
      'cp.yaml',
      'source: Arrêté du 8 septembre 2014 }',
      "source: '' }",
      'amount.annualRate.0.source | not-allowed | ',
    ],
    [
      'an amount without quotes',
      'cp.yaml',
      "value: '1000'",
      'value: 1000',
      'amount.annualRate.0.value | not-allowed | 1000',
    ],
    [
      'a word that is none',
      'cp.yaml',
      'always: twelfths',
      'always: thirteenths',
      'plan.always | not-allowed | thirteenths',
    ],
    [
      'a date of another shape',
      'cp.yaml',
      'to: 2021-12-31',
      'to: 31/12/2021',
      'amount.annualRate.0.to | not-allowed | 31/12/2021',
    ],
    [
      'a date that does not exist',
      'cp.yaml',
      'to: 2021-12-31',
      'to: 2021-02-30',
      ' | not-allowed | not a civil date: 2021-02-30',
    ],
    [
      'a last day before the first',
      'cp.yaml',
      'to: 2021-12-31',
      'to: 2013-12-31',
      ' | not-allowed | 2014-09-01 > 2013-12-31',
    ],
    [
      'a leave of an unknown kind',
      'leave.yaml',
      'lostDays: true',
      'lostHours: true',
      'types.15.lostHours | unknown-key | ',
    ],
  ])('%s', (_, name, passage, by, expected) => {
    expect(faultsWith(rewritten(name, passage, by))).toEqual([`${name} | ${expected}`]);
  });

  test('a key written twice is unreadable, with its line', () => {
    const [found, ...others] = faultsWith(rewritten('mf.yaml', 'unit: person', 'unit: person\nunit: award'));
    expect(found).toMatch(/^mf\.yaml \| \d+ \| unreadable \| /);
    expect(others).toEqual([]);
  });

  test('every fault of every file is named at once', () => {
    const files = [
      rewritten('cp.yaml', 'to: 2021-12-31', 'to: 2021-12-30'),
      rewritten('mf.yaml', 'unit: person\n', ''),
      rewritten('leave.yaml', 'to: 2025-02-28', 'to: 2025-02-27'),
    ];
    const byName = new Map(files.map((file) => [file.name, file]));
    expect(
      faultsOf(shipped.map((file) => byName.get(file.name) ?? file)).map((line) => line.split(' | ')[0]),
    ).toEqual(['cp.yaml', 'leave.yaml', 'mf.yaml']);
  });
});

describe('a later file overrides an earlier one', () => {
  const compiled = (...more: readonly RegulationFile[]) => {
    const outcome = compileRegulations([...shipped, ...more], schemas);
    if ('faults' in outcome) throw new Error(JSON.stringify(outcome.faults));
    return outcome.regulations;
  };

  test('about the same allowance, whatever its name', () => {
    const { text } = rewritten('mf.yaml', "value: '1250'", "value: '1300'");
    const { allowances } = compiled({ name: 'academie.yaml', text });
    const { amount } = allowances.get('MF' as AllowanceCode)!;
    expect(amount.kind === 'statutory' && amount.annualRate.map(({ value }) => value)).toEqual([
      exactOf('1300'),
    ]);
    expect(allowances.size).toBe(12);
  });

  test('and a new allowance is added', () => {
    const { text } = rewritten('mf.yaml', 'code: MF', 'code: NEW');
    expect(compiled({ name: 'new.yaml', text }).allowances.size).toBe(13);
  });

  test('or about leave: an académie that stops longue maladie for good changes one line', () => {
    const stopped = rewritten('leave.yaml', "throughYear: 1, value: '0.33'", "throughYear: 1, value: '0'");
    const rule = compiled(stopped).leave.types.get('CLM' as LeaveCode)?.rule;
    expect(rule?.kind === 'by-leave-year' && rule.scales[1]?.value.steps[0]?.share).toEqual(exactOf('0'));
  });

  test('even a faulty one is refused', () => {
    const faulty = rewritten('mf.yaml', 'unit: person\n', '');
    expect(faultsOf([...shipped, { ...faulty, name: 'academie.yaml' }])).toEqual([
      'academie.yaml | unit | missing-key | ',
    ]);
  });
});

test('without leave.yaml nothing can be computed', () => {
  expect(faultsOf(shipped.filter(({ name }) => name !== 'leave.yaml'))).toEqual([
    'leave.yaml |  | missing-key | ',
  ]);
});

describe('one allowance written in two files', () => {
  const fa = { ...shipped.find(({ name }) => name === 'fa.yaml')!, origin: 'own' };

  test('overrides the one of the program when it is an académie that writes it', () => {
    expect(faultsOf([...shipped.map((file) => ({ ...file, origin: 'shipped' })), fa])).toEqual([]);
  });

  test('is a clash within one folder: which is meant is not for us to guess', () => {
    const twice = [...shipped, fa, { ...fa, name: 'fa-bis.yaml' }];
    expect(faultsOf(twice)).toEqual(['fa-bis.yaml | code | clash | FA (fa.yaml)']);
  });
});

test('two intervals in force that touch are one: an award may run over the day a text replaces another', () => {
  const split = rewritten(
    'mf.yaml',
    /inForce: \[.*\]/,
    'inForce: [{ from: 2014-09-01, to: 2019-12-31, source: A }, { from: 2020-01-01, source: B }]',
  );
  const outcome = compileRegulations(
    shipped.map((known) => (known.name === 'mf.yaml' ? split : known)),
    schemas,
  );
  if ('faults' in outcome) throw new Error(JSON.stringify(outcome.faults));
  const inForce = outcome.regulations.allowances.get('MF' as AllowanceCode)?.inForce;
  expect(inForce?.map(({ source }) => source)).toEqual(['A ; B']);
});
