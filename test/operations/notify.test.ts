import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NotifySettings } from '../../src/config/notify.js';
import { DeliveryError } from '../../src/io/delivery-error.js';
import { Outbox } from '../../src/io/outbox.js';
import type { Notification } from '../../src/notify/notification.js';
import type { RunDigest } from '../../src/notify/run-digest.js';
import { notifyRun, sendWaiting, tryTargets, type NotifyResult } from '../../src/operations/notify.js';
import type { Transports } from '../../src/operations/transports.js';
import { temporaryFolder } from '../support/command-line.js';
import { DIGESTS, REJECTS } from '../support/run-digests.js';

const EVENTS = ['done', 'rejects', 'brake', 'failure'] as const;
const DAY = 86_400_000;

const SETTINGS: NotifySettings = {
  mail: {
    host: 'localhost',
    port: 25,
    secure: 'none',
    caFile: undefined,
    login: undefined,
    from: 'paie@exemple.fr',
    to: ['paie@exemple.fr'],
    on: EVENTS,
  },
  webhook: undefined,
  keepDays: 7,
  outbox: undefined,
};
const BOTH: NotifySettings = {
  ...SETTINGS,
  webhook: {
    url: { kind: 'text', url: 'https://exemple.fr/' },
    secret: undefined,
    caFile: undefined,
    on: EVENTS,
  },
};

/** A watch room: its outbox, its clock, and servers that fail as they are told. */
class Room {
  readonly folder = join(temporaryFolder(), '.notifications');
  readonly taken: string[] = [];
  readonly pauses: number[] = [];
  tries = 0;
  clock = 1_763_674_800_000;
  /** What the server of mails throws, try after try; then it takes everything. */
  failures: DeliveryError[] = [];
  isDown = false;

  async told(
    run: string,
    { settings = SETTINGS, digest = REJECTS }: { settings?: NotifySettings; digest?: RunDigest } = {},
  ): Promise<readonly NotifyResult[]> {
    this.clock += 1_000;
    return notifyRun({ ...digest, run }, settings, this.tools(), 'fr');
  }

  waiting(settings = SETTINGS): Promise<readonly NotifyResult[]> {
    return sendWaiting(settings, this.tools());
  }

  tools(transports: Transports = { mail: this.#take('mail'), webhook: this.#take('webhook') }) {
    const pause = (milliseconds: number): Promise<void> => {
      this.pauses.push(milliseconds);
      return Promise.resolve();
    };
    return { transports, outbox: new Outbox(this.folder), now: () => this.clock, pause };
  }

  get files(): string[] {
    return readdirSync(this.folder)
      .sort()
      .map((name) => name.slice(name.lastIndexOf('-') + 1));
  }

  #take(target: string) {
    return ({ run }: Notification): Promise<{ refusedAddresses: number }> => {
      this.tries += 1;
      const failure = this.isDown ? DOWN : this.failures.shift();
      if (failure !== undefined) return Promise.reject(failure);
      this.taken.push(`${target} ${run}`);
      return Promise.resolve({ refusedAddresses: 0 });
    };
  }
}

const DOWN = new DeliveryError('unreachable', 'ECONNREFUSED');
const REFUSED = new DeliveryError('refused', '552');

describe('the end of a run', () => {
  test('is told to each target that wants to hear of it', async () => {
    const room = new Room();
    const results = await room.told('1', { settings: BOTH });
    expect(results).toEqual([
      { target: 'mail', kind: 'sent', run: '1', refusedAddresses: 0 },
      { target: 'webhook', kind: 'sent', run: '1', refusedAddresses: 0 },
    ]);
    expect(room.taken.toSorted()).toEqual(['mail 1', 'webhook 1']);
  });

  test.each(EVENTS)(
    'is told when it is %s, and to nobody who asked for the others alone',
    async (outcome) => {
      const room = new Room();
      const on = EVENTS.filter((event) => event !== outcome);
      const digest = { ...REJECTS, outcome };
      const { mail } = SETTINGS;
      await room.told('1', { digest, settings: { ...SETTINGS, mail: { ...mail!, on } } });
      expect(room.taken).toEqual([]);
      await room.told('2', { digest, settings: { ...SETTINGS, mail: { ...mail!, on: [outcome] } } });
      expect(room.taken).toEqual(['mail 2']);
    },
  );

  test('is told once, however often it is asked', async () => {
    const room = new Room();
    for (let time = 0; time < 3; time += 1) await room.told('1');
    expect(room.taken).toEqual(['mail 1']);
  });
});

