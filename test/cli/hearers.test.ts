import { describe, expect, test } from 'vitest';
import { tellingEvents } from '../../src/cli/hearers.js';
import { temporaryFolder, trentieme, workplace } from '../support/command-line.js';
import { mailServer } from '../support/mail-servers.js';
import { REJECTS } from '../support/run-digests.js';
import { SMALL_CONFIG, SMALL_EXPORT, secretsOf, textsOf } from '../support/small-export.js';

const mailConfig = (port: number): string =>
  `${SMALL_CONFIG}notify:\n  mail: { host: localhost, port: ${String(port)}, secure: none, from: paie@exemple.fr, to: [chef@exemple.fr], on: [done, rejects, brake, failure] }\n`;

describe('a run with hearers', () => {
  test('tells them how it ended, in a mail without anybody in it', async () => {
    const { port, mails } = await mailServer();
    const at = workplace(textsOf(SMALL_EXPORT), mailConfig(port));
    const { code } = await trentieme(...at.run);
    expect(code).toBe(0);
    expect(mails).toHaveLength(1);
    const raw = mails[0]?.raw ?? '';
    for (const secret of secretsOf(SMALL_EXPORT)) expect(raw).not.toContain(secret);
  });

  test('tells them that it stopped, with its own exit code', async () => {
    const { port, mails } = await mailServer();
    const at = workplace({ ...textsOf(SMALL_EXPORT), missions: '' }, mailConfig(port));
    const { code } = await trentieme(...at.run);
    expect(code).toBe(65);
    expect(mails).toHaveLength(1);
  });

  test('is as it is when nobody takes the message', async () => {
    const { port } = await mailServer({ answers: [552] });
    const at = workplace(textsOf(SMALL_EXPORT), mailConfig(port));
    const { code, err } = await trentieme(...at.run);
    expect(code).toBe(0);
    expect(err).toContain('Notification non envoyée (courriel)');
  });
});

describe('a schedule with hearers', () => {
  test('tells of what ended, once: a run that is tried again was told', async () => {
    const { port, mails } = await mailServer();
    const notify = {
      ...{ webhook: undefined, keepDays: 7, outbox: undefined },
      mail: {
        ...({ host: 'localhost', port, secure: 'none', caFile: undefined, login: undefined } as const),
        ...{ from: 'paie@exemple.fr', to: ['chef@exemple.fr'], on: ['rejects'] as const },
      },
    };
    const lines: string[] = [];
    const terminal = { out: () => undefined, err: (line: string) => void lines.push(line) };
    const hear = tellingEvents({ notify, output: temporaryFolder(), lang: 'fr' }, terminal);
    await hear({ kind: 'started', task: 'draft', payMonth: '2025-11' });
    await hear({ kind: 'rejects', digest: { ...REJECTS, run: '1' }, again: false, late: false });
    await hear({ kind: 'rejects', digest: { ...REJECTS, run: '2' }, again: true, late: false });
    expect(mails).toHaveLength(1);
    expect(lines).toEqual([]);
  });
});
