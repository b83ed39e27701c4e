import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileProblem } from '../../src/model/index.js';
import { fileOf, readComplet, sha256 } from '../support/operations.js';
import { randomRuns } from '../support/random-runs.js';

const AGENTS = fileOf('agents.csv', 'numen;nir\n');
const MISSIONS = fileOf('missions.csv', 'id_mission\n');
const EXPORT = [AGENTS, MISSIONS];

/** What a marker says of a file when it tells the truth. */
function stated({ name, bytes }: typeof AGENTS) {
  return { nom: name, octets: bytes.length, sha256: sha256(bytes) };
}

function exportedAt(content: string | Uint8Array): string | undefined {
  const reading = readComplet(content, EXPORT);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.exportedAt;
}

function problemsOf(content: string | Uint8Array): readonly FileProblem[] {
  const reading = readComplet(content, EXPORT);
  return 'problems' in reading ? reading.problems : [];
}

describe('a marker that states nothing wrong', () => {
  test.each<[string, string, string | undefined]>([
    ['nothing', '', undefined],
    ['blank lines', '\n \n', undefined],
    ['a comment', '# complet\n', undefined],
    ['a byte order mark', '\uFEFF', undefined],
    ['a day', 'date: 2025-11-20\n', '2025-11-20'],
    ['a day and a time', 'date: 2025-11-20T21:30\n', '2025-11-20T21:30'],
    ['seconds too', "date: '2025-11-20T21:30:00'\r\n", '2025-11-20T21:30:00'],
    ['a leap day', 'date: 2024-02-29T23:59:59\n', '2024-02-29T23:59:59'],
    ['JSON', '{"date": "2025-11-20", "fichiers": []}', '2025-11-20'],
    ['files alone', JSON.stringify({ fichiers: [stated(AGENTS)] }), undefined],
    ['every file', JSON.stringify({ date: '2025-11-20', fichiers: EXPORT.map(stated) }), '2025-11-20'],
    [
      'a digest in capital letters',
      `fichiers:\n  - nom: agents.csv\n    octets: 10\n    sha256: ${sha256(AGENTS.bytes).toUpperCase()}\n`,
      undefined,
    ],
  ])('%s gives the date of the export, if there is one', (_, content, expected) => {
    expect(exportedAt(content)).toBe(expected);
  });
});

test.each<[string, string, object]>([
  ['another order', 'date: 20-11-2025', { key: 'date', found: '20-11-2025' }],
  ['a day that does not exist', 'date: 2025-02-29', { key: 'date', found: '2025-02-29' }],
  ['a month that does not exist', 'date: 2025-13-01T10:00', { key: 'date', found: '2025-13-01T10:00' }],
  ['an hour that does not exist', 'date: 2025-11-20T24:00', { key: 'date', found: '2025-11-20T24:00' }],
  [
    'a second that does not exist',
    'date: 2025-11-20T21:30:60',
    { key: 'date', found: '2025-11-20T21:30:60' },
  ],
  ['an offset', 'date: 2025-11-20T21:30:00+01:00', { key: 'date', found: '2025-11-20T21:30:00+01:00' }],
  ['UTC', 'date: 2025-11-20T21:30:00Z', { key: 'date', found: '2025-11-20T21:30:00Z' }],
  ['a space for the T', 'date: 2025-11-20 21:30', { key: 'date', found: '2025-11-20 21:30' }],
  ['nothing for a date', 'date:', { key: 'date', found: '' }],
  ['a list for a date', 'date: [2025-11-20]', { case: 'structure', key: 'date' }],
  ['an unknown key', 'mois: 2025-11', { case: 'unknown-key', key: 'mois', expected: 'date, fichiers' }],
  ['a key of every object', '__proto__: { date: 2025-11-20 }', { case: 'unknown-key', key: '__proto__' }],
  ['files that are no list', 'fichiers: agents.csv', { key: 'fichiers', found: 'agents.csv' }],
  ['no files at all', 'fichiers:', { key: 'fichiers', found: '' }],
  ['files by name', 'fichiers: { agents.csv: 10 }', { case: 'structure', key: 'fichiers' }],
  ['a name alone', 'fichiers: [agents.csv]', { key: 'fichiers.0', found: 'agents.csv' }],
  ['a list', '- agents.csv', { case: 'whole', key: '' }],
  ['a text', 'numen;nir;nom', { case: 'whole', key: '' }],
  ['JSON that says null', 'null', { case: 'whole', key: '' }],
])('%s is not a statement: %s', (_, content, facts) => {
  const problems = problemsOf(content);
  expect(problems).toMatchObject([
    { code: 'marker.invalid', at: { file: 'COMPLET', line: undefined }, facts },
  ]);
  if (!('found' in facts)) expect(problems[0]?.facts).not.toHaveProperty('found');
  expect(problems[0]?.facts['expected']).not.toBe('');
});

test.each<[string, object, object[]]>([
  ['without octets', { octets: undefined }, [{ case: 'missing-key', key: 'fichiers.0.octets' }]],
  ['without name', { nom: undefined }, [{ case: 'missing-key', key: 'fichiers.0.nom' }]],
  ['without digest', { sha256: undefined }, [{ case: 'missing-key', key: 'fichiers.0.sha256' }]],
  ['with an empty name', { nom: '' }, [{ key: 'fichiers.0.nom', found: '' }]],
  ['with a size in kilobytes', { octets: '1 Ko' }, [{ key: 'fichiers.0.octets', found: '1 Ko' }]],
  ['with a size below nought', { octets: -10 }, [{ key: 'fichiers.0.octets', found: '-10' }]],
  ['with a digest of 63 digits', { sha256: '0'.repeat(63) }, [{ key: 'fichiers.0.sha256' }]],
  [
    'with lines',
    { lignes: 3 },
    [{ case: 'unknown-key', key: 'fichiers.0.lignes', expected: 'nom, octets, sha256' }],
  ],
])('a file stated %s is refused', (_, values, facts) => {
  const content = JSON.stringify({ fichiers: [{ ...stated(AGENTS), ...values }] });
  expect(problemsOf(content)).toMatchObject(facts.map((one) => ({ code: 'marker.invalid', facts: one })));
});