describe('a server that is down', () => {
  test('is tried three times, further and further apart', async () => {
    const room = new Room();
    room.failures = [DOWN, DOWN];
    expect(await room.told('1')).toMatchObject([{ kind: 'sent' }]);
    expect([room.tries, room.pauses]).toEqual([3, [1_000, 4_000]]);
  });

  test('has its messages kept, and sent in their order when it is back, each once', async () => {
    const room = new Room();
    room.isDown = true;
    expect(await room.told('1')).toMatchObject([
      { kind: 'kept', run: '1', failure: { code: 'ECONNREFUSED' } },
    ]);
    expect(await room.told('2')).toMatchObject([
      { kind: 'kept', run: '1' },
      { kind: 'waiting', count: 1 },
    ]);
    expect(await room.told('3')).toMatchObject([
      { kind: 'kept', run: '1' },
      { kind: 'waiting', count: 2 },
    ]);
    // The one at the head is tried, three times a run: the others wait behind it.
    expect(room.tries).toBe(9);
    room.isDown = false;
    await room.told('4');
    await room.waiting();
    expect(room.taken).toEqual(['mail 1', 'mail 2', 'mail 3', 'mail 4']);
  });

  test('is not asked for more than ten late messages by one run', async () => {
    const room = new Room();
    room.isDown = true;
    for (let run = 1; run <= 14; run += 1) await room.told(String(run));
    room.isDown = false;
    expect((await room.told('15')).at(-1)).toEqual({ target: 'mail', kind: 'waiting', count: 4 });
    expect(room.taken).toHaveLength(11);
    await room.waiting();
    expect(room.taken).toEqual(Array.from({ length: 15 }, (_, rank) => `mail ${String(rank + 1)}`));
  });

  test('for a week has the oldest messages given up, and that is said', async () => {
    const room = new Room();
    room.isDown = true;
    await room.told('1');
    const since = room.clock;
    room.clock += 7 * DAY - 1_000;
    await room.told('2');
    room.clock += 1_000;
    room.isDown = false;
    expect(await room.waiting()).toEqual([
      { target: 'mail', kind: 'expired', since },
      { target: 'mail', kind: 'sent', run: '2', refusedAddresses: 0 },
    ]);
    expect(room.taken).toEqual(['mail 2']);
  });

  test('does not keep the other target from being told', async () => {
    const room = new Room();
    const { transports } = room.tools();
    const tools = room.tools({ ...transports, mail: () => Promise.reject(DOWN) });
    await notifyRun(REJECTS, BOTH, tools, 'fr');
    expect(room.taken).toEqual([`webhook ${REJECTS.run}`]);
    expect(room.files).toEqual(['mail.json', 'webhook.sent']);
  });
});

describe('a message that is refused for itself', () => {
  test('is not tried again at once, and lets the next ones pass', async () => {
    const room = new Room();
    room.failures = [REFUSED];
    expect(await room.told('1')).toMatchObject([{ kind: 'kept', run: '1' }]);
    expect([room.tries, room.pauses]).toEqual([1, []]);
    room.failures = [REFUSED];
    expect(await room.told('2')).toMatchObject([
      { kind: 'kept', run: '1' },
      { kind: 'sent', run: '2' },
    ]);
  });

  test.each(['login', 'tls', 'redirect', 'secret'] as const)(
    'for another reason (%s) stops the others, which would be refused as well',
    async (kind) => {
      const room = new Room();
      room.failures = [new DeliveryError(kind, 'x')];
      await room.told('1');
      room.failures = [new DeliveryError(kind, 'x')];
      expect(await room.told('2')).toMatchObject([{ kind: 'kept', run: '1' }, { kind: 'waiting' }]);
      expect(room.tries).toBe(2);
    },
  );

  test('by a bug of ours fails no run', async () => {
    const room = new Room();
    const bug: Transports = { mail: () => Promise.reject(new TypeError('x is not a function')) };
    const results = await notifyRun(REJECTS, SETTINGS, room.tools(bug), 'fr');
    expect(results).toMatchObject([{ kind: 'kept', failure: { code: 'TypeError' } }]);
  });
});

