import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { filesOf, temporaryFolder, trentiemeProcess, workplace } from '../support/command-line.js';

// A large export, with faults: cut in parts, settled in threads, by the built program.

const CONFIG = fileURLToPath(new URL('../../samples/01-premier-mois/trentieme.yaml', import.meta.url));

function done(words: readonly string[], expected: number): void {
  const { code, err } = trentiemeProcess(words);
  expect({ code, err: code === expected ? '' : err }).toEqual({ code: expected, err: '' });
}

/** Two months in a row, by so many threads: the files and the book that are left of them. */
function twoMonths(input: string, workers: string): unknown {
  const place = temporaryFolder();
  const [output, ledger, book] = ['sortie', 'livre.db', 'livre.csv'].map((name) => join(place, name));
  const run = ['run', '--input', input, '--config', CONFIG, '--output', output!, '--ledger', ledger!];
  const options = ['--now', '2025-11-20T22:00:00', '--explanations', '--workers', workers];
  for (const month of ['2025-11', '2025-12']) done([...run, ...options, '--month', month], 2);
  done(['ledger', 'verify', '--ledger', ledger!], 0);
  done(['ledger', 'export', '--ledger', ledger!, '--output', book!], 0);
  return {
    november: filesOf(join(output!, '2025-11', '01')),
    december: filesOf(join(output!, '2025-12', '01')),
    book: readFileSync(book!),
  };
}

describe('a large export', () => {
  test('gives the same bytes and the same book whatever the number of threads', () => {
    const input = join(temporaryFolder(), 'export');
    const faulty = ['--agents', '9000', '--seed', '9', '--errors', '90', '--school-year', '2025-2026'];
    done(['generate', '--output', input, ...faulty], 0);
    const alone = twoMonths(input, '1');
    expect(twoMonths(input, '2')).toEqual(alone);
    expect(twoMonths(input, '8')).toEqual(alone);
  }, 300_000);

  test.each(['0', '17', '-1', 'deux', '1.5'])('is refused with --workers %s', (workers) => {
    const { code, err } = trentiemeProcess([...workplace().run, `--workers=${workers}`]);
    expect(code).toBe(64);
    expect(err).toContain(`--workers : « ${workers} » ; attendu : 1–16`);
  });
});
