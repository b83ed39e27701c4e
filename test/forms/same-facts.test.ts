import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder, trentieme } from '../support/command-line.js';
import { csvTablesOf, exportXml } from '../support/export-xml.js';
import { LETTERS_UNKNOWN_TO_EPP } from '../support/profile-extractions.js';

// The same facts in any supported form give the same bytes (files.md section 3): the export of the first sample as CSV,
// as XML, and as the extractions of two other systems.

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const CONFIG = readFileSync(join(SAMPLES, '01-premier-mois/trentieme.yaml'), 'utf8');

interface Form {
  /** Of the export, under the samples. */
  readonly input: string;
  readonly profile?: string;
}

const FORMS: Readonly<Record<'csv' | 'xml' | 'epp' | 'renoirh', Form>> = {
  csv: { input: '01-premier-mois/input' },
  xml: { input: '03-xml/input' },
  epp: { input: '04-profils/epp', profile: 'epp' },
  renoirh: { input: '04-profils/renoirh', profile: 'renoirh' },
};

/** An office with the settings of the first sample, and the profiles of the fourth. */
function office(): {
  readonly folder: string;
  readonly run: (form: Form, month?: string) => Promise<string>;
} {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'profiles'));
  cpSync(join(SAMPLES, '04-profils/profiles'), join(folder, 'profiles'), { recursive: true });
  writeFileSync(join(folder, 'trentieme.yaml'), CONFIG);
  return {
    folder,
    run: async ({ input, profile }, month = '2025-11') => {
      const answer = await trentieme(
        ...['run', '--month', month, '--now', `${month}-20T22:00:00`, '--explanations'],
        ...['--input', join(SAMPLES, input), '--config', join(folder, 'trentieme.yaml')],
        ...['--output', join(folder, 'out'), '--ledger', join(folder, 'book.db')],
        ...(profile === undefined ? [] : ['--set', `profile=${profile}`]),
      );
      expect([0, 2], answer.err).toContain(answer.code);
      return join(folder, 'out', month);
    },
  };
}

const read = (folder: string, name: string): string => readFileSync(join(folder, '01', name), 'utf8');

/** What a system loses that only knows windows-1252, before we read anything. */
function asEppWrites(text: string): string {
  return Object.entries(LETTERS_UNKNOWN_TO_EPP).reduce(
    (all, [letter, by]) => all.replaceAll(letter, by),
    text,
  );
}

/** An anomaly without its place: file, line, and what the column is called. */
function withoutPlaces(anomalies: string): string[] {
  return anomalies
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(';').slice(0, 2).join(';'))
    .sort();
}

test.each(['xml', 'epp', 'renoirh'] as const)(
  'what is paid from %s is what is paid from CSV',
  async (form) => {
    const [asCsv, asOther] = [office(), office()];
    const [wanted, made] = [await asCsv.run(FORMS.csv), await asOther.run(FORMS[form])];
    for (const name of ['mouvements.txt', 'paiements.csv', 'retenus.csv', 'prescriptions.csv']) {
      const expected = read(wanted, name);
      expect(read(made, name), name).toBe(form === 'epp' ? asEppWrites(expected) : expected);
    }
    expect(withoutPlaces(read(made, 'anomalies.csv'))).toEqual(withoutPlaces(read(wanted, 'anomalies.csv')));
  },
);

test.each(['epp', 'renoirh'] as const)('what is wrong is told in the words of %s', async (form) => {
  const folder = await office().run(FORMS[form]);
  const rows = read(folder, 'anomalies.csv').split('\r\n').slice(1, -1);
  const files = new Set(rows.map((row) => row.split(';')[2]));
  const lying = readdirSync(join(SAMPLES, FORMS[form].input));
  expect([...files].filter((file) => file !== '' && !lying.includes(file ?? ''))).toEqual([]);
  // A row that is told by its line is found there: the object of the row stands on it.
  for (const row of rows) {
    const [, , file = '', line = '', , , object = ''] = row.split(';');
    if (line === '' || object === '') continue;
    const text = readFileSync(join(SAMPLES, FORMS[form].input, file), 'latin1').split('\n')[Number(line) - 1];
    expect(text, row).toContain(object.split(' ')[0]);
  }
});

test('forms may change from one month to the next: nothing is paid twice, nothing stops', async () => {
  const at = office();
  await at.run(FORMS.csv);
  for (const form of ['xml', 'epp', 'renoirh', 'csv'] as const) {
    await at.run(FORMS[form]);
    const again = readdirSync(join(at.folder, 'out', '2025-11')).sort();
    expect(again).toEqual(['01', 'sans-mouvement']);
  }
});

test('months paid from other forms are replayed from the archive, whatever profile is there today', async () => {
  const at = office();
  await at.run(FORMS.epp);
  await at.run(FORMS.xml, '2025-12');
  const answer = await trentieme(
    ...['replay', '--from', '2025-11', '--to', '2025-12', '--ledger', join(at.folder, 'book.db')],
    ...['--config', join(at.folder, 'trentieme.yaml')],
  );
  expect(answer).toMatchObject({ code: 0, err: '' });
});

test('the manifest names the files as they came, with all their rows', async () => {
  const manifest = JSON.parse(read(await office().run(FORMS.xml), 'bordereau.json')) as {
    inputs: readonly { readonly name: string; readonly rows: number }[];
  };
  const rows = csvTablesOf(join(SAMPLES, FORMS.csv.input)).reduce((sum, table) => sum + table.rows.length, 0);
  expect(manifest.inputs).toMatchObject([{ name: 'export.xml', rows }]);
});

test('a table that shrinks inside export.xml trips the brake that its file would', async () => {
  const at = office();
  await at.run(FORMS.csv);
  const tables = csvTablesOf(join(SAMPLES, FORMS.csv.input));
  const folder = join(temporaryFolder(), 'export');
  mkdirSync(folder);
  const without = tables.map((table) => (table.name === 'absences' ? { ...table, rows: [] } : table));
  writeFileSync(join(folder, 'export.xml'), exportXml(without));
  const answer = await trentieme(
    ...['run', '--month', '2025-12', '--now', '2025-12-20T22:00:00', '--input', folder],
    ...['--config', join(at.folder, 'trentieme.yaml'), '--output', join(at.folder, 'out')],
    ...['--ledger', join(at.folder, 'book.db')],
  );
  expect(answer.code).toBe(3);
  expect(answer.err).toContain('absences');
});

test('an export in two forms at once, or without a table that must be there, is refused', async () => {
  const tables = csvTablesOf(join(SAMPLES, FORMS.csv.input));
  const folder = temporaryFolder();
  const config = join(SAMPLES, '01-premier-mois/trentieme.yaml');
  writeFileSync(join(folder, 'export.xml'), exportXml(tables.filter(({ name }) => name !== 'absences')));
  const lacking = await trentieme('check', '--input', folder, '--config', config, '--lang', 'en');
  expect(lacking).toMatchObject({ code: 65, out: '' });
  expect(lacking.err).toContain('“absences” is missing in export.xml.');
  writeFileSync(join(folder, 'agents.csv'), 'numen\n');
  const twice = await trentieme('check', '--input', folder, '--config', config, '--lang', 'en');
  expect(twice).toMatchObject({ code: 65, out: '' });
  expect(twice.err).toContain('two forms at once: export.xml, and agents.csv');
});
