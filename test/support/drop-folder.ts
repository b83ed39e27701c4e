import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMALL_EXPORT, textsOf, type Tables } from './small-export.js';

/** The marker that states files: name, bytes and SHA-256 of each. */
export function markerOf(files: Readonly<Record<string, string>>, date?: string): string {
  const lines = Object.entries(files).map(([name, text]) => {
    const bytes = Buffer.from(text);
    const digest = createHash('sha256').update(bytes).digest('hex');
    return `  - { nom: ${name}, octets: ${String(bytes.length)}, sha256: ${digest} }`;
  });
  return [...(date === undefined ? [] : [`date: ${date}`]), 'fichiers:', ...lines, ''].join('\n');
}

/** The files of an export, by name. */
export function exportOf(tables: Tables = SMALL_EXPORT): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(textsOf(tables)).map(([name, text]) => [`${name}.csv`, text]));
}

/** Drops an export in a folder, its marker last; without a marker it is still arriving. */
export function dropExport(
  root: string,
  name: string,
  {
    files = exportOf(),
    date,
    marker = markerOf(files, date),
  }: {
    readonly files?: Readonly<Record<string, string>>;
    readonly date?: string;
    readonly marker?: string | undefined;
  } = {},
): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  if (marker !== '') writeFileSync(join(folder, 'COMPLET'), marker);
  return folder;
}