describe('the outbox', () => {
  test.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    const room = new Room();
    room.isDown = true;
    const umask = process.umask(0);
    try {
      await room.told('1');
    } finally {
      process.umask(umask);
    }
    const modeOf = (path: string): number => statSync(path).mode & 0o777;
    expect(modeOf(room.folder)).toBe(0o700);
    expect(readdirSync(room.folder).map((name) => modeOf(join(room.folder, name)))).toEqual([0o600]);
  });

  test('holds no password and no address, and says the same as the webhook will', async () => {
    const room = new Room();
    room.isDown = true;
    await room.told('1');
    const [name = ''] = readdirSync(room.folder);
    const kept = JSON.parse(readFileSync(join(room.folder, name), 'utf8')) as Notification;
    expect(kept).toMatchObject({ format: 'trentieme-notification', run: '1', totals: REJECTS.totals });
    expect(JSON.stringify(kept)).not.toMatch(/exemple\.fr|localhost/);
  });

  test('gives a message back that a process was sending when it died', async () => {
    const room = new Room();
    room.isDown = true;
    await room.told('1');
    const [name = ''] = readdirSync(room.folder);
    // No process has that number.
    for (const pid of ['2147483646', String(process.pid)]) {
      const held = join(room.folder, `${name}.${pid}`);
      writeFileSync(held, readFileSync(join(room.folder, name)), { flag: 'wx' });
    }
    room.isDown = false;
    await room.waiting();
    expect(room.taken).toEqual(['mail 1']);
  });

  test('leaves a message to another process that is sending it', async () => {
    const room = new Room();
    room.isDown = true;
    await room.told('1');
    const [name = ''] = readdirSync(room.folder);
    // Whoever started this process is alive.
    renameSync(join(room.folder, name), join(room.folder, `${name}.${String(process.ppid)}`));
    room.isDown = false;
    expect(await room.waiting()).toEqual([{ target: 'mail', kind: 'waiting', count: 1 }]);
    expect([room.taken, readdirSync(room.folder)]).toEqual([[], [`${name}.${String(process.ppid)}`]]);
  });

  test('leaves a message to the process that is sending it, and those behind it', async () => {
    const room = new Room();
    room.isDown = true;
    await room.told('1');
    const outbox = new Outbox(room.folder);
    const [entry] = await outbox.entries();
    expect(await outbox.take(entry!)).toContain('"run": "1"');
    expect(await outbox.take(entry!)).toBeUndefined();
    room.isDown = false;
    const tools = { ...room.tools(), outbox };
    expect(await notifyRun({ ...REJECTS, run: '2' }, SETTINGS, tools, 'fr')).toEqual([
      { target: 'mail', kind: 'waiting', count: 2 },
    ]);
    await outbox.giveBack(entry!);
    await sendWaiting(SETTINGS, tools);
    expect(room.taken).toEqual(['mail 1', 'mail 2']);
  });

  test('drops what is no message, and what nobody put there is left alone', async () => {
    const room = new Room();
    await room.told('1');
    writeFileSync(join(room.folder, `1763674800000-${'ab'.repeat(16)}-mail.json`), '{"format":"x"}');
    writeFileSync(join(room.folder, 'note.txt'), 'à garder');
    expect(await room.waiting()).toEqual([{ target: 'mail', kind: 'unreadable' }]);
    expect(room.files).toEqual(['mail.sent', 'note.txt']);
  });

  test('that cannot be written does not keep a message from leaving', async () => {
    const room = new Room();
    writeFileSync(room.folder, 'a file stands where the folder was to be');
    expect(await room.told('1')).toMatchObject([{ kind: 'sent', run: '1' }]);
    room.isDown = true;
    expect(await room.told('2')).toMatchObject([{ kind: 'lost', run: '2' }]);
  });

  test('that can no longer be changed does not have a message sent twice by one run', async () => {
    class Stuck extends Outbox {
      override sent(): Promise<void> {
        return Promise.reject(new Error('EROFS'));
      }
    }
    const room = new Room();
    const tools = { ...room.tools(), outbox: new Stuck(room.folder) };
    expect(await notifyRun(REJECTS, SETTINGS, tools, 'fr')).toMatchObject([{ kind: 'sent' }]);
    expect(room.taken).toHaveLength(1);
  });

  test('forgets what was sent once it is too old to be asked again', async () => {
    const room = new Room();
    await room.told('1');
    expect(room.files).toEqual(['mail.sent']);
    room.clock += 8 * DAY;
    await room.waiting();
    expect(room.files).toEqual([]);
  });

  test('of an académie that tells nobody is never made', async () => {
    const room = new Room();
    await room.told('1', { settings: { ...SETTINGS, mail: undefined } });
    expect(() => readdirSync(room.folder)).toThrow('ENOENT');
    mkdirSync(room.folder);
    expect(await room.waiting({ ...SETTINGS, mail: undefined })).toEqual([]);
  });
});

test('a test message is tried once, kept nowhere, and says of each target what happened', async () => {
  const room = new Room();
  room.failures = [DOWN];
  const { transports } = room.tools();
  const results = await tryTargets(DIGESTS['done']!, transports, 'fr');
  expect(results).toMatchObject([
    { target: 'mail', kind: 'lost' },
    { target: 'webhook', kind: 'sent' },
  ]);
  expect(room.tries).toBe(2);
  expect(() => readdirSync(room.folder)).toThrow('ENOENT');
});
