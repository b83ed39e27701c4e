import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../src/emit/manifest.js';
import { sha256 } from '../../src/io/digest.js';
import { completed, fileOf, textOf } from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import { AYSHA, secretsOf, SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';

/** Paid, held and reported, with explanations: every file has something in it. */
const RUN = completed(
  textsOf({ ...SMALL_EXPORT, agents: withValue(SMALL_EXPORT.agents, AYSHA, 'nom', '李') }),
  { explanations: true },
);

/** The files with one of them altered, and the manifest made to agree: only the content can tell. */
function altered(name: string, change: (text: string) => string): readonly OutputFile[] {
  const charset = name === 'mouvements.txt' ? 'latin1' : 'utf8';
  const before = Buffer.from(fileOf(RUN, name)).toString(charset);
  const after = change(before);
  expect(after).not.toBe(before);
  const bytes = new Uint8Array(Buffer.from(after, charset));
  return RUN.files.map((file) => {
    if (file.name === name) return { name, bytes };
    return file.name === 'bordereau.json' ? { ...file, bytes: agreeing(file.bytes, name, bytes) } : file;
  });
}

function agreeing(manifest: Uint8Array, name: string, bytes: Uint8Array): Uint8Array {
  const content = JSON.parse(textOf(manifest)) as {
    outputs: { name: string; bytes: number; sha256: string }[];
  };
  const outputs = content.outputs.map((file) =>
    file.name === name ? { name, bytes: bytes.length, sha256: sha256(bytes) } : file,
  );
  return new TextEncoder().encode(JSON.stringify({ ...content, outputs }));
}

const rowsChanged =
  (change: (rows: string[]) => string[]) =>
  (text: string): string => {
    const [header = '', ...rows] = text.split('\r\n').slice(0, -1);
    return [header, ...change(rows)].map((row) => `${row}\r\n`).join('');
  };

describe('what is read back', () => {
  test('is what was meant', () => {
    expect(RUN.readBack(RUN.files)).toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ['paiements.csv', rowsChanged((rows) => rows.slice(1))],
    ['paiements.csv', rowsChanged((rows) => [...rows, rows[0]!])],
    ['paiements.csv', rowsChanged((rows) => rows.toReversed())],
    ['paiements.csv', (text) => text.replace('104,17', '104,18')],
    ['paiements.csv', (text) => text.replace(';+;', ';-;')],
    ['paiements.csv', (text) => text.replace('LEFÈVRÉAU', 'LEFÈVREAU')],
    ['paiements.csv', (text) => text.replace('numen', 'nunem')],
    ['mouvements.txt', (text) => text.replace(/(?<=\nM2.{25}).{25}/, 'DUPONT JEAN'.padEnd(25))],
    ['retenus.csv', (text) => text.replace(/\d+,\d\d\r\n/, '999,99\r\n')],
    ['anomalies.csv', (text) => text.replace('rejet', 'alerte')],
    ['bordereau.json', (text) => text.replace(/"due": \d+/, '"due": 1')],
    ['bordereau.json', (text) => text.replace(/"movements": \d+/, '"movements": 5')],
    ['bordereau.json', (text) => text.replace('"byRegime": {', '"byRegime": { "X": {},')],
    ['mouvements.txt', (text) => text.slice(162)],
    ['mouvements.txt', (text) => text.slice(0, -1)],
    ['mouvements.txt', (text) => text.replace('000010417', '000010418')],
    ['mouvements.txt', (text) => text.replace('9003', '9004')],
    ['mouvements.txt', (text) => text.replace('MF ', 'T1D')],
    ['mouvements.txt', (text) => text.replace('20251120220000', '20251120220001')],
    ['retenus.csv', rowsChanged((rows) => rows.slice(1))],
    ['anomalies.csv', rowsChanged((rows) => rows.slice(1))],
    ['explications.jsonl', (text) => text.slice(text.indexOf('\n') + 1)],
    ['explications.jsonl', (text) => text.split('\n').slice(0, -1).toReversed().join('\n') + '\n'],
  ])('in %s is told from what was meant, even where every digest agrees (%#)', (name, change) => {
    const said = RUN.readBack(altered(name, change));
    expect(said).not.toEqual([]);
    expect(said.every((mismatch) => mismatch.startsWith(name))).toBe(true);
    expect(secretsOf(SMALL_EXPORT).filter((secret) => said.join().includes(secret))).toEqual([]);
  });

  test.each([
    ['credits', (manifest: string) => manifest.replace(/"credits": \d+/, '"credits": 1')],
    ['debits', (manifest: string) => manifest.replace(/"debits": \d+/, '"debits": 1')],
    ['outputs', (manifest: string) => manifest.replace('"retenus.csv"', '"retenu.csv"')],
    ['digests', (manifest: string) => manifest.replace(/("retenus.csv",\s+"bytes": )\d+/, '$11')],
  ])('in the manifest is told from what was meant: %s', (_, change) => {
    const files = RUN.files.map((file) =>
      file.name === 'bordereau.json'
        ? { ...file, bytes: new TextEncoder().encode(change(textOf(file.bytes))) }
        : file,
    );
    expect(files).not.toEqual(RUN.files);
    expect(RUN.readBack(files)).not.toEqual([]);
  });

  test('is missed in no file by a byte', () => {
    const others = RUN.files.filter(({ name }) => name !== 'bordereau.json');
    const places = fc.constantFrom(...others).chain(({ name, bytes }) =>
      fc.record({
        name: fc.constant(name),
        at: fc.nat({ max: bytes.length - 1 }),
        to: fc.nat({ max: 255 }),
      }),
    );
    fc.assert(
      fc.property(places, ({ name, at, to }) => {
        const files = RUN.files.map((file) =>
          file.name === name ? { name, bytes: file.bytes.with(at, to) } : file,
        );
        const changes = fileOf(RUN, name)[at] !== to;
        expect(isRefused(files)).toBe(changes);
      }),
      randomRuns(300),
    );
  });
});

/** Whether anything is said of the files; a reader that breaks says it too. */
function isRefused(files: readonly OutputFile[]): boolean {
  try {
    return RUN.readBack(files).length > 0;
  } catch {
    return true;
  }
}
