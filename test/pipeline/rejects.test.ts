import { describe, expect, test } from 'vitest';
import { parseSchoolYear } from '../../src/calendar/index.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { isToldToSchools } from '../../src/report/rejects/school-rejects.js';
import { generateAcademie } from '../../src/generate/academie.js';
import { exportXml } from '../support/export-xml.js';
import { shippedSchema } from '../support/operations.js';
import { completed, fileOf, rowsOf, textOf, type WrittenRun } from '../support/payroll.js';
import { AYSHA, SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';

const { tables } = generateAcademie({
  agents: 60,
  seed: 71,
  errors: 100,
  schoolYear: parseSchoolYear('2025-2026')!,
});
const TABLES = tables.map(({ file, columns, rows }) => ({
  name: file.replace('.csv', ''),
  columns,
  rows: [...rows],
}));
const FAULTY = await completed(textsOf(Object.fromEntries(TABLES.map(({ name, ...each }) => [name, each]))));

const rejectFilesOf = ({ files }: WrittenRun): readonly string[] =>
  files.map(({ name }) => name).filter((name) => name.startsWith('rejets/'));

/** `0750654D field.format missions.csv M1`: every row of every table of the folder, sorted. */
function rejectsOf(run: WrittenRun, file: (row: Readonly<Record<string, string>>) => string): string[] {
  return rejectFilesOf(run)
    .filter((name) => name.endsWith('.csv'))
    .flatMap((name) =>
      rowsOf(fileOf(run, name)).map((row) =>
        [name.slice(7, -4), row['code'], file(row), row['objet']].join(' '),
      ),
    )
    .sort();
}

describe('the folder of rejects', () => {
  test('has two files for each school with a reject, named by its UAI, and no other', () => {
    const schools = new Set(
      FAULTY.issues
        .filter(({ severity }) => severity === 'reject')
        .flatMap((issue) => issue.schools ?? ['sans-uai']),
    );
    expect(schools.size).toBeGreaterThan(5);
    expect([...schools].filter((name) => !/^(\d{7}[A-Z]|sans-uai)$/.test(name))).toEqual([]);
    const names = [...schools].flatMap((name) => [`rejets/${name}.csv`, `rejets/${name}.xlsx`]);
    expect([...rejectFilesOf(FAULTY)].sort()).toEqual(names.sort());
  });

  test('has every reject of anomalies.csv, in its own line there', () => {
    const lineOf = (row: Readonly<Record<string, string>>): string =>
      ['gravite', 'code', 'fichier', 'ligne', 'champ', 'objet'].map((column) => row[column]).join(' ');
    const told = new Set(
      rejectFilesOf(FAULTY)
        .filter((name) => name.endsWith('.csv'))
        .flatMap((name) => rowsOf(fileOf(FAULTY, name)).map(lineOf)),
    );
    const anomalies = rowsOf(fileOf(FAULTY, 'anomalies.csv')).map(lineOf);
    expect(anomalies.filter((line) => line.startsWith('rejet ') && !told.has(line))).toEqual([]);
    expect([...told].filter((line) => !anomalies.includes(line))).toEqual([]);
    expect(FAULTY.issues.filter(isToldToSchools).length).toBeLessThan(FAULTY.issues.length);
  });

  test('is in the manifest, and its schema accepts the names', () => {
    const manifest = JSON.parse(textOf(fileOf(FAULTY, 'bordereau.json'))) as {
      readonly outputs: readonly { readonly name: string }[];
    };
    expect(manifest.outputs.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...rejectFilesOf(FAULTY)]),
    );
    const check = compileSchema(shippedSchema('bordereau.schema.json'));
    expect(check(manifest)).toEqual([]);
    const escaping = manifest.outputs.map((output, rank) =>
      rank === 0 ? { ...output, name: 'rejets/../x.csv' } : output,
    );
    expect(check({ ...manifest, outputs: escaping })).not.toEqual([]);
  });

  test('is not there when nothing is rejected, warnings or not', async () => {
    expect(rejectFilesOf(await completed(textsOf(SMALL_EXPORT)))).toEqual([]);
    const warned = textsOf({
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M3', 'etat', 'PROPOSEE'),
    });
    const run = await completed(warned);
    expect(run.issues.map(({ code }) => code)).toEqual(['award.not-validated']);
    expect(rejectFilesOf(run)).toEqual([]);
  });

  test('is there for movements that cannot be written: for the schools of the payee', async () => {
    const agents = withValue(SMALL_EXPORT.agents, AYSHA, 'nom', '李');
    const run = await completed(textsOf({ ...SMALL_EXPORT, agents }));
    expect(rejectFilesOf(run)).toEqual(['rejets/6200001G.csv', 'rejets/6200001G.xlsx']);
  });

  test('is the same for an export in XML, were it all on one line', async () => {
    const xml = exportXml(TABLES);
    const place = ({ fichier }: Readonly<Record<string, string>>): string =>
      fichier === 'export.xml' || fichier!.endsWith('.csv') ? 'export' : fichier!;
    for (const document of [xml, xml.replaceAll(/\n */g, '')]) {
      const run = await completed({ 'export.xml': document });
      const found = rejectsOf(run, place);
      // What XML cannot write wrongly is not said of it.
      const expected = rejectsOf(FAULTY, place).filter((row) => !row.includes(' row.columns '));
      expect(found.filter((row) => !row.includes(' row.columns '))).toEqual(expected);
    }
  });
});
