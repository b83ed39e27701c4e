import { describe, expect, test } from 'vitest';
import { compileLayout, lintLayout } from '../../src/layout/index.js';
import { fieldOf, layoutJson, recordOf, WORDS, type MutableLayout } from './layouts.js';

const lintOf = (alter: (json: MutableLayout) => unknown): readonly string[] => {
  const json = layoutJson();
  alter(json);
  return lintLayout(json).map(({ severity, code, record, field }) =>
    `${severity} ${code} ${record} ${field}`.trim(),
  );
};

/** Gives a field another width and takes the difference from the filler, so that the record stays whole. */
const widen = (json: MutableLayout, type: string, name: string, width: number): void => {
  const field = fieldOf(json, type, name);
  fieldOf(json, type, 'filler').width -= width - field.width;
  field.width = width;
};

const drop = (json: MutableLayout, type: string, name: string): void => {
  const record = recordOf(json, type);
  fieldOf(json, type, 'filler').width += fieldOf(json, type, name).width;
  record.fields = record.fields.filter((field) => field.name !== name);
};

describe('a layout that cannot be laid out', () => {
  test.each<[string, (json: MutableLayout) => unknown, string]>([
    [
      'a field one byte too wide',
      (json) => (fieldOf(json, 'M2', 'nom').width = 26),
      'error layout.record-length M2',
    ],
    [
      'a stated position after the end of the field before',
      (json) => (fieldOf(json, 'L1', 'lot')['position'] = 19),
      'error layout.gap L1 lot',
    ],
    [
      'a stated position inside the field before',
      (json) => (fieldOf(json, 'L1', 'lot')['position'] = 17),
      'error layout.overlap L1 lot',
    ],
    [
      'two fields of one name',
      (json) => (fieldOf(json, 'L8', 'debits').name = 'credits'),
      'error layout.duplicate-field L8 credits',
    ],
    [
      'a NIR of another width',
      (json) => {
        widen(json, 'M2', 'nir', 15);
      },
      'error layout.kind-width M2 nir',
    ],
    [
      'a maximum that does not fit',
      (json) => (fieldOf(json, 'E0', 'remise')['maximum'] = 1000),
      'error layout.number-too-narrow E0 remise',
    ],
    [
      'a constant that does not fit',
      (json) => (fieldOf(json, 'M2', 'dossier')['constant'] = '000'),
      'error layout.too-long M2 dossier',
    ],
    [
      'a constant out of the charset',
      (json) => (fieldOf(json, 'M2', 'dossier')['constant'] = '’'),
      'error layout.charset M2 dossier',
    ],
    [
      'a constant that ends with a space',
      (json) => (fieldOf(json, 'M2', 'dossier')['constant'] = '0 '),
      'error layout.outer-space M2 dossier',
    ],
    [
      'a constant without a value',
      (json) => delete fieldOf(json, 'M2', 'dossier')['constant'],
      'error layout.no-constant M2 dossier',
    ],
    [
      'a code without values',
      (json) => delete fieldOf(json, 'E0', 'mode')['values'],
      'error layout.no-values E0 mode',
    ],
    ['a record twice', (json) => json.records.push(recordOf(json, 'L8')), 'error layout.duplicate-record L8'],
    [
      'a type that is not the type',
      (json) => (fieldOf(json, 'L1', 'type')['constant'] = 'L2'),
      'error layout.type-field L1 type',
    ],
    [
      'a type elsewhere in one record',
      (json) => recordOf(json, 'L1').fields.reverse(),
      'error layout.type-place L1 type',
    ],
    [
      'an unknown kind',
      (json) => (fieldOf(json, 'M2', 'nom').kind = 'varchar'),
      'error layout.unknown-kind M2 nom',
    ],
    ['a width of nothing', (json) => (fieldOf(json, 'M2', 'nom').width = 0), 'error layout.shape M2 nom'],
    ['a charset unknown to the engine', (json) => (json.charset = 'EBCDIC'), 'error layout.shape'],
  ])('%s is found, and refused by the compiler', (_, alter, expected) => {
    expect(lintOf(alter)).toContain(expected);
    const json = layoutJson();
    alter(json);
    expect(() => compileLayout(json)).toThrow(expected.split(' ')[1]);
  });

  test.each([undefined, null, 'layout', [], {}, { records: 3 }, { records: [null, { fields: [null] }] }])(
    'what is no layout at all (%j) is reported, not thrown',
    (json) => {
      expect(lintLayout(json).every(({ severity }) => severity === 'error')).toBe(true);
      expect(lintLayout(json).length).toBeGreaterThan(0);
    },
  );

  test('a gap is one finding: what follows it is measured from the position stated', () => {
    const findings = lintOf((json) => {
      fieldOf(json, 'L1', 'lot')['position'] = 19;
      fieldOf(json, 'L1', 'filler')['position'] = 24;
    });
    expect(findings).toEqual(['error layout.gap L1 lot']);
  });

  test('positions that agree with the widths may be stated', () => {
    expect(lintOf((json) => (fieldOf(json, 'L1', 'lot')['position'] = 18))).toEqual([]);
  });
});

