import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './measure.ts';

const GENERATE = fileURLToPath(new URL('generate.ts', import.meta.url));
const SOURCES = fileURLToPath(new URL('export', import.meta.url));

/** The export of this many awards, and the same a month later, in the work folder; written once. */
export async function exportsOf(
  work: string,
  awards: number,
): Promise<{ readonly first: string; readonly next: string }> {
  const [first, next] = [join(work, `export-${awards}`), join(work, `export-${awards}-next`)];
  await generate(first, awards, []);
  await generate(next, awards, ['--changed']);
  return { first, next };
}

/** In a process of its own: what it uses stays out of the lanes' figures. */
async function generate(folder: string, awards: number, changed: readonly string[]): Promise<void> {
  const marker = `${folder}.made`;
  const made = digestOfSources();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === made) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const words = ['--awards', String(awards), '--output', folder, ...changed];
  const { code, errors } = await measure([GENERATE, ...words]);
  if (code !== 0) throw new Error(`the export was not written:\n${errors}`);
  writeFileSync(marker, made);
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(SOURCES).sort()) hash.update(readFileSync(join(SOURCES, name)));
  return hash.digest('hex');
}