test.each<[string, object, object]>([
  ['not there', { nom: 'absences.csv' }, { code: 'marker.file-missing', facts: { name: 'absences.csv' } }],
  ['there by another path', { nom: './agents.csv' }, { code: 'marker.file-missing' }],
  ['there in other letters', { nom: 'AGENTS.CSV' }, { code: 'marker.file-missing' }],
  [
    'longer',
    { octets: 9 },
    { code: 'marker.file-differs', facts: { name: 'agents.csv', found: '10', expected: '9' } },
  ],
  ['shorter', { octets: 11 }, { code: 'marker.file-differs', facts: { found: '10', expected: '11' } }],
  [
    'of the same size and another content',
    { sha256: 'ABCDEF'.padEnd(64, '0') },
    {
      code: 'marker.file-differs',
      facts: { case: 'content', found: sha256(AGENTS.bytes).slice(0, 12), expected: 'abcdef000000' },
    },
  ],
])('a file that is %s than stated stops the run', (_, values, expected) => {
  const content = JSON.stringify({ fichiers: [{ ...stated(AGENTS), ...values }, stated(MISSIONS)] });
  expect(problemsOf(content)).toMatchObject([{ at: { file: 'COMPLET' }, ...expected }]);
});

test('every problem is named at once, of the form and of the files', () => {
  const content = JSON.stringify({
    date: '2025-02-30',
    mois: '11',
    fichiers: [
      { nom: 'agents.csv' },
      { ...stated(MISSIONS), octets: 1 },
      { ...stated(MISSIONS), nom: 'x.csv' },
    ],
  });
  expect(problemsOf(content).map(({ code, facts }) => [code, facts['key'] ?? facts['name']])).toEqual([
    ['marker.invalid', 'mois'],
    ['marker.invalid', 'fichiers.0.octets'],
    ['marker.invalid', 'fichiers.0.sha256'],
    ['marker.invalid', 'date'],
    ['marker.file-differs', 'missions.csv'],
    ['marker.file-missing', 'x.csv'],
  ]);
});

test.each<[string, string | Uint8Array, number]>([
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x64, 0x00]), 1],
  ['another encoding', new Uint8Array([...new TextEncoder().encode('date: 2025-11-20\n# t'), 0xe9]), 2],
  ['tabs to indent', 'date: 2025-11-20\n\tfichiers: []', 2],
  ['lines that end with CR alone', 'date: 2025-11-20\rfichiers: []\r', 1],
  ['the same key twice', 'date: 2025-11-20\ndate: 2025-11-21', 2],
  ['faults on several lines', 'date: 2025-11-20\na: b: c\nd: e: f\ng: h: i\n', 2],
  ['two documents', 'date: 2025-11-20\n---\ndate: 2025-11-21\n', 2],
  ['JSON cut short', '{"date": "2025-11-20",\n"fichiers": [', 2],
  ['an alias of nothing', 'fichiers: []\ndate: *jour', 2],
  ['an alias of itself', 'fichiers: &a\n  - *a', 2],
  ['brackets without end', '['.repeat(20_000), 1],
  ['aliases of aliases', bomb(), 1],
])('%s cannot be read, and the line is said', (_, content, line) => {
  expect(problemsOf(content)).toEqual([
    { code: 'marker.unreadable', at: { file: 'COMPLET', line }, facts: {} },
  ]);
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) =>
    level === 0
      ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
      : `a${String(level)}: &a${String(level)} [${Array.from({ length: 9 }, () => `*a${String(level - 1)}`).join(', ')}]`,
  );
  return levels.join('\n');
}

test('the files an export holds satisfy its statement, and no other bytes do', () => {
  const content = fc.uint8Array({ minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(content, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), (contents, at, to) => {
      const files = contents.map((bytes, index) => ({ name: `${String(index)}.csv`, bytes }));
      const marker = JSON.stringify({ fichiers: files.map(stated) });
      expect(readComplet(marker, files)).toEqual({ exportedAt: undefined });
      const changed = files.map(({ name, bytes }, index) => {
        const copy = new Uint8Array(bytes);
        const place = to % copy.length;
        if (index === at % files.length) copy[place] = ((copy[place] ?? 0) + 1) % 256;
        return { name, bytes: copy };
      });
      expect(readComplet(marker, changed)).toMatchObject({
        problems: [{ code: 'marker.file-differs', facts: { name: `${String(at % files.length)}.csv` } }],
      });
    }),
    randomRuns(200),
  );
});

test('no marker, however hostile, makes the reader fail', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          'date',
          ':',
          ' ',
          '\n',
          '- ',
          '*a',
          '&a ',
          '{',
          '}',
          '[',
          ']',
          '? ',
          '|',
          '!!x ',
          '<<',
          '"',
          '#',
          ',',
          'fichiers',
          'nom',
        ),
        { maxLength: 25 },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (content) => {
      const reading = readComplet(content, EXPORT);
      if ('problems' in reading) expect(reading.problems.length).toBeGreaterThan(0);
    }),
    randomRuns(2000),
  );
});
