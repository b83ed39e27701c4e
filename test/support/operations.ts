import { payMonthOf } from '../../src/calendar/index.js';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Encoding } from '../../src/charset/index.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import type { InputFile } from '../../src/ingest/ingest.js';
import { readMarker, type MarkerReading } from '../../src/operations/export-marker.js';
import { readOpeningFile, type OpeningReading } from '../../src/operations/read-opening.js';
import { readReturnFile, type ReturnReading } from '../../src/operations/read-return.js';
import type { TableSchema } from '../../src/validate/table-schema.js';
import { shippedRegulations } from './regulations.js';

/** Reads a return file with the schema the program ships. */
export function readReturn(content: string | Uint8Array, encoding: Encoding = 'UTF-8'): ReturnReading {
  return readReturnFile(fileOf('retour.csv', content), RETURN, encoding);
}

/** Reads a file of opening balances with the schema and the law the program ships. */
export function readOpening(content: string | Uint8Array, encoding: Encoding = 'UTF-8'): OpeningReading {
  return readOpeningFile(
    fileOf('ouverture.csv', content),
    OPENING,
    encoding,
    REGULATIONS,
    payMonthOf(2100, 1),
  );
}

/** Reads a marker with the schema the program ships. */
export function readComplet(content: string | Uint8Array, files: readonly InputFile[] = []): MarkerReading {
  return readMarker(fileOf('COMPLET', content), files, CHECK, sha256);
}

export function fileOf(name: string, content: string | Uint8Array): InputFile {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A schema the program ships, by its path in `schemas/`. */
export function shippedSchema(path: string): object {
  return JSON.parse(readFileSync(new URL(`../../schemas/${path}`, import.meta.url), 'utf8')) as object;
}

const RETURN = shippedSchema('tables/retour.json') as TableSchema;
const OPENING = shippedSchema('tables/ouverture.json') as TableSchema;
const CHECK = compileSchema(shippedSchema('complet.schema.json'));
const REGULATIONS = shippedRegulations();
