import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const PACKAGES = ['csv-parse', 'csv-stringify', '@duckdb/node-api', 'pg', 'pg-copy-streams'];

/** The day, the machine and the versions that the figures belong to. */
export function circumstances(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return [
    `${day}, ${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${memory} GiB,`,
    `${process.platform} ${process.arch}, Node ${process.versions.node}, SQLite ${process.versions['sqlite'] ?? '?'},`,
    `${PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(', ')}.`,
  ].join('\n');
}

function versionOf(name: string): string {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
