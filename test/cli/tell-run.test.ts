import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NotifySettings } from '../../src/config/notify.js';
import { tellRun, tellWaiting } from '../../src/cli/tell-run.js';
import { temporaryFolder } from '../support/command-line.js';
import { mailServer } from '../support/mail-servers.js';
import { REJECTS } from '../support/run-digests.js';

const mailTo = (port: number): NotifySettings => ({
  mail: {
    host: 'localhost',
    port,
    secure: 'none',
    caFile: undefined,
    login: undefined,
    from: 'paie@exemple.fr',
    to: ['chef@exemple.fr'],
    on: ['rejects'],
  },
  webhook: undefined,
  keepDays: 7,
  outbox: undefined,
});

const of = (run: string) => ({ ...REJECTS, run });
const subjects = (mails: readonly { readonly raw: string }[]): number[] =>
  mails.map(({ raw }) => Number(/^X-Trentieme-Run: (\d+)/m.exec(raw)?.[1]));

describe('a run whose mail server is real', () => {
  test('is told by mail, and the operator hears nothing of it', async () => {
    const { port, mails } = await mailServer();
    const output = temporaryFolder();
    expect(await tellRun(of('1'), { settings: mailTo(port), output, lang: 'fr' })).toEqual([]);
    expect(mails).toMatchObject([{ to: ['chef@exemple.fr'] }]);
    expect(mails[0]?.raw).toMatch(/^Message-ID: <[0-9a-f]{32}\.trentieme@exemple\.fr>$/m);
  });

  test('waits in the folder of results while its message is refused, and is told once', async () => {
    const output = temporaryFolder();
    // No pause of the tests is as long as those of a run: a server that refuses for good is not tried again.
    const { port, mails } = await mailServer({ answers: [552, 552] });
    const refusing = { settings: mailTo(port), output, lang: 'fr' } as const;
    expect(await tellRun(of('1'), refusing)).toEqual([
      'Notification non envoyée (courriel) : le serveur refuse (552). Vérifiez l’adresse et les destinataires. Elle est gardée et partira avec la prochaine exécution. La paie n’est pas touchée.',
    ]);
    expect(readdirSync(join(output, '.notifications'))).toHaveLength(1);
    await tellRun(of('2'), refusing);
    expect(subjects(mails)).toEqual([2]);
    expect(await tellWaiting(refusing)).toEqual([]);
    expect(await tellWaiting(refusing)).toEqual([]);
    await tellRun(of('1'), refusing);
    expect(subjects(mails)).toEqual([2, 1]);
  });

  test('that a server leaves for a moment is told at the second try', async () => {
    const { port, mails, tries } = await mailServer({ answers: [451] });
    const settings = mailTo(port);
    expect(await tellRun(of('1'), { settings, output: temporaryFolder(), lang: 'fr' })).toEqual([]);
    expect([subjects(mails), tries()]).toEqual([[1], 2]);
  });
});
