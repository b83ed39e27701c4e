import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedMovementWriter, headerFaults } from '../../src/emit/movement-faults.js';
import {
  readMovementFile,
  recordBytes,
  writeMovementFile,
  type MovementRecord,
} from '../../src/emit/movement-file.js';
import {
  compileLayout,
  lintLayout,
  PROGRAM_FIELDS,
  type Layout,
  type LayoutFault,
} from '../../src/layout/index.js';
import { hostileText } from '../layout/hostile-text.js';
import { fieldOf, layoutJson, recordOf, TRENTIEME_160 } from '../layout/layouts.js';
import { arbitraryMovements, HEADER, movement, MOVEMENTS } from './movements.js';

const linesOf = (file: Uint8Array): readonly string[] =>
  new TextDecoder('iso-8859-15').decode(file).split('\r\n');

/** Why a movement cannot be written; nothing when it can. */
function recordFaults(layout: Layout, one: MovementRecord): readonly LayoutFault[] {
  return checkedMovementWriter(layout, HEADER)(one, new Uint8Array(recordBytes(layout)), 0);
}

test('the file of files.md section 4, to the byte', () => {
  const lines = linesOf(writeMovementFile(TRENTIEME_160, HEADER, MOVEMENTS));
  const fill = (text: string): string => text.padEnd(160);
  expect(lines).toEqual([
    fill('E00000001TRENTIEME160000101MEN20151100120151028093000PISO-8859-15'),
    fill('L10000002        00001'),
    fill(
      `M20000003MEN25508141680253800DURAND ÉLODIE                    90012015110120151130+000013889SOPA     201511N${'A'.repeat(24)}`,
    ),
    fill('L80000004        000010000001000000000013889000000000000000'),
    fill('L100000050750654D00002'),
    fill(
      `M20000006MEN18412764510894600L'HAŸ ÉLODIE             0750654D90012015110120151130+000000001IMP      201511N${'B'.repeat(24)}`,
    ),
    fill(
      `M20000007MEN253072B0730047000DURAND ÉLODIE            0750654D90012015090120150930+000000200IMP      201509R${'C'.repeat(24)}`,
    ),
    fill('L800000080750654D000020000002000000000000201000000000000000'),
    fill('L100000096200001G00003'),
    fill(
      `M20000010MEN185062A0040128600DURAND ÉLODIE            6200001G90012015020120150228-000005000IMP      201502T${'D'.repeat(24)}`,
    ),
    fill('L800000116200001G000030000001000000000000000000000000005000'),
    fill('F900000120000012000000400000040000300000000001409000000000000500' + '08773427696130'),
    '',
  ]);
});

test('a file without movements is a header and an end', () => {
  const lines = linesOf(writeMovementFile(TRENTIEME_160, HEADER, []));
  expect(lines.map((line) => line.slice(0, 9))).toEqual(['E00000001', 'F90000002', '']);
  expect(readMovementFile(TRENTIEME_160, writeMovementFile(TRENTIEME_160, HEADER, []))).toMatchObject({
    ok: true,
    movements: [],
    totals: { records: 2, details: 0, lots: 0, hash: 0n },
  });
});

test('a name longer than its field is cut at 25 characters, and the file reads back', () => {
  const long = movement({ familyName: 'VON HOHENLOHE-WALDENBURG', givenName: 'Élodie' }); // 31 with the space
  expect(recordFaults(TRENTIEME_160, long)).toEqual([]);
  const read = readMovementFile(TRENTIEME_160, writeMovementFile(TRENTIEME_160, HEADER, [long]));
  expect(read.ok && read.movements[0]?.name).toBe('VON HOHENLOHE-WALDENBURG');
  const longer = movement({ familyName: 'DE LA ROCHEFOUCAULD-DOUDEA', givenName: 'Anne' });
  const cut = readMovementFile(TRENTIEME_160, writeMovementFile(TRENTIEME_160, HEADER, [longer]));
  expect(cut.ok && cut.movements[0]?.name).toBe('DE LA ROCHEFOUCAULD-DOUDE');
});

test.each([
  ['2016-02', '20160201', '20160229'],
  ['2015-02', '20150201', '20150228'],
  ['2015-12', '20151201', '20151231'],
  ['2015-04', '20150401', '20150430'],
])('an instalment of %s runs from %s to %s', (instalmentMonth, first, last) => {
  const header = { ...HEADER, payMonth: instalmentMonth };
  const line = linesOf(writeMovementFile(TRENTIEME_160, header, [movement({ instalmentMonth })]))[2] ?? '';
  expect([line.slice(66, 74), line.slice(74, 82)]).toEqual([first, last]);
});

