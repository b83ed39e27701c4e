import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from '../../src/charset/index.js';
import { readOwnCsv } from '../../src/ingest/csv.js';
import { Spill } from '../../src/io/spill.js';
import { readTable, UnreadablePartError } from '../../src/part-rows.js';
import { ExportSplitter, type PartTable } from '../../src/split/export-splitter.js';
import { SPLIT_TABLES, type SplitTable } from '../../src/split/links.js';
import { byteReading, textReading } from '../../src/split/row-reading.js';
import { matchHeader } from '../../src/validate/header.js';
import { closeInputs, compileInputs, openCompiled, type InputRows } from '../../src/validate/input-tables.js';
import { tableSchemas } from '../support/engine.js';
import { encoded } from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';
import { csvOf, type CsvStyle, type Table } from '../support/small-export.js';

const inputs = compileInputs(tableSchemas(), shippedRegulations());

/** The plain way: the text of the table, its records as texts. */
function readAsTexts({ name, encoding, bytes, lines }: PartTable): InputRows[SplitTable] {
  const decoded = decode(bytes, encoding);
  if (!decoded.ok) throw new Error('not a text');
  const readers = openCompiled(inputs);
  let row = 0;
  const fault = readOwnCsv(decoded.text, {
    header: (columns) => {
      readers[name].header(columns, lines[0] ?? 1);
    },
    record: (fields) => {
      row += 1;
      readers[name].record(fields, lines[row] ?? 0);
    },
  });
  expect([fault, row]).toEqual([undefined, lines.length - 1]);
  return closeInputs(readers)[name];
}

function readInBytes(table: PartTable): InputRows[SplitTable] {
  const readers = openCompiled(inputs);
  readTable(table, readers);
  return closeInputs(readers)[table.name];
}

/** Everything that is known of the rows; of whom they bear on, whether each of these is. */
function told(rows: InputRows[SplitTable], names: readonly string[]): unknown {
  const { values, borne, ...rest } = rows;
  return { ...rest, values, namesOf: [...rows.namesOf], borne: names.filter((name) => borne.has(name)) };
}

const TEXTS = [
  ...['', ' ', '\u00a0', '98E1234567JST', '98E1234568JST', '255081416802538', '253072A07300443', '0960001E'],
  ...[
    'T',
    'S',
    'C',
    'X',
    '1',
    '2',
    'O',
    'N',
    'o',
    'ACTIVE',
    'PROPOSEE',
    'IMP',
    'SOPA',
    'CMO',
    'ALD',
    'E',
    'A',
  ],
  ...[
    '2025-09-01',
    '01/09/2025',
    '2025-02-30',
    '31/08/2026',
    '2500',
    '98,5',
    '+1',
    '0',
    '100',
    '1e3',
    '12345678901234567',
  ],
  ...[
    'Ève',
    'Frédéric',
    'É',
    'Œuvré',
    ' Zoé ',
    '\u00a0Zoé\u00a0',
    'dite "Lou"',
    '"',
    'a;b',
    'a\nb',
    'DE LA TOUR-BENOÎT-MARIE',
  ],
  ...['M1', 'M2', 'LM-2025-31394', 'A1', 'R1', 'R|1'],
];

