import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import schema from '../../schemas/layout.schema.json' with { type: 'json' };
import { lintLayout } from '../../src/layout/index.js';
import { fieldOf, layoutJson, recordOf, TRENTIEME_160 } from './layouts.js';

// files.md section 4: name and width of each field, in order.
test.each([
  [
    'E0',
    'type 2, seq 7, layout 12, version 4, academie 2, ministere 3, mois_paie 6, remise 3, created 14, mode 1, charset 12, filler 94',
  ],
  ['L1', 'type 2, seq 7, uai 8, lot 5, filler 138'],
  [
    'M2',
    'type 2, seq 7, ministere 3, nir 13, cle 2, dossier 2, nom 25, uai 8, code_indemnite 4, date_debut 8, date_fin 8, sens 1, montant 9, regime 9, mois_origine 6, nature 1, reference 24, filler 28',
  ],
  ['L8', 'type 2, seq 7, uai 8, lot 5, details 7, credits 15, debits 15, filler 101'],
  ['F9', 'type 2, seq 7, records 7, details 7, persons 7, lots 5, credits 15, debits 15, hash 13, filler 82'],
])('%s has the fields of files.md and fills 160 bytes', (type, expected) => {
  const fields = TRENTIEME_160.records.find((one) => one.type === type)?.fields ?? [];
  expect(fields.map(({ name, width }) => `${name} ${width}`).join(', ')).toBe(expected);
  expect(fields.reduce((sum, { width }) => sum + width, 0)).toBe(160);
});

test.each([
  ['E0', 'layout', 'TRENTIEME160'],
  ['E0', 'version', '0001'],
  ['E0', 'charset', 'ISO-8859-15'],
  ['M2', 'dossier', '00'],
])('%s.%s is the constant %s', (type, name, constant) => {
  expect(fieldOf(layoutJson(), type, name)).toMatchObject({ kind: 'constant', constant });
});

test('the records come in the order of files.md', () => {
  expect(TRENTIEME_160.records.map(({ type }) => type)).toEqual(['E0', 'L1', 'M2', 'L8', 'F9']);
});

test('the lint finds nothing to say', () => {
  expect(lintLayout(layoutJson())).toEqual([]);
});

test('every field but the fillers has a description in both languages', () => {
  const silent = TRENTIEME_160.records
    .flatMap(({ fields }) => fields)
    .filter(({ kind, description }) => kind !== 'filler' && (description?.fr ?? '') === '');
  expect(silent).toEqual([]);
});

const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);

test('the schema accepts the published layout', () => {
  expect(validate(layoutJson()), JSON.stringify(validate.errors)).toBe(true);
});

test.each<[string, (json: ReturnType<typeof layoutJson>) => unknown]>([
  ['an unknown kind', (json) => (fieldOf(json, 'M2', 'nom').kind = 'varchar')],
  ['a width of nothing', (json) => (fieldOf(json, 'M2', 'nom').width = 0)],
  ['half a byte', (json) => (fieldOf(json, 'M2', 'nom').width = 25.5)],
  ['a constant without a value', (json) => delete fieldOf(json, 'M2', 'dossier')['constant']],
  ['a value for a field that is no constant', (json) => (fieldOf(json, 'M2', 'nom')['constant'] = 'X')],
  ['a code without its values', (json) => delete fieldOf(json, 'M2', 'nature')['values']],
  ['values for a field that is no code', (json) => (fieldOf(json, 'M2', 'nom')['values'] = {})],
  ['a maximum for a text', (json) => (fieldOf(json, 'M2', 'nom')['maximum'] = 1)],
  ['a field without a description', (json) => delete fieldOf(json, 'M2', 'nom')['description']],
  ['a misspelt key', (json) => (fieldOf(json, 'M2', 'nom')['widht'] = 25)],
  ['a record without fields', (json) => (recordOf(json, 'L1').fields = [])],
  ['a charset the engine does not know', (json) => (json.charset = 'UTF-8')],
  ['another line ending', (json) => (json['lineEnding'] = 'LF')],
])('the schema refuses %s', (_, alter) => {
  const json = layoutJson();
  alter(json);
  expect(validate(json)).toBe(false);
});
