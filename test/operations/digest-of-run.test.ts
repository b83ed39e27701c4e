import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { sha256 } from '../../src/io/digest.js';
import { messageOf } from '../../src/notify/message.js';
import { notificationJson, notificationOf } from '../../src/notify/notification.js';
import { digestOfResult, type RunFacts } from '../../src/operations/digest-of-run.js';
import { temporaryFolder } from '../support/command-line.js';
import { shippedSchema } from '../support/operations.js';
import { month, payOffice, settingsFor } from '../support/paying.js';
import { SMALL_EXPORT, secretsOf, withValue, type Tables } from '../support/small-export.js';

const check = compileSchema(shippedSchema('notification.schema.json'));

function facts(changes: Partial<RunFacts> = {}): RunFacts {
  return {
    run: 'r1',
    program: { name: 'trentieme', version: '0.1.0' },
    academie: '31',
    payMonth: month('2025-11'),
    dryRun: false,
    exitCode: 0,
    startedAt: '2025-11-20T22:00:00',
    endedAt: '2025-11-20T22:00:41',
    ...changes,
  };
}

const FAULTY: Tables = {
  ...SMALL_EXPORT,
  missions: withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '1251'),
};

async function office() {
  return payOffice(join(temporaryFolder(), 'livre.db'), await settingsFor());
}

/** Everything of a run that leaves, in both languages; it is searched for every agent of the export. */
function saidOf(digest: Awaited<ReturnType<typeof digestOfResult>>, tables: Tables): string {
  const said = (['fr', 'en'] as const)
    .map((lang) => {
      const notification = notificationOf(digest, lang, sha256);
      const body = notificationJson(notification);
      expect(check(JSON.parse(body))).toEqual([]);
      const { subject, text } = messageOf(notification, lang);
      return `${body}${subject}\n${text}`;
    })
    .join('\n');
  const numens = (tables.agents?.rows ?? []).map(([numen = '']) => numen);
  const awards = (tables.missions?.rows ?? []).map(([id = '']) => id);
  const personal = [...secretsOf(tables), ...numens].filter((secret) => said.includes(secret));
  expect(personal).toEqual([]);
  expect(awards.filter((id) => new RegExp(`\\b${id}\\b`).test(said))).toEqual([]);
  return said;
}

describe('what is told of a real run', () => {
  test('that pays: counts, totals, the manifest by its digest, and nobody', async () => {
    const { pay, output } = await office();
    const { result } = await pay('2025-11');
    const digest = await digestOfResult(result, facts(), 'fr');
    const manifest = readFileSync(join(output, '2025-11', '01', 'bordereau.json'));
    const { counts, totals } = JSON.parse(manifest.toString()) as {
      counts: Record<string, number>;
      totals: Record<string, number>;
    };
    expect(digest).toMatchObject({
      outcome: 'done',
      remittance: 1,
      counts: { movements: counts['movements'], persons: counts['persons'], rejects: 0 },
      totals: { credits: String(totals['credits']), debits: String(totals['debits']) },
      manifest: createHash('sha256').update(manifest).digest('hex'),
    });
    expect(saidOf(digest, SMALL_EXPORT)).toContain('remise 01');
  });

  test('with rejects: their codes and how many', async () => {
    const { pay } = await office();
    const { result } = await pay('2025-11', FAULTY);
    const digest = await digestOfResult(result, facts({ exitCode: 2 }), 'fr');
    expect(digest).toMatchObject({
      outcome: 'rejects',
      issues: [{ code: 'imp.rate-not-allowed', severity: 'reject', count: 1 }],
    });
    saidOf(digest, FAULTY);
  });

  test('that has nothing to send', async () => {
    const { pay } = await office();
    await pay('2025-11');
    const { result } = await pay('2025-11');
    expect(await digestOfResult(result, facts(), 'fr')).toMatchObject({
      outcome: 'done',
      remittance: null,
      counts: { movements: 0 },
    });
  });

  test('stopped by a brake: its figures', async () => {
    const { pay } = await office();
    await pay('2025-11');
    const cancelled = {
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M1', 'etat', 'ANNULEE'),
    };
    const { result } = await pay('2025-12', cancelled, { accepted: [] });
    const digest = await digestOfResult(result, facts({ exitCode: 3 }), 'fr');
    expect(digest).toMatchObject({ outcome: 'brake', folder: null, counts: null, manifest: null });
    // What is recovered of one person is what this person owes.
    expect(digest.brakes).toMatchObject([{ kind: 'recoveries', recovered: null }]);
    expect(saidOf(digest, SMALL_EXPORT)).toContain('ARRÊTÉE par un frein');
  });

  test('whose export cannot be used: the sentences, with nobody in them', async () => {
    const { pay } = await office();
    const nir = SMALL_EXPORT.agents.rows[0]![1]!;
    const { agents, ...others } = SMALL_EXPORT;
    const renamed = { ...agents, columns: agents.columns.map((name) => (name === 'nir' ? nir : name)) };
    const { result } = await pay('2025-11', { ...others, agents: renamed });
    const digest = await digestOfResult(result, facts({ exitCode: 65 }), 'fr');
    expect(digest).toMatchObject({ outcome: 'failure', failure: { code: 'unusable-input' } });
    expect(saidOf(digest, SMALL_EXPORT)).toContain('agents.csv');
  });

  test('that is a draft: nothing is to be sent', async () => {
    const { pay, output } = await office();
    const { result } = await pay('2025-11', SMALL_EXPORT);
    expect(result.kind).toBe('done');
    const digest = await digestOfResult(result, facts({ dryRun: true }), 'fr');
    expect(digest).toMatchObject({ mode: 'draft', remittance: null, folder: `${output}/2025-11/01` });
  });
});