describe('a layout the program cannot fill', () => {
  test.each<[string, (json: MutableLayout) => unknown, readonly string[]]>([
    [
      'without a record',
      (json) => (json.records = json.records.filter(({ type }) => type !== 'L8')),
      ['error layout.missing-record L8'],
    ],
    [
      'without the amount',
      (json) => {
        drop(json, 'M2', 'montant');
      },
      ['error layout.missing-field M2 montant'],
    ],
    [
      'without the reference',
      (json) => {
        drop(json, 'M2', 'reference');
      },
      ['warning layout.missing-field M2 reference'],
    ],
    [
      'with a field nobody fills',
      (json) => (fieldOf(json, 'M2', 'regime').name = 'grade'),
      ['warning layout.missing-field M2 regime', 'error layout.unknown-field M2 grade'],
    ],
    [
      'with a field named after a property of every object',
      (json) => (fieldOf(json, 'M2', 'regime').name = 'constructor'),
      ['warning layout.missing-field M2 regime', 'error layout.unknown-field M2 constructor'],
    ],
    [
      'with an amount as text',
      (json) => (fieldOf(json, 'M2', 'montant').kind = 'text'),
      ['error layout.kind-mismatch M2 montant'],
    ],
    [
      'without the code of arrears',
      (json) => (fieldOf(json, 'M2', 'nature')['values'] = { N: WORDS, T: WORDS }),
      ['error layout.missing-code M2 nature'],
    ],
    [
      'with a school too narrow',
      (json) => {
        widen(json, 'L1', 'uai', 7);
      },
      ['error layout.wrong-width L1 uai'],
    ],
    [
      'with digits wider than the code',
      (json) => {
        widen(json, 'M2', 'code_indemnite', 6);
      },
      ['error layout.wrong-width M2 code_indemnite'],
    ],
    [
      'with a hash too narrow',
      (json) => {
        widen(json, 'F9', 'hash', 12);
      },
      ['error layout.wrong-width F9 hash'],
    ],
    [
      'with a record nobody writes',
      (json) =>
        json.records.push({
          type: 'Z9',
          label: WORDS,
          fields: [
            { name: 'type', width: 2, kind: 'constant', constant: 'Z9' },
            { name: 'filler', width: 158, kind: 'filler' },
          ],
        }),
      ['warning layout.unknown-record Z9'],
    ],
    [
      'that contradicts itself on the charset',
      (json) => (fieldOf(json, 'E0', 'charset')['constant'] = 'ISO-8859-1'),
      ['warning layout.contradiction E0 charset'],
    ],
  ])('%s', (_, alter, expected) => {
    expect(lintOf(alter)).toEqual(expected);
  });

  test.each<[string, (json: MutableLayout) => unknown]>([
    [
      'wider name',
      (json) => {
        widen(json, 'M2', 'nom', 40);
      },
    ],
    [
      'pay month on each movement',
      (json) => {
        recordOf(json, 'M2').fields.splice(-1, 0, { name: 'mois_paie', width: 6, kind: 'month' });
        fieldOf(json, 'M2', 'filler').width -= 6;
      },
    ],
    [
      'constant under a name of its own',
      (json) => {
        recordOf(json, 'M2').fields.splice(-1, 0, {
          name: 'origine',
          width: 2,
          kind: 'constant',
          constant: 'HR',
        });
        fieldOf(json, 'M2', 'filler').width -= 2;
      },
    ],
    [
      'constant in place of a value',
      (json) => Object.assign(fieldOf(json, 'M2', 'ministere'), { kind: 'constant', constant: 'MEN' }),
    ],
  ])('but a %s is welcome', (_, alter) => {
    expect(lintOf(alter)).toEqual([]);
  });
});

test('every finding speaks both languages', () => {
  const json = layoutJson();
  fieldOf(json, 'M2', 'nom').width = 26;
  expect(lintLayout(json)).toEqual([
    {
      severity: 'error',
      code: 'layout.record-length',
      record: 'M2',
      field: '',
      messageFr: '161 octets au lieu de 160',
      messageEn: '161 bytes instead of 160',
    },
  ]);
});
