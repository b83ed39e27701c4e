import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PART_TOOLS } from '../../src/operations/part-tools.js';
import { readStsFiles } from '../../src/operations/read-sts.js';
import type { TableSchema } from '../../src/validate/table-schema.js';
import { temporaryFolder, trentieme } from '../support/command-line.js';
import { shippedSchema } from '../support/operations.js';
import { payroll } from '../support/payroll.js';
import { individu, latin9, stsDocument } from '../support/sts.js';
import { zipOf } from '../support/zip.js';

// STS-web beside an export: it is compared and told, and no amount depends on it.

const SAMPLE = fileURLToPath(new URL('../../samples/01-premier-mois', import.meta.url));
const UAI = '0990001N';
const NAME = `sts_emp_${UAI}_2025.xml`;

/** In the sample: holders of two awards of the school. */
const [FIRST, SECOND] = ['98E5117959PYC', '98E1298298OOD'];
const DOCUMENT = stsDocument({
  uai: UAI,
  people: [individu('1001'), individu('1002', { stsFunction: 'EDU' })],
  services: [],
  more: '<NOUVEAU><ELEMENT/></NOUVEAU>',
});
const CROSSWALK = [
  'uai;annee;type;id;numen',
  `${UAI};2025;epp;1001;${FIRST}`,
  `${UAI};2025;epp;9999;${SECOND}`,
];

interface Beside {
  readonly document?: Uint8Array;
  readonly name?: string;
}

function exportWith({ document = latin9(DOCUMENT), name = NAME }: Beside = {}): string {
  const folder = join(temporaryFolder(), 'export');
  cpSync(join(SAMPLE, 'input'), folder, { recursive: true });
  writeFileSync(join(folder, name), document);
  writeFileSync(join(folder, 'sts.csv'), `${CROSSWALK.join('\n')}\n`);
  return folder;
}

const check = (folder: string) =>
  trentieme('check', '--input', folder, '--config', join(SAMPLE, 'trentieme.yaml'), '--lang', 'en');

async function run(
  folder: string,
): Promise<{ readonly out: string; readonly err: string; readonly at: string }> {
  const at = temporaryFolder();
  const { code, out, err } = await trentieme(
    ...['run', '--month', '2025-11', '--now', '2025-11-20T22:00:00', '--input', folder],
    ...[
      '--config',
      join(SAMPLE, 'trentieme.yaml'),
      '--output',
      join(at, 'out'),
      '--ledger',
      join(at, 'l.db'),
    ],
  );
  expect(code, err).toBe(2);
  return { out, err, at: join(at, 'out', '2025-11', '01') };
}

test('the check tells what was read, and what STS-web says otherwise', async () => {
  const { code, out, err } = await check(exportWith());
  expect(code).toBe(2);
  expect(err).toContain(`STS-web ${UAI} 2025-2026: 2 people, 0 substitutes, 0 services`);
  expect(err).toContain('unknown elements, not read:');
  expect(err).toContain('NOUVEAU');
  const told = out.split('\n').filter((line) => line.includes('STS-web'));
  const missions = readFileSync(join(SAMPLE, 'input', 'missions.csv'), 'utf8').split('\n');
  const of = (award: string): string[] => {
    const place = `missions.csv, line ${String(missions.findIndex((row) => row.startsWith(award)) + 1)} `;
    return told.filter((line) => line.includes(place));
  };
  expect(of('M0000107-1').join('\n')).toContain('epp 9999');
  expect(of('M0000106-1')).toEqual([]);
});

test('the payments are those without it; the files are in the manifest and in the archive', async () => {
  const [without, beside] = [await run(join(SAMPLE, 'input')), await run(exportWith())];
  for (const name of ['mouvements.txt', 'paiements.csv', 'retenus.csv']) {
    expect(readFileSync(join(beside.at, name)).equals(readFileSync(join(without.at, name))), name).toBe(true);
  }
  const rows = (at: string): string[] => readFileSync(join(at, 'anomalies.csv'), 'utf8').split('\r\n');
  const added = rows(beside.at).filter((row) => !rows(without.at).includes(row));
  expect(added.length).toBeGreaterThan(0);
  expect(added.filter((row) => !row.startsWith('alerte;sts.'))).toEqual([]);
  const manifest = JSON.parse(readFileSync(join(beside.at, 'bordereau.json'), 'utf8')) as {
    inputs: readonly { readonly name: string; readonly rows: number }[];
  };
  expect(manifest.inputs.filter(({ name }) => name.startsWith('sts'))).toMatchObject([
    { name: 'sts.csv', rows: 2 },
    { name: NAME, rows: 2 },
  ]);
});

test('an archive says what its document says', async () => {
  const name = NAME.replace('.xml', '.zip');
  const zipped = zipOf({ name: NAME, content: latin9(DOCUMENT), deflated: true });
  const [plain, archived] = [await check(exportWith()), await check(exportWith({ name, document: zipped }))];
  expect(archived.out.replaceAll(`${name}/${NAME}`, NAME)).toBe(plain.out);
});

test.each([
  ['emp_sts_0990001N_2025.xml', '<EDT_STS><X/></EDT_STS>', 'EDT_STS'],
  [NAME, '<BEE_ELEVES VERSION="2.0"/>', 'SIECLE'],
  [NAME, '<!DOCTYPE html><html><body>connexion</body></html>', 'web'],
])('%s that is another file is refused, and said to be it (%#)', async (name, text, word) => {
  const { code, err } = await check(exportWith({ name, document: new TextEncoder().encode(text) }));
  expect(code).toBe(65);
  expect(err).toContain(word);
});

test('an export cut in parts is told the same', async () => {
  const folder = exportWith();
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  );
  const inputs = Object.entries(files).map(([name, bytes]) => ({ name, bytes }));
  const reading = await readStsFiles(inputs, 'UTF-8', shippedSchema('tables/sts.json') as TableSchema);
  if (reading?.kind !== 'readable') throw new Error(JSON.stringify(reading));
  const outcomes = [];
  for (const sizes of [{ small: Infinity }, { small: 0, part: 4096 }]) {
    const outcome = await payroll(files, { sizes, sts: reading.sts, sha256: PART_TOOLS.sha256 });
    if (outcome.kind !== 'completed') throw new Error(outcome.kind);
    outcomes.push(
      outcome.issues
        .filter(({ code }) => code.startsWith('sts.'))
        .map((issue) => JSON.stringify(issue))
        .sort(),
    );
  }
  expect(outcomes[0]?.length).toBeGreaterThan(0);
  expect(outcomes[1]).toEqual(outcomes[0]);
});
