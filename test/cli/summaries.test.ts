import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { trentieme, workplace, type Answer } from '../support/command-line.js';
import { listened } from '../support/listening.js';
import { logRecords } from '../support/log-lines.js';
import { shippedSchema } from '../support/operations.js';
import { csvOf, SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';

// --json: one summary on the standard output, whatever became of the command; the exit code is what it would be.

const check = compileSchema(shippedSchema('summary.schema.json'));

/** The one summary that a command printed, as the schema describes it. */
function summaryOf({ code, out }: Answer): Record<string, unknown> {
  const summary = JSON.parse(out) as Record<string, unknown>;
  expect(check(summary)).toEqual([]);
  expect(summary['exitCode']).toBe(code);
  return summary;
}

const TEXTS = textsOf(SMALL_EXPORT);
const FAULTY = csvOf(withValue(SMALL_EXPORT.missions, 'M3', 'date_debut', '31/02/2025'));

describe('the summary of a run', () => {
  test('that is done says what it paid and where', async () => {
    const at = workplace();
    const summary = summaryOf(await trentieme(...at.run, '--json'));
    expect(summary).toMatchObject({
      ...{ command: 'run', outcome: 'done', payMonth: '2025-11', mode: 'posted', remittance: 1 },
      counts: { movements: 12, persons: 5, rejects: 0, warnings: 0, held: 0, barred: 0 },
      totals: { credits: '139678', debits: '0' },
      rows: { 'agents.csv': 5, 'missions.csv': 6 },
      ...{ academie: '31', folder: join(at.output, '2025-11', '01') },
    });
    const stages = (summary['stages'] as { stage: string }[]).map(({ stage }) => stage);
    expect(stages.slice(0, 3)).toEqual(['loaded', 'opened', 'leased']);
  });

  test('bears the name that its log bears', async () => {
    const answer = await listened([...workplace().run, '--json']);
    expect(summaryOf(answer)['run']).toBe(logRecords(answer.err)[0]?.run);
  });

  test.each([
    ['a draft', { texts: TEXTS, more: ['--dry-run'] }, { outcome: 'done', mode: 'draft', remittance: null }],
    ['rejected rows', { texts: { ...TEXTS, missions: FAULTY }, more: [] }, { outcome: 'rejects' }],
    [
      'an export that cannot be used',
      { texts: { ...TEXTS, missions: 'rien\n' }, more: [] },
      { outcome: 'failure', counts: null, failure: { code: 'unusable-input' } },
    ],
    [
      'settings that are refused',
      { texts: TEXTS, more: ['--set', 'codes.FA=zero'] },
      { outcome: 'failure', failure: { code: 'settings' } },
    ],
    [
      'options that nobody knows',
      { texts: TEXTS, more: ['--payer'] },
      { command: 'run', outcome: 'failure', failure: { code: 'settings' } },
    ],
    ['--quiet', { texts: TEXTS, more: ['--quiet'] }, { outcome: 'done' }],
  ])('is there with %s', async (_, { texts, more }, facts) => {
    const summary = summaryOf(await trentieme(...workplace(texts).run, '--json', ...more));
    expect(summary).toMatchObject(facts);
  });

  test('says which brake stopped it', async () => {
    const at = workplace();
    expect((await trentieme(...at.run)).code).toBe(0);
    const rows = SMALL_EXPORT.missions.rows.slice(0, 3);
    writeFileSync(join(at.input, 'missions.csv'), csvOf({ ...SMALL_EXPORT.missions, rows }));
    const december = at.run.with(at.run.indexOf('--month') + 1, '2025-12');
    const summary = summaryOf(await trentieme(...december, '--json'));
    expect(summary).toMatchObject({ outcome: 'brake', exitCode: 3, counts: null });
    expect(JSON.stringify(summary['brakes'])).toContain('"kind":"row-drop"');
  });

  test('gives no total of a run that pays one person alone', async () => {
    const one = { ...SMALL_EXPORT.missions, rows: SMALL_EXPORT.missions.rows.slice(0, 1) };
    const summary = summaryOf(
      await trentieme(...workplace({ ...TEXTS, missions: csvOf(one) }).run, '--json'),
    );
    expect(summary).toMatchObject({ counts: { persons: 1 }, totals: null });
  });
});

describe('the summary of another command', () => {
  test('check counts rows and issues by code', async () => {
    const { check: words } = workplace({ ...TEXTS, missions: FAULTY });
    const summary = summaryOf(await trentieme(...words, '--json'));
    expect(summary).toMatchObject({
      command: 'check',
      outcome: 'rejects',
      exitCode: 2,
      counts: { rejects: 1 },
    });
    expect(summary['issues']).toContainEqual({ code: 'field.format', severity: 'reject', count: 1 });
    expect(summaryOf(await trentieme(...workplace().check, '--json'))).toMatchObject({ outcome: 'done' });
  });

  test('replay says how many lines of each month would change', async () => {
    const at = workplace();
    expect((await trentieme(...at.run)).code).toBe(0);
    const words = [
      'replay',
      '--config',
      at.config,
      '--ledger',
      at.ledger,
      '--from',
      '2025-09',
      '--to',
      '2025-12',
    ];
    expect(summaryOf(await trentieme(...words, '--json'))).toMatchObject({
      outcome: 'same',
      runs: [{ payMonth: '2025-11', remittance: 1, changed: 0, usable: true }],
    });
  });

  test('ledger verify says where a sound book stands', async () => {
    const at = workplace();
    expect((await trentieme(...at.run)).code).toBe(0);
    const words = ['ledger', 'verify', '--ledger', at.ledger, '--json'];
    expect(summaryOf(await trentieme(...words))).toMatchObject({
      ...{ outcome: 'sound', findings: {}, head: { runs: 1, postings: 12 } },
    });
    const missing = ['ledger', 'verify', '--ledger', join(at.folder, 'rien.db'), '--json'];
    expect(summaryOf(await trentieme(...missing))).toMatchObject({ outcome: 'failure', exitCode: 65 });
  });
});