/** What the columns of a good row hold. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  ...{ numen: ['98E1234567JST', '98E1234568JST'], numen_remplacant: ['98E1234568JST'] },
  ...{
    nir: ['255081416802538', '253072A07300443'],
    nom: ['DURAND', 'GARÇON'],
    prenom: ['Ève', 'Frédéric', 'Zoé'],
  },
  ...{
    statut: ['T', 'S'],
    degre: ['1', '2'],
    cafipemf: ['O', ''],
    cpge_service_complet: ['N'],
    date_entree: [''],
  },
  ...{ id_mission: ['M1', 'M2', 'M00000776'], id_absence: ['A1', 'A2'], id_remplacement: ['R1', 'R2'] },
  ...{ etat: ['ACTIVE', ''], regime: ['SOPA', 'T2D'], type: ['CMO'], uai: ['0960001E', ''] },
  ...{ date_debut: ['2025-09-01', '01/10/2025'], date_fin: ['2025-12-31', '31/08/2026'], date_origine: [''] },
  ...{
    quotite_service: ['80', '50,5'],
    quotite_financiere: ['85,7', ''],
    taux_annuel: ['2500', ''],
    participation: ['60', ''],
  },
  ...{
    nb_stagiaires: ['2', ''],
    nb_etudiants: ['1', ''],
    service_fait: ['O', ''],
    lettre_mission: ['LM-2025-31394'],
  },
};

function cellOf(column: string): fc.Arbitrary<string> {
  const any = fc.constantFrom(...TEXTS);
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...(USUAL[column] ?? [''])) },
    { weight: 1, arbitrary: any },
  );
}

function tableOf(name: SplitTable): fc.Arbitrary<Table> {
  const known = inputs[name].table.fields.map(({ schema }) => schema.name);
  return fc.shuffledSubarray([...known, 'remarque'], { minLength: known.length }).chain((columns) => {
    const row = fc.tuple(...columns.map(cellOf), fc.constant('de trop'));
    const width = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, -1, 1);
    return fc.array(fc.tuple(row, width), { maxLength: 12 }).map((rows) => ({
      columns,
      rows: rows.map(([full, more]) =>
        // A row of another width on several lines would have the file refused.
        more === 0
          ? full.slice(0, -1)
          : full.slice(0, columns.length + more).map((text) => text.replaceAll('\n', ' ')),
      ),
    }));
  });
}

function partsOf(
  name: SplitTable,
  table: Table,
  count: number,
  style: CsvStyle,
  encoding: Encoding,
): PartTable[] {
  const splitter = new ExportSplitter(new Spill('/nowhere'));
  const text = csvOf(table, style);
  const bytes = encoded(text, encoding);
  const indexOf = (columns: readonly string[], line: number): ReadonlyMap<string, number> =>
    matchHeader(inputs[name].table, columns, line).indexOf;
  const isRead =
    splitter.addTable(name, byteReading({ name: `${name}.csv`, bytes }, encoding), indexOf) ||
    splitter.addTable(name, textReading(text), indexOf);
  expect(isRead).toBe(true);
  return splitter.split(count).flatMap((part) => part().tables);
}

describe('a part read in bytes', () => {
  test.each(SPLIT_TABLES)('is what its texts say, row by row and fault by fault: %s', (name) => {
    let rejects = 0;
    let values = 0;
    fc.assert(
      fc.property(
        tableOf(name),
        fc.integer({ min: 1, max: 3 }),
        fc.record({ lineEnd: fc.constantFrom('\n', '\r\n'), quotes: fc.constantFrom('all', 'needed') }),
        fc.constantFrom<Encoding>('UTF-8', 'ISO-8859-15', 'windows-1252'),
        (table, count, style, encoding) => {
          const names = [...TEXTS, ...TEXTS.map((text) => text.trim())];
          for (const part of partsOf(name, table, count, style, encoding)) {
            const found = readInBytes(part);
            expect(told(found, names)).toEqual(told(readAsTexts(part), names));
            rejects += found.issues.length;
            values += found.values.length;
          }
        },
      ),
      randomRuns(300),
    );
    expect(rejects).toBeGreaterThan(100);
    expect(values).toBeGreaterThan(100);
  });

  const bytes = Buffer.from('numen;nir;nom;prenom;statut;degre\n98E1234567JST;1;A\xc9;B;T;1\n', 'latin1');
  const part = { name: 'agents', encoding: 'UTF-8', bytes, lines: Int32Array.of(1, 2) } as const;

  test('that is no text is told', () => {
    expect(() => readInBytes(part)).toThrow(UnreadablePartError);
  });

  test('whose rows are not as many as it has lines is told', () => {
    const ascii = { ...part, encoding: 'ISO-8859-15' } as const;
    expect(readInBytes(ascii).rowCount).toBe(1);
    expect(() => readInBytes({ ...ascii, lines: Int32Array.of(1, 2, 3) })).toThrow('rows it was made of');
    expect(() => readInBytes({ ...ascii, bytes: Buffer.from('a;b\n1"2;3\n') })).toThrow(
      'rows it was made of',
    );
  });
});
