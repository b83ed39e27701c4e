import { parseIsoDate } from '../calendar/index.js';
import { decode } from '../charset/index.js';
import type { Violation } from '../contracts/json-schema.js';
import { readYaml } from '../contracts/yaml.js';
import { digestOf, lineAt, sizeOf, type InputFile } from '../ingest/ingest.js';
import type { FileProblem } from '../model/index.js';

/** What an export may say of itself, and under which of these names. */
export const MARKERS = ['COMPLET', 'manifest.json'];

/** What an export states of itself; without a date, `undefined`. */
export type MarkerReading =
  { readonly exportedAt: string | undefined } | { readonly problems: readonly FileProblem[] };

/**
 * Reads the file that says an export is whole (`COMPLET` or `manifest.json`) and holds the export to it. An empty one
 * states nothing and is true of every export.
 *
 * @param files the files of the export, every one the marker may name
 * @param check `schemas/complet.schema.json`, compiled
 * @param sha256 of bytes, in lower-case hexadecimal
 * @returns the date as it is written (a day, or a day and a time), or every problem at once
 */
export function readMarker(
  marker: InputFile,
  files: readonly InputFile[],
  check: (value: unknown) => readonly Violation[],
  sha256: (bytes: Uint8Array) => string,
): MarkerReading {
  const reading = readText(marker);
  if ('line' in reading) return { problems: [problem(marker, 'marker.unreadable', {}, reading.line)] };
  const { value } = reading;
  const violations = check(value);
  // Keys of which something is wrong, within them too: `date`, `fichiers.0`…
  const wrong = new Set(violations.map(({ key }) => key.split('.').slice(0, 2).join('.')));
  const date = wrong.has('date') ? undefined : valueAt(value, 'date');
  const isDay = typeof date !== 'string' || parseIsoDate(date.slice(0, 10)) !== undefined;
  const problems = [
    ...violations.map((violation) => invalid(marker, value, violation)),
    ...(isDay ? [] : [invalid(marker, value, { ...NO_SUCH_DAY, found: date })]),
    ...statedFiles(value, wrong).flatMap((stated) => differences(marker, stated, files, sha256)),
  ];
  if (problems.length > 0) return { problems };
  return { exportedAt: typeof date === 'string' ? date : undefined };
}

/**
 * What a marker names, before anything is held to it: enough to tell exports apart.
 *
 * @returns `undefined` when it names no file: an empty marker says nothing. One that cannot be read is dated after every
 *   other, so that nothing older is taken in its place: reading that export says what is wrong.
 */
export function statedBy(
  marker: InputFile,
): { readonly date: string; readonly stated: readonly string[] } | undefined {
  const reading = readText(marker);
  if ('line' in reading) return { date: '~', stated: [] };
  const { value } = reading;
  if (valueAt(value, 'fichiers') === undefined || isEmptyList(valueAt(value, 'fichiers'))) return undefined;
  const date = valueAt(value, 'date');
  return {
    date: typeof date === 'string' ? date : '',
    stated: statedFiles(value, new Set()).flatMap((file) => {
      const name = valueAt(file, 'nom');
      return typeof name === 'string' ? [name] : [];
    }),
  };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

interface StatedFile {
  readonly nom: string;
  readonly octets: string;
  readonly sha256: string;
}

function readText({ bytes }: InputFile): { readonly value: unknown } | { readonly line: number } {
  const decoded = decode(bytes, 'UTF-8');
  if (!decoded.ok) return { line: lineAt(bytes, decoded.fault.offset) };
  const reading = readYaml(decoded.text, 'strings');
  // After the first fault the reader guesses, and what it says of the next lines misleads.
  if (reading.kind === 'faulty') {
    return { line: reading.faults.reduce((first, { line }) => Math.min(first, line), Infinity) };
  }
  return { value: reading.value ?? {} };
}

const NO_SUCH_DAY: Omit<Violation, 'found'> = {
  key: 'date',
  kind: 'not-allowed',
  expected: 'AAAA-MM-JJ, AAAA-MM-JJTHH:MM:SS',
};

function invalid(marker: InputFile, value: unknown, violation: Violation): FileProblem {
  const { key, kind, expected, found } = violation;
  if (kind !== 'not-allowed') return problem(marker, 'marker.invalid', { case: kind, key, expected });
  if (key === '') return problem(marker, 'marker.invalid', { case: 'whole', key, expected });
  // A list or a mapping is not shown: who knows what it holds.
  return typeof valueAt(value, key) === 'string'
    ? problem(marker, 'marker.invalid', { key, found, expected })
    : problem(marker, 'marker.invalid', { case: 'structure', key, expected });
}

/** The files that are stated in full; what is wrong with the others is said by the schema. */
function statedFiles(value: unknown, wrong: ReadonlySet<string>): readonly StatedFile[] {
  const listed = valueAt(value, 'fichiers');
  if (!Array.isArray(listed)) return [];
  return listed.filter((_, index) => !wrong.has(`fichiers.${String(index)}`)) as StatedFile[];
}

function valueAt(value: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (within, name) =>
        typeof within === 'object' && within !== null && Object.hasOwn(within, name)
          ? (within as Readonly<Record<string, unknown>>)[name]
          : undefined,
      value,
    );
}

function differences(
  marker: InputFile,
  { nom: name, octets, sha256: stated }: StatedFile,
  files: readonly InputFile[],
  sha256: (bytes: Uint8Array) => string,
): FileProblem[] {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) return [problem(marker, 'marker.file-missing', { name })];
  const bytes = String(sizeOf(file));
  if (bytes !== octets)
    return [problem(marker, 'marker.file-differs', { name, found: bytes, expected: octets })];
  const digest = digestOf(file, sha256);
  if (digest === stated.toLowerCase()) return [];
  const facts = { case: 'content', name, found: beginningOf(digest), expected: beginningOf(stated) };
  return [problem(marker, 'marker.file-differs', facts)];
}

/** Enough of a digest for people to tell two apart. */
function beginningOf(digest: string): string {
  return digest.slice(0, 12).toLowerCase();
}

function problem(
  marker: InputFile,
  code: string,
  facts: Readonly<Record<string, string>>,
  line?: number,
): FileProblem {
  return { code, at: { file: marker.name, line }, facts };
}
