import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  headerFaults,
  readMovementFile,
  recordFaults,
  writeMovementFile,
  type MovementRecord,
} from '../../src/emit/movement-file.js';
import { compileLayout, lintLayout, PROGRAM_FIELDS } from '../../src/layout/index.js';
import { hostileText } from '../layout/hostile-text.js';
import { fieldOf, layoutJson, recordOf, TRENTIEME_160 } from '../layout/layouts.js';
import { arbitraryMovements, HEADER, movement, MOVEMENTS } from './movements.js';

const linesOf = (file: Uint8Array): readonly string[] => new TextDecoder('iso-8859-15').decode(file).split('\r\n');

test('the file of files.md section 4, to the byte', () => {
  const lines = linesOf(writeMovementFile(TRENTIEME_160, HEADER, MOVEMENTS));
  const fill = (text: string): string => text.padEnd(160);
  expect(lines).toEqual([
    fill('E00000001TRENTIEME160000101MEN20151100120151028093000PISO-8859-15'),
    fill('L10000002        00001'),
    fill(`M20000003MEN25508141680253800DURAND ÉLODIE                    90012015110120151130+000013889SOPA     201511N${'A'.repeat(24)}`),
    fill('L80000004        000010000001000000000013889000000000000000'),
    fill('L100000050750654D00002'),
    fill(`M20000006MEN18412764510894600L'HAŸ ÉLODIE             0750654D90012015110120151130+000000001IMP      201511N${'B'.repeat(24)}`),
    fill(`M20000007MEN253072B0730047000DURAND ÉLODIE            0750654D90012015090120150930+000000200IMP      201509R${'C'.repeat(24)}`),
    fill('L800000080750654D000020000002000000000000201000000000000000'),
    fill('L100000096200001G00003'),
    fill(`M20000010MEN185062A0040123300DURAND ÉLODIE            6200001G90012015020120150228-000005000IMP      201502T${'D'.repeat(24)}`),
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
  expect(recordFaults(TRENTIEME_160, HEADER, long)).toEqual([]);
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
  test.each<[string, Partial<MovementRecord>, { code: string; field: string; width: number; found: string }]>([
    ['a school too long', { uai: '0750654DX' }, { code: 'layout.too-long', field: 'uai', width: 8, found: '0750654DX' }],
    ['a code too long', { allowanceCode: '90011' }, { code: 'layout.format', field: 'code_indemnite', width: 4, found: '90011' }],
    ['no code', { allowanceCode: '' }, { code: 'layout.missing', field: 'code_indemnite', width: 4, found: '' }],
    ['ten digits of cents', { cents: 1_000_000_000n }, { code: 'layout.too-long', field: 'montant', width: 9, found: '1000000000' }],
    ['a signed amount', { cents: -1n }, { code: 'layout.format', field: 'montant', width: 9, found: '-1' }],
    ['a name in another script', { familyName: 'Иванов' }, { code: 'layout.charset', field: 'nom', width: 25, found: 'U+0418 U+0432 U+0430 U+043D U+043E' }],
    ['no name', { familyName: '', givenName: '' }, { code: 'layout.missing', field: 'nom', width: 25, found: '' }],
    ['a regime too long', { regime: 'IFIC_ANCIEN' }, { code: 'layout.too-long', field: 'regime', width: 9, found: 'IFIC_ANCIEN' }],
    ['a regime out of the charset', { regime: 'IMP’' }, { code: 'layout.charset', field: 'regime', width: 9, found: 'U+2019' }],
    ['no reference', { reference: '' }, { code: 'layout.missing', field: 'reference', width: 24, found: '' }],
    ['a NIR with a letter', { nir: '255081416802X38' }, { code: 'layout.format', field: 'nir', width: 13, found: '*'.repeat(13) }],
    ['a key of another NIR', { nir: '255081416802539' }, { code: 'layout.format', field: 'cle', width: 2, found: '39' }],
    ['a NIR without its key', { nir: '2550814168025' }, { code: 'layout.missing', field: 'cle', width: 2, found: '' }],
    ['a month that does not exist', { instalmentMonth: '2015-13', nature: 'N' }, { code: 'layout.missing', field: 'date_debut', width: 8, found: '' }],
    ['a month to come', { instalmentMonth: '2015-12' }, { code: 'layout.format', field: 'nature', width: 1, found: 'N' }],
    ['arrears of the month itself', { nature: 'R' }, { code: 'layout.format', field: 'nature', width: 1, found: 'R' }],
    ['a recovery that pays', { nature: 'T' }, { code: 'layout.format', field: 'nature', width: 1, found: 'T' }],
  ])('%s', (_, changes, expected) => {
    const faults = recordFaults(TRENTIEME_160, HEADER, movement(changes));
    expect(faults).toContainEqual({ record: 'M2', ...expected });
    expect(() => writeMovementFile(TRENTIEME_160, HEADER, [movement(changes)])).not.toThrow(/Durand/i);
  });
});
