import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { opened, STORES } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { filesOf, temporaryFolder, trentieme, workplace } from '../support/command-line.js';

// Where the address of the ledger, and its password, may come from; and where the password never goes.

const SECRET = 'hunter2';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The words of a run without `--ledger`. */
function withoutLedger(run: readonly string[]): readonly string[] {
  const at = run.indexOf('--ledger');
  return run.toSpliced(at, 2);
}

describe('the ledger', () => {
  test('is that of TRENTIEME_LEDGER where the command line names none', async () => {
    const at = workplace();
    vi.stubEnv('TRENTIEME_LEDGER', at.ledger);
    expect((await trentieme(...withoutLedger(at.run))).code).toBe(0);
    expect((await trentieme('ledger', 'verify')).out).toContain('1 exécution');
    expect((await trentieme('ledger', 'verify', '--ledger', `${at.ledger}.autre`)).code).toBe(65);
  });

  test('is that of --ledger-file, whose last line end does not count', async () => {
    const at = workplace();
    const file = join(at.folder, 'adresse');
    writeFileSync(file, `${at.ledger}\n`);
    expect((await trentieme(...withoutLedger(at.run), '--ledger-file', file)).code).toBe(0);
    expect((await trentieme('ledger', 'verify', '--ledger-file', file)).out).toContain('1 exécution');
    expect((await trentieme('ledger', 'verify', '--ledger', at.ledger)).out).toContain('1 exécution');
  });

  test.each([
    ['that is not there', undefined],
    ['of two lines', 'a.db\nb.db\n'],
    ['that is empty', ''],
  ])('of a file %s is refused (64), and what the file holds is not repeated', async (_, content) => {
    const file = join(temporaryFolder(), 'adresse');
    if (content !== undefined) writeFileSync(file, content);
    const { code, err } = await trentieme('ledger', 'verify', '--ledger-file', file);
    expect(code).toBe(64);
    expect(err).toContain(`--ledger-file : ${file} ; attendu`);
    expect(err).not.toContain('b.db');
  });

  test('has its password taken from PGPASSWORD', async () => {
    const { port, passwords } = await passwordServer();
    const address = `postgres://paie@127.0.0.1:${String(port)}/livre`;
    vi.stubEnv('PGPASSWORD', SECRET);
    const { code, err } = await trentieme('ledger', 'verify', '--ledger', address);
    expect(code).toBe(74);
    expect(err).not.toContain('Attention');
    expect(passwords).toEqual([SECRET]);
  });
});

describe('a password', () => {
  test.each([
    ['in the address', [`postgres://paie:${SECRET}@127.0.0.1:1/livre`]],
    ['in a parameter', [`postgres://paie@127.0.0.1:1/livre?password=${SECRET}`]],
  ])('typed %s gives a warning, and is not repeated', async (_, [address = '']) => {
    for (const words of [['--ledger', address], [`--ledger=${address}`]]) {
      const { code, out, err } = await trentieme('ledger', 'verify', ...words, '--debug');
      expect(code).toBe(74);
      expect(err).toContain('Attention : le mot de passe du grand livre est sur la ligne de commande');
      expect(`${out}${err}`).not.toContain(SECRET);
    }
    vi.stubEnv('TRENTIEME_LEDGER', address);
    const { err } = await trentieme('ledger', 'verify', '--debug');
    expect(err).not.toMatch(/Attention|hunter2/);
    const help = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    await trentieme('ledger', 'verify', '--help');
    expect(help.mock.calls.join()).toContain('TRENTIEME_LEDGER');
    expect(help.mock.calls.join()).not.toContain(SECRET);
    help.mockRestore();
    const refused = await trentieme('ledger', 'verify', address);
    expect(refused.code).toBe(64);
    expect(refused.err).not.toContain(SECRET);
  });

  test.runIf(STORES.some(({ name }) => name === 'PostgreSQL'))(
    'goes into no file of a run, nor into the ledger and its archive',
    async () => {
      const store = STORES.find(({ name }) => name === 'PostgreSQL');
      const plain = (await store?.freshAddress()) ?? '';
      const url = new URL(plain);
      url.password = SECRET;
      const at = workplace();
      vi.stubEnv('TRENTIEME_LEDGER', url.toString());
      const { code, out, err } = await trentieme(...withoutLedger(at.run), '--explanations', '--debug');
      expect(code).toBe(0);
      expect(`${out}${err}`).not.toContain(SECRET);
      for (const [name, bytes] of Object.entries(filesOf(at.folder))) {
        expect(bytes.includes(SECRET), name).toBe(false);
      }
      const ledger = await opened(plain, { create: false });
      for (const run of await all(ledger.runs())) {
        expect(JSON.stringify(run, (_, value: unknown) => String(value))).not.toContain(SECRET);
        for (const { digest, name } of [...run.inputs, ...run.outputs]) {
          expect(Buffer.concat(await all(ledger.content(digest))).includes(SECRET), name).toBe(false);
        }
      }
      for (const table of ['meta', 'leases', 'runs']) {
        const rows = await store?.sql(plain, `SELECT * FROM ${table}`);
        expect(String(rows)).not.toContain(SECRET);
      }
    },
  );
});

/** A server that asks each connection for its password, in clear, and then hangs up. */
async function passwordServer(): Promise<{ readonly port: number; readonly passwords: readonly string[] }> {
  const passwords: string[] = [];
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      if (data[0] === 0x70) {
        passwords.push(data.subarray(5, -1).toString());
        socket.end();
        // AuthenticationCleartextPassword.
      } else socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, passwords };
}
