import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// The memory that reading takes must not depend on the size of the file. TRENTIEME_XML_MEGABYTES asks for another one.
const MEGABYTES = Number(process.env['TRENTIEME_XML_MEGABYTES'] ?? '200');

test(`reading an export.xml of ${String(MEGABYTES)} MB takes the memory of one block and one row`, () => {
  const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--max-old-space-size=64',
      // Otherwise the engine widens its nursery by 100 MB, whatever is read.
      '--max-semi-space-size=8',
      '--import',
      path('../ledger/child/resolve-ts.ts'),
      path('child/read-export-xml.ts'),
      String(MEGABYTES),
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const said = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  console.log(`export.xml: ${stdout.trim()}`);
  const { written, peakMegabytes } = said;
  expect(said).toMatchObject({ problems: [], rows: written, megabytes: MEGABYTES });
  expect(said['kept']).toBe(Math.floor(Number(written) / 200));
  expect(peakMegabytes).toBeLessThan(150);
}, 300_000);
