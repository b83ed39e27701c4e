import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastSuccessesIn, metricsText, type RunMetrics } from '../../src/cli/metrics.js';
import type { RunDigest } from '../../src/notify/run-digest.js';
import { trentieme, workplace, type Workplace } from '../support/command-line.js';
import { readExposition, type Sample } from '../support/exposition.js';
import { listened } from '../support/listening.js';
import { sentencesOf } from '../support/log-lines.js';
import { randomRuns } from '../support/random-runs.js';
import { REJECTS } from '../support/run-digests.js';
import { csvOf, SMALL_EXPORT, secretsOf, textsOf, withValue } from '../support/small-export.js';

const DONE: RunDigest = { ...REJECTS, outcome: 'done', exitCode: 0 };

const RUN: RunMetrics = {
  digest: DONE,
  stages: [
    { stage: 'loaded', milliseconds: 1234 },
    { stage: 'settled', milliseconds: 60_005 },
  ],
  rows: new Map([
    ['missions.csv', 6],
    ['agents.csv', 5],
  ]),
  milliseconds: 61_239,
  endedAt: 1_763_672_400_123,
  peakBytes: 104_857_600,
};

function metricsOf(path: string): Sample[] {
  return readExposition(readFileSync(path, 'utf8'));
}

function valueOf(
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): string | undefined {
  const found = samples.filter(
    (sample) =>
      sample.name === `trentieme_run_${name}` &&
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
  if (found.length > 1) throw new Error(`${name}: ${String(found.length)} samples`);
  return found[0]?.value;
}

describe('the metrics of a run', () => {
  test.each([
    ['end_timestamp_seconds', {}, '1763672400.123'],
    ['last_success_timestamp_seconds', { mode: 'posted' }, '1763672400.123'],
    ['duration_seconds', {}, '61.239'],
    ['stage_duration_seconds', { stage: 'loaded' }, '1.234'],
    ['stage_duration_seconds', { stage: 'settled' }, '60.005'],
    ['rows', { table: 'agents.csv' }, '5'],
    ['peak_resident_bytes', {}, '104857600'],
    ['outcome', { outcome: 'done' }, '1'],
    ['outcome', { outcome: 'failure' }, '0'],
    ['exit_code', {}, '0'],
    ['movements', {}, String(DONE.counts?.movements)],
    ['credits_cents', {}, DONE.totals?.credits],
    ['debits_cents', {}, DONE.totals?.debits],
  ])('have %s of %j', (name, labels, value) => {
    expect(valueOf(readExposition(metricsText(RUN, {})), name, labels)).toBe(value);
  });

  test('hold no amount of a run that pays one person alone', () => {
    const counts = { ...DONE.counts!, persons: 1 };
    const names = readExposition(metricsText({ ...RUN, digest: { ...DONE, counts } }, {})).map(
      ({ name }) => name,
    );
    expect(names.filter((name) => name.includes('cents'))).toEqual([]);
    expect(names).toContain('trentieme_run_movements');
  });

  test('keep the last success of each mode through a failure', () => {
    const failed: RunMetrics = {
      ...RUN,
      digest: { ...DONE, outcome: 'failure', exitCode: 74, counts: null },
    };
    const kept = { posted: '1760000000.000', draft: '1763000000.500' };
    const text = metricsText(failed, kept);
    expect(lastSuccessesIn(text)).toEqual(kept);
    expect(lastSuccessesIn(metricsText(RUN, kept))).toEqual({ ...kept, posted: '1763672400.123' });
    expect(lastSuccessesIn(metricsText(failed, {}))).toEqual({});
    expect(lastSuccessesIn('trentieme_run_last_success_timestamp_seconds{mode="draft"} demain\n')).toEqual(
      {},
    );
  });

  test('are read by whoever reads the format, whatever the names hold', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.nat()),
        fc.nat(1e9),
        fc.constantFrom(DONE, REJECTS),
        (rows, milliseconds, digest) => {
          const text = metricsText({ ...RUN, digest, rows: new Map(Object.entries(rows)), milliseconds }, {});
          const found = readExposition(text).filter(({ name }) => name === 'trentieme_run_rows');
          expect(
            Object.fromEntries(found.map(({ labels, value }) => [labels['table'], Number(value)])),
          ).toEqual(rows);
        },
      ),
      { ...randomRuns(100), examples: [[{ 'a\\n"b\n\\': 1 }, 0, DONE]] },
    );
  });
});

