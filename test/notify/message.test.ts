import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { sha256 } from '../../src/io/digest.js';
import { messageOf } from '../../src/notify/message.js';
import { notificationJson, notificationOf } from '../../src/notify/notification.js';
import type { Lang } from '../../src/report/messages/index.js';
import { shippedSchema } from '../support/operations.js';
import { DIGESTS, REJECTS } from '../support/run-digests.js';

const check = compileSchema(shippedSchema('notification.schema.json'));

/** Every message of a language, one after the other, as people receive them. */
function goldenText(lang: Lang): string {
  const messages = Object.entries(DIGESTS).map(([name, digest]) => [name, digest, false] as const);
  return [...messages, ['test', REJECTS, true] as const]
    .map(([name, digest, isTest]) => {
      const told = notificationOf(isTest ? { ...digest, ...EMPTY } : digest, lang, sha256, isTest);
      const { subject, text } = messageOf(told, lang, isTest);
      return `=== ${name}\n${subject}\n\n${text}`;
    })
    .join('\n');
}

const EMPTY = { counts: null, totals: null, issues: [], folder: null, manifest: null };

describe('the message of a run', () => {
  test.each(['fr', 'en'] as const)('reads, in %s,', async (lang) => {
    await expect(goldenText(lang)).toMatchFileSnapshot(`./messages.${lang}.txt`);
  });

  test.each(Object.entries(DIGESTS))('has lines that a mail carries as they are: %s', (_, digest) => {
    const { subject, text } = messageOf(digest, 'fr');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.split('\n').filter((line) => line.length > 160)).toEqual([]);
  });

  test('counts the codes beyond twenty together', () => {
    const issues = Array.from({ length: 23 }, (_, rank) => {
      return { code: `code.number-${String(rank)}`, severity: 'warn', count: 30 - rank } as const;
    });
    const { text } = messageOf({ ...REJECTS, issues }, 'fr');
    expect(text).toContain('et 3 autres codes');
    expect(text).not.toContain('code.number-21');
  });
});

describe('the body of a webhook', () => {
  test.each(Object.entries(DIGESTS))('has the form that its schema says: %s', (_, digest) => {
    for (const lang of ['fr', 'en'] as const) {
      const body = notificationJson(notificationOf(digest, lang, sha256));
      expect(check(JSON.parse(body))).toEqual([]);
    }
  });

  test('bears the same identity for the same run, and another for another run, month or end', () => {
    const idOf = (changes: Partial<typeof REJECTS>): string =>
      notificationOf({ ...REJECTS, ...changes }, 'fr', sha256).id;
    expect(idOf({})).toBe(idOf({ endedAt: '2025-11-20T23:00:00' }));
    const others = [{ run: 'x' }, { payMonth: '2025-12' }, { outcome: 'failure' as const }].map(idOf);
    expect(new Set([idOf({}), ...others]).size).toBe(4);
  });
});

describe('nothing of a person leaves', () => {
  test('the totals of a run that pays one person are what this person is paid', () => {
    const { counts } = REJECTS;
    const of = (persons: number) =>
      notificationOf({ ...REJECTS, counts: { ...counts!, persons } }, 'fr', sha256).totals;
    expect([of(0), of(1), of(2)]).toEqual([null, null, REJECTS.totals]);
  });

  test.each([
    ['a NIR', 'agent 184127645108946', 'agent ***************'],
    ['a NIR written apart', 'le 1 84 12 76 451 089 46.', 'le *********************.'],
    ['a NUMEN', 'agent 31E0000001ABC, mission M1', 'agent *************, mission M1'],
    [
      'a password in an address',
      'postgres://paie:secret@base:5432/paie (08006)',
      'postgres://***@base:5432/paie (08006)',
    ],
    ['a line break', 'un\r\nBcc: deux', 'un Bcc: deux'],
  ])('%s in the sentence of a failure is made of stars', (_, sentence, told) => {
    const digest = { ...DIGESTS['failure']!, failure: { code: 'x', sentences: [sentence] } };
    const notification = notificationOf(digest, 'fr', sha256);
    expect(notification.failure?.sentences).toEqual([told]);
    expect(notification.text).toContain(told);
  });

  test('a refusal of a hundred sentences is cut to the first ones', () => {
    const sentences = Array.from({ length: 100 }, () => 'x'.repeat(1000));
    const digest = { ...DIGESTS['failure']!, failure: { code: 'x', sentences } };
    expect(notificationJson(notificationOf(digest, 'fr', sha256)).length).toBeLessThan(15_000);
  });
});