describe('a movement that cannot be written is known before totals are struck', () => {
  test.each<[string, Partial<MovementRecord>, { code: string; field: string; width: number; found: string }]>(
    [
      [
        'a school too long',
        { uai: '0750654DX' },
        { code: 'layout.too-long', field: 'uai', width: 8, found: '0750654DX' },
      ],
      [
        'a code too long',
        { allowanceCode: '90011' },
        { code: 'layout.format', field: 'code_indemnite', width: 4, found: '90011' },
      ],
      [
        'no code',
        { allowanceCode: '' },
        { code: 'layout.missing', field: 'code_indemnite', width: 4, found: '' },
      ],
      [
        'ten digits of cents',
        { cents: 1_000_000_000n },
        { code: 'layout.too-long', field: 'montant', width: 9, found: '1000000000' },
      ],
      ['a signed amount', { cents: -1n }, { code: 'layout.format', field: 'montant', width: 9, found: '-1' }],
      [
        'a name in another script',
        { familyName: 'Иванов' },
        { code: 'layout.charset', field: 'nom', width: 25, found: 'U+0418 U+0432 U+0430 U+043D U+043E' },
      ],
      [
        'no name',
        { familyName: '', givenName: '' },
        { code: 'layout.missing', field: 'nom', width: 25, found: '' },
      ],
      [
        'a regime too long',
        { regime: 'IFIC_ANCIEN' },
        { code: 'layout.too-long', field: 'regime', width: 9, found: 'IFIC_ANCIEN' },
      ],
      [
        'a regime out of the charset',
        { regime: 'IMP’' },
        { code: 'layout.charset', field: 'regime', width: 9, found: 'U+2019' },
      ],
      [
        'no reference',
        { reference: '' },
        { code: 'layout.missing', field: 'reference', width: 24, found: '' },
      ],
      [
        'a NIR with a letter',
        { nir: '255081416802X38' },
        { code: 'layout.format', field: 'nir', width: 13, found: '*'.repeat(13) },
      ],
      [
        'a key of another NIR',
        { nir: '255081416802539' },
        { code: 'layout.format', field: 'cle', width: 2, found: '39' },
      ],
      [
        'a NIR without its key',
        { nir: '2550814168025' },
        { code: 'layout.missing', field: 'cle', width: 2, found: '' },
      ],
      [
        'a month that does not exist',
        { instalmentMonth: '2015-13', nature: 'N' },
        { code: 'layout.missing', field: 'date_debut', width: 8, found: '' },
      ],
      [
        'a month to come',
        { instalmentMonth: '2015-12' },
        { code: 'layout.format', field: 'nature', width: 1, found: 'N' },
      ],
      [
        'arrears of a month to come',
        { instalmentMonth: '2015-12', nature: 'R' },
        { code: 'layout.format', field: 'nature', width: 1, found: 'R' },
      ],
      [
        'arrears of the month itself',
        { nature: 'R' },
        { code: 'layout.format', field: 'nature', width: 1, found: 'R' },
      ],
      [
        'a recovery that pays',
        { nature: 'T' },
        { code: 'layout.format', field: 'nature', width: 1, found: 'T' },
      ],
    ],
  )('%s', (_, changes, expected) => {
    const faults = recordFaults(TRENTIEME_160, movement(changes));
    expect(faults).toContainEqual({ record: 'M2', ...expected });
  });
});

test.each(['L1', 'L8'])('a school that only %s is too narrow for holds the movement as well', (type) => {
  const json = layoutJson();
  const others = json.records.filter(
    (record) => ['L1', 'M2', 'L8'].includes(record.type) && record.type !== type,
  );
  for (const field of others.flatMap(({ fields }) => fields)) {
    field.width += field.name === 'uai' ? 1 : field.name === 'filler' ? -1 : 0;
  }
  const faults = recordFaults(compileLayout(json), movement({ uai: '0750654DX' }));
  expect(faults).toEqual([
    { code: 'layout.too-long', record: type, field: 'uai', width: 8, found: '0750654DX' },
  ]);
});