describe('run --metrics', () => {
  const at = (
    more: readonly string[] = [],
    texts?: Parameters<typeof workplace>[0],
  ): { place: Workplace; path: string; words: string[] } => {
    const place = workplace(texts);
    const path = join(place.folder, 'trentieme.prom');
    return { place, path, words: [...place.run, '--metrics', path, ...more] };
  };

  test('leaves a file that a collector may read, with nobody in it and nothing beside it', async () => {
    const { place, path, words } = at();
    const answer = await trentieme(...words);
    expect(answer.code).toBe(0);
    const samples = metricsOf(path);
    expect(statSync(path).mode & 0o777).toBe(0o644);
    expect(valueOf(samples, 'movements', { month: '2025-11', mode: 'posted' })).toBe('12');
    expect(valueOf(samples, 'credits_cents')).toBe('139678');
    expect(valueOf(samples, 'rows', { table: 'missions.csv' })).toBe('6');
    expect(Number(valueOf(samples, 'peak_resident_bytes'))).toBeGreaterThan(10_000_000);
    const stages = samples.filter(({ name }) => name === 'trentieme_run_stage_duration_seconds');
    const sum = stages.reduce((total, { value }) => total + Number(value), 0);
    expect(sum).toBeCloseTo(Number(valueOf(samples, 'duration_seconds')), 1);
    const text = readFileSync(path, 'utf8');
    expect(secretsOf(SMALL_EXPORT).filter((secret) => text.includes(secret))).toEqual([]);
    expect(readdirSync(place.folder).filter((name) => name.includes('prom'))).toEqual(['trentieme.prom']);
  });

  test.each([
    ['with rejected rows', 2, 'rejects', []],
    ['that cannot use its export', 65, 'failure', []],
    ['whose settings are refused', 64, 'failure', ['--set', 'codes.FA=zero']],
    ['that is a draft', 0, 'done', ['--dry-run']],
  ] as const)('tells of a run %s, and keeps the success before it', async (_, code, outcome, more) => {
    const missions =
      code === 2 ? csvOf(withValue(SMALL_EXPORT.missions, 'M3', 'date_debut', '31/02/2025')) : 'rien\n';
    const texts = textsOf(SMALL_EXPORT);
    const { path, words } = at(more, code === 0 || code === 64 ? texts : { ...texts, missions });
    const before = metricsText(RUN, { draft: '1.000' });
    writeFileSync(path, before);
    expect((await trentieme(...words)).code).toBe(code);
    const samples = metricsOf(path);
    expect(valueOf(samples, 'outcome', { outcome })).toBe('1');
    expect(valueOf(samples, 'exit_code')).toBe(String(code));
    const last = lastSuccessesIn(readFileSync(path, 'utf8'));
    expect(last.posted === '1763672400.123').toBe(code !== 2);
    expect(last.draft === '1.000').toBe(code !== 0);
  });

  test('replaces a link of that name, and never follows it', async () => {
    const { place, path, words } = at();
    const elsewhere = join(place.folder, 'ailleurs');
    writeFileSync(elsewhere, 'intact');
    symlinkSync(elsewhere, path);
    expect((await trentieme(...words)).code).toBe(0);
    expect([readFileSync(elsewhere, 'utf8'), statSync(path).mode & 0o777]).toEqual(['intact', 0o644]);
  });

  test('that cannot be written is told, and the pay is not touched', async () => {
    const place = workplace();
    const path = join(place.config, 'trentieme.prom');
    const { code, err } = await listened([...place.run, '--metrics', path]);
    expect(code).toBe(0);
    expect(sentencesOf(err)).toContain(`Mesures non écrites : ${path} (ENOTDIR).`);

    expect(readdirSync(join(place.output, '2025-11'))).toEqual(['01']);
  });
});
