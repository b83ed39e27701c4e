import { describe, expect, test } from 'vitest';
import { isoDate } from '../../src/calendar/index.js';
import { compileInputs, openCompiled } from '../../src/validate/input-tables.js';
import { tableSchemas } from '../support/engine.js';
import { shippedRegulations } from '../support/regulations.js';

const inputs = compileInputs(tableSchemas(), shippedRegulations());

const HEADER = ['numen', 'nir', 'nom', 'prenom', 'statut', 'degre', 'date_entree', 'cafipemf'];
const FULL = ['98E1234567JST', '255081416802538', 'DURAND', ' Ève ', 'C', '1', '2020-09-01', 'O'];
const SPARE = ['98E1234568JST', '253072A07300443', 'MARTIN', 'Lou', 'T', '2', '', ''];

describe('rows read one after the other', () => {
  test('share nothing: a blank is no value of the row before', () => {
    const reader = openCompiled(inputs).agents;
    reader.header(HEADER, 1);
    reader.record(FULL, 2);
    reader.record(SPARE, 3);
    const [full, spare] = reader.close().values;
    expect(full).toMatchObject({
      at: { file: 'agents.csv', line: 2 },
      givenName: 'Ève',
      serviceStart: isoDate('2020-09-01'),
      cafipemf: true,
    });
    expect(spare).toMatchObject({
      at: { file: 'agents.csv', line: 3 },
      familyName: 'MARTIN',
      serviceStart: undefined,
      cafipemf: false,
      cpgeFullService: false,
    });
  });

  test('a row set aside leaves nothing to the next, and no row', () => {
    const reader = openCompiled(inputs).agents;
    reader.header(HEADER, 1);
    reader.record(FULL.with(4, 'X'), 2);
    reader.record(SPARE, 3);
    reader.record(SPARE, 4);
    reader.record(SPARE.slice(1), 5);
    const rows = reader.close();
    expect(rows.values.map(({ at }) => at.line)).toEqual([3]);
    expect(rows.issues.map(({ code, at }) => [code, at.line])).toEqual([
      ['field.enum', 2],
      ['row.duplicate-id', 4],
      ['row.columns', 5],
    ]);
    expect(rows.rowCount).toBe(4);
  });

  test('every fault of a row is said, by code and in the order of the columns', () => {
    const reader = openCompiled(inputs).agents;
    reader.header(HEADER, 1);
    reader.record(['98E1234567JST', '255081416802537', '', '', 'C', '3', '', 'o'], 2);
    const found = reader
      .close()
      .issues.map(({ code, findings }) => [code, ...findings.map(({ field, value }) => `${field}=${value}`)]);
    expect(found).toEqual([
      ['nir.key', 'nir=***************'],
      ['field.missing', 'nom=', 'prenom=', 'date_entree='],
      ['field.enum', 'degre=3', 'cafipemf=o'],
    ]);
  });
});

test('inputs compiled once are read any number of times, each apart', () => {
  const [first, second] = [openCompiled(inputs).agents, openCompiled(inputs).agents];
  first.header(HEADER, 1);
  second.header([...HEADER].reverse(), 1);
  first.record(FULL, 2);
  second.record([...FULL].reverse(), 2);
  expect(second.close()).toEqual(first.close());
  expect(first.close().issues).toEqual([]);
});

test('a column under no known name is as a blank one, wherever the others stand', () => {
  const reader = openCompiled(inputs).agents;
  reader.header(['remarque', ...HEADER.slice(0, 6)], 1);
  reader.record(['O', ...FULL.slice(0, 4), 'T', '1'], 2);
  expect(reader.close().values).toMatchObject([{ numen: FULL[0], cafipemf: false, status: 'tenured' }]);
});