test.each<[string, readonly MovementRecord[], RegExp]>([
  [
    'a movement with a fault',
    [movement({ familyName: 'Durand王' })],
    /record M2 cannot be written: layout.charset nom$/,
  ],
  ['schools out of order', [movement(), movement({ uai: '' })], /not sorted by school/],
  [
    'a school that comes back',
    [movement(), movement({ uai: '6200001G' }), movement()],
    /not sorted by school/,
  ],
])('%s is a mistake of the caller, told without a name', (_, movements, message) => {
  expect(() => writeMovementFile(TRENTIEME_160, HEADER, movements)).toThrow(message);
});

test.each([
  ['academie', { academie: '1' }],
  ['ministere', { ministere: 'MENJ' }],
  ['mois_paie', { payMonth: '2015-13' }],
  ['mois_paie', { payMonth: '20151-1' }],
  ['remise', { remittance: 100 }],
  ['created', { created: '2015-10-28' }],
])('a header whose %s cannot be written is known before anything is', (field, changes) => {
  expect(headerFaults(TRENTIEME_160, HEADER)).toEqual([]);
  expect(headerFaults(TRENTIEME_160, { ...HEADER, ...changes }).map((fault) => fault.field)).toEqual([field]);
});

describe('the reader', () => {
  test('gives back what was written', () => {
    const read = readMovementFile(TRENTIEME_160, writeMovementFile(TRENTIEME_160, HEADER, MOVEMENTS));
    expect(read).toEqual({
      ok: true,
      header: HEADER,
      movements: MOVEMENTS.map(({ familyName, givenName, ...others }) => ({
        ...others,
        name: `${familyName} ${givenName}`.toUpperCase(),
      })),
      totals: {
        records: 12,
        details: 4,
        persons: 4,
        lots: 3,
        credits: 14090n,
        debits: 5000n,
        hash: 8773427696130n,
      },
    });
  });

  test('gives back any file that was written: a property', () => {
    const names = fc.string({
      unit: fc.constantFrom(...Array.from("ABCÉŒ' -")),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(arbitraryMovements(names.map((name) => `X${name}`)), (movements) => {
        expect(movements.flatMap((each) => recordFaults(TRENTIEME_160, each))).toEqual([]);
        const read = readMovementFile(TRENTIEME_160, writeMovementFile(TRENTIEME_160, HEADER, movements));
        const trimmed = (each: MovementRecord): string =>
          `${each.familyName} ${each.givenName}`.slice(0, 25).replace(/ +$/, '');
        expect(read.ok && read.header).toEqual(HEADER);
        expect(read.ok && read.movements).toEqual(
          movements.map(({ familyName, givenName, ...others }) => ({
            ...others,
            name: trimmed({ ...others, familyName, givenName }),
          })),
        );
      }),
    );
  });

  test('whatever the texts, a file is whole records that read back, or the movement was refused', () => {
    const texts = fc.record({
      familyName: hostileText,
      givenName: hostileText,
      regime: hostileText,
      allowanceCode: hostileText,
      reference: hostileText,
    });
    const some = fc.tuple(
      arbitraryMovements(fc.constant('X')),
      fc.array(
        fc.record({
          at: fc.nat(),
          key: fc.constantFrom('familyName', 'givenName', 'regime', 'allowanceCode', 'reference'),
          texts,
        }),
      ),
    );
    let written = 0;
    fc.assert(
      fc.property(some, ([movements, attacks]) => {
        const hostile = movements.map((each, index) => {
          const attack = attacks[index];
          return attack === undefined ? each : { ...each, [attack.key]: attack.texts[attack.key] };
        });
        const writable = hostile.filter((each) => recordFaults(TRENTIEME_160, each).length === 0);
        const file = writeMovementFile(TRENTIEME_160, HEADER, writable);
        expect(file.length % 162).toBe(0);
        for (let end = 160; end < file.length; end += 162)
          expect([file[end], file[end + 1]]).toEqual([0x0d, 0x0a]);
        const read = readMovementFile(TRENTIEME_160, file);
        // Two hostile references can be equal once in upper case: the reader says so, and of nothing else.
        const faults = read.ok ? [] : read.faults.filter(({ field }) => field !== 'reference');
        expect(faults).toEqual([]);
        written += writable.length;
      }),
      { numRuns: 300 },
    );
    expect(written).toBeGreaterThan(0);
  });
});

describe('a layout of an académie', () => {
  const layoutOf = (alter: (json: ReturnType<typeof layoutJson>) => void) => {
    const json = layoutJson();
    alter(json);
    expect(lintLayout(json).filter(({ severity }) => severity === 'error')).toEqual([]);
    return compileLayout(json);
  };

  test('may put the fields in another order: every field keeps its value', () => {
    const reversed = layoutOf((json) => {
      for (const record of json.records)
        record.fields = [...record.fields.slice(0, 1), ...record.fields.slice(1).toReversed()];
    });
    const file = writeMovementFile(reversed, HEADER, MOVEMENTS);
    expect(readMovementFile(reversed, file)).toEqual(
      readMovementFile(TRENTIEME_160, writeMovementFile(TRENTIEME_160, HEADER, MOVEMENTS)),
    );
    expect(readMovementFile(TRENTIEME_160, file).ok).toBe(false);
  });

  test('may have longer records, a wider name, windows-1252, its own constants', () => {
    const wide = layoutOf((json) => {
      json.recordLength = 200;
      json.charset = 'windows-1252';
      fieldOf(json, 'E0', 'charset')['constant'] = 'windows-1252';
      for (const { fields } of json.records) fields.push({ name: 'filler', width: 40, kind: 'filler' });
      fieldOf(json, 'M2', 'nom').width = 65;
      recordOf(json, 'M2').fields.pop();
      Object.assign(fieldOf(json, 'M2', 'dossier'), { constant: '7' });
    });
    const name = 'Šlapeta-Žižková de la Rochefoucauld-Doudeauville';
    const file = writeMovementFile(wide, HEADER, [movement({ familyName: name })]);
    expect(file).toHaveLength(5 * 202);
    const read = readMovementFile(wide, file);
    expect(read.ok && read.movements[0]?.name).toBe(`${name} ÉLODIE`.toUpperCase());
    expect(file[2 * 202 + 29]).toBe(0x8a); // Š in windows-1252
  });

  test('may drop what is not essential: the reader checks what is left', () => {
    const bare = layoutOf((json) => {
      const essential = ['type', 'nir', 'code_indemnite', 'sens', 'montant', 'filler'];
      for (const record of json.records) {
        record.fields = record.fields.filter(({ name }) => essential.includes(name));
        const total = record.fields.reduce((sum, { width }) => sum + width, 0);
        fieldOf(json, record.type, 'filler').width += 160 - total;
      }
    });
    const read = readMovementFile(bare, writeMovementFile(bare, HEADER, MOVEMENTS));
    expect(read).toMatchObject({ ok: true, header: { academie: '', payMonth: '', remittance: 0, mode: '' } });
    expect(read.ok && read.movements.map(({ nir, cents, name }) => [nir, cents, name])).toEqual(
      MOVEMENTS.map(({ nir, cents }) => [nir.slice(0, 13), cents, '']),
    );
  });

  test('may repeat what the header says, and the lot, on every movement', () => {
    const repeated = layoutOf((json) => {
      const fields = recordOf(json, 'M2').fields;
      fields.splice(
        -1,
        0,
        { name: 'mois_paie', width: 6, kind: 'month' },
        { name: 'lot', width: 5, kind: 'number' },
      );
      fieldOf(json, 'M2', 'filler').width -= 11;
    });
    const file = writeMovementFile(repeated, HEADER, MOVEMENTS);
    expect(readMovementFile(repeated, file).ok).toBe(true);
    const another = file.slice();
    another[2 * 162 + 132 + 5] = 0x30; // 2015-11 → 2015-10 on the first movement
    expect(readMovementFile(repeated, another)).toMatchObject({
      ok: false,
      faults: [{ code: 'read.mismatch', field: 'mois_paie' }],
    });
  });

  test('that asks for every value on offer gets it', () => {
    const full = layoutOf((json) => {
      json.recordLength = 400;
      for (const record of json.records) {
        const known = PROGRAM_FIELDS[record.type] ?? {};
        for (const [name, { kinds, width = 14 }] of Object.entries(known)) {
          if (record.fields.some((field) => field.name === name)) continue;
          const kind = kinds[0] ?? 'text';
          const widths: Record<string, number> = { month: 6, timestamp: 14, code: 1 };
          const values = { P: { fr: 'p', en: 'p' }, T: { fr: 't', en: 't' } };
          record.fields.push({
            name,
            width: widths[kind] ?? width,
            kind,
            ...(kind === 'code' ? { values } : {}),
          });
        }
        const total = record.fields.reduce((sum, { width }) => sum + width, 0);
        record.fields.push({ name: 'filler', width: 400 - total, kind: 'filler' });
      }
    });
    expect(readMovementFile(full, writeMovementFile(full, HEADER, MOVEMENTS)).ok).toBe(true);
  });
});
