import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutPassword } from '../../src/cli/ledger-address.js';
import { temporaryFolder, treeOf, trentieme, trentiemeProcess } from '../support/command-line.js';
import { movementsOf, office, OPENING_HEADER, RETURN_HEADER } from '../support/book.js';
import { encoded } from '../support/payroll.js';
import { secretsOf, SMALL_EXPORT, ZOE } from '../support/small-export.js';

/** The faults of a refused command line (exit 64). */
async function faultsOf(...words: readonly string[]): Promise<string[]> {
  const { code, out, err } = await trentieme(...words);
  expect({ code, out }).toEqual({ code: 64, out: '' });
  return err
    .trimEnd()
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/^ {2}- /, ''));
}

describe('words that the commands on the ledger do not take', () => {
  test.each(['0', '00', '100', '-1', '1.0', '1e1', 'un', ' 1', '٣'])('a rank such as %j', async (rank) => {
    expect(await faultsOf('cancel', '--month', '2025-11', `--remittance=${rank}`)).toEqual([
      `--remittance : « ${rank} » n'est pas un rang de remise ; attendu : 1 à 99`,
    ]);
  });

  test('are all named at once by cancel', async () => {
    expect(await faultsOf('cancel', '--month', '2025-13', '--remittance', '0', '--now', 'hier')).toEqual([
      "--month : « 2025-13 » n'est pas un mois ; attendu : AAAA-MM",
      "--now : « hier » n'est pas un instant ; attendu : AAAA-MM-JJTHH:MM:SS",
      "--remittance : « 0 » n'est pas un rang de remise ; attendu : 1 à 99",
    ]);
  });

  test.each<[string[], string]>([
    [['cancel', '--month', '2025-11'], 'Argument requis manquant : remittance'],
    [['acknowledge'], "Pas assez d'arguments"],
    [['acknowledge', 'a.csv', 'b.csv'], 'Argument inconnu : b.csv'],
    [['acknowledge', 'a.csv', '--encoding', 'latin1'], 'Valeurs invalides'],
    [['acknowledge', 'a.csv', '--now', 'hier'], '--now'],
    [['ledger'], "Pas assez d'arguments"],
    [['ledger', 'burn'], 'Argument inconnu : burn'],
    [['ledger', 'show', '--month', 'novembre'], "« novembre » n'est pas un mois"],
    [['ledger', 'show', '--agent='], '--agent : valeur vide'],
    [['ledger', 'balance', '--by', 'school'], 'Valeurs invalides'],
    [['ledger', 'export', '--format', 'text'], 'Valeurs invalides'],
    [['ledger', 'import'], "Pas assez d'arguments"],
    [['ledger', 'import', 'a.csv', '--now', '2025-02-30'], '--now'],
    [['ledger', 'show', '--award', 'M1', '--award', 'M2'], '--award : option donnée deux fois'],
  ])('%j', async (words, said) => {
    expect((await faultsOf(...words)).join(' ')).toContain(said);
  });
});

describe('a ledger that is not there', () => {
  test.each<[string[]]>([
    [['cancel', '--month', '2025-11', '--remittance', '1']],
    [['ledger', 'verify']],
    [['ledger', 'show']],
    [['ledger', 'balance']],
    [['ledger', 'export']],
  ])('is not made by %j (exit 65)', async (words) => {
    const at = await office();
    const before = treeOf(at.folder);
    const { code, out, err } = await at.ask(...words);
    expect({ code, out, err }).toEqual({
      code: 65,
      out: '',
      err: "Il n'y a pas de grand livre à cette adresse. Vérifiez --ledger.\n",
    });
    expect(treeOf(at.folder)).toEqual(before);
  });

  test('is not made by acknowledge, nor by the import of a file that is refused', async () => {
    const at = await office();
    expect((await at.answer([`${'0'.repeat(24)};ACCEPTE;;`])).code).toBe(65);
    expect((await at.open(['x'])).code).toBe(65);
    expect(treeOf(at.folder)).not.toContain('trentieme.db');
  });
});

describe('the password of a database', () => {
  test.each([
    ['postgres://paie:s3cret@serveur:5432/livre', 'postgres://paie@serveur:5432/livre'],
    ['postgres://paie:s3@cr:et/@serveur/livre', 'postgres://paie@serveur/livre'],
    ['postgres://:s3cret@serveur/livre', 'postgres://@serveur/livre'],
    [
      'postgres://serveur/livre?user=paie&password=s3cret&x=1',
      'postgres://serveur/livre?user=paie&password=…&x=1',
    ],
    [
      'Argument inconnu : postgres://paie:s3cret@serveur/livre',
      'Argument inconnu : postgres://paie@serveur/livre',
    ],
    ['./trentieme.db', './trentieme.db'],
    ['postgres://serveur/livre', 'postgres://serveur/livre'],
  ])('is left out of %s', (text, shown) => {
    expect(withoutPassword(text)).toBe(shown);
  });

  test('is never printed, whatever goes wrong', async () => {
    const address = 'postgres://paie:s3cret@127.0.0.1:1/livre';
    const file = join(temporaryFolder(), 'ouverture.csv');
    writeFileSync(file, `${OPENING_HEADER}\n2025-10;${ZOE};M1;2025-10;MF;2025-2026;douziemes;99,31\n`);
    const commands = [
      ['ledger', 'verify', '--ledger', address],
      ['ledger', 'import', file, '--ledger', address, '--debug'],
      ['cancel', '--month', '2025-11', '--remittance', '1', '--ledger', address, '--debug'],
      ['ledger', 'show', address],
      ['ledger', address],
      ['ledger', 'show', '--ledger', address, '--ledger', address],
    ];
    for (const words of commands) {
      const { code, out, err } = await trentieme(...words);
      expect([64, 74]).toContain(code);
      expect(out + err).not.toContain('s3cret');
    }
  });
});

describe('a file that cannot be used (exit 65)', () => {
  test.each<[string, Uint8Array | string]>([
    ['of 0 bytes', ''],
    ['without its columns', 'a;b\n1;2\n'],
    ['that is no CSV', '\0\x01\x02"'],
    ['in another encoding', encoded(`${RETURN_HEADER}\n${'0'.repeat(24)};REJETE;Erroné;\n`, 'ISO-8859-15')],
    ['with quotes that never close', `${RETURN_HEADER}\n"${'x'.repeat(1000)}`],
  ])('%s is refused by acknowledge and by import, and nothing is written', async (_, content) => {
    const at = await office();
    await at.pay();
    const before = await at.postings();
    const path = join(at.folder, 'fichier.csv');
    writeFileSync(path, content);
    for (const words of [
      ['acknowledge', path],
      ['ledger', 'import', path],
    ]) {
      const { code, out, err } = await at.ask(...words);
      expect({ code, out }).toEqual({ code: 65, out: '' });
      expect(err).toMatch(/^Le fichier ne peut pas être utilisé :\n(?: {2}- .*\n)+Rien n'a été écrit\.\n$/);
    }
    expect(await at.postings()).toEqual(before);
  });

  test.each([
    ['missing', 'none.csv', 'ENOENT'],
    ['a folder', 'folder', 'EISDIR'],
  ])('%s', async (_, name, systemCode) => {
    const at = await office();
    mkdirSync(join(at.folder, 'folder'));
    for (const words of [['acknowledge'], ['ledger', 'import']]) {
      const { code, err } = await at.ask(...words, join(at.folder, name));
      expect([code, err]).toEqual([65, expect.stringContaining(systemCode)]);
    }
  });

  test('is read in the encoding that is stated', async () => {
    const at = await office();
    await at.pay();
    const [reference = ''] = movementsOf(at, '2025-11/01').values();
    const path = join(at.folder, 'retour.csv');
    writeFileSync(path, encoded(`${RETURN_HEADER}\r\n${reference};REJETE;Compte erroné;\r\n`, 'ISO-8859-15'));
    expect((await at.ask('acknowledge', path)).code).toBe(65);
    expect((await at.ask('acknowledge', path, '--encoding', 'ISO-8859-15')).code).toBe(0);
  });
});

describe('what the payer and the exports write', () => {
  test('never brings a NIR to the terminal, nor the words of the payer', async () => {
    const at = await office();
    await at.pay();
    const secrets = secretsOf(SMALL_EXPORT);
    const numbers = secrets.filter((secret) => /^\d/.test(secret));
    const [reference = ''] = movementsOf(at, '2025-11/01').values();
    // `trentieme` itself throws when an answer holds one of them.
    const rows = [
      ...secrets.map((secret) => `${reference};REJETE;${secret};`),
      ...numbers.flatMap((nir) => [
        `${nir};ACCEPTE;;`,
        `${reference};${nir};;`,
        `${reference};MODIFIE;;${nir}`,
      ]),
    ];
    expect((await at.answer(rows)).code).toBe(2);
    expect((await at.ask('ledger', 'verify')).code).toBe(0);
    for (const nir of numbers) {
      const { code, err } = await at.open([`2025-10;${nir};${nir};2025-13;${nir};2025;x;${nir}`]);
      expect([code, err]).toEqual([65, expect.stringContaining('rejet')]);
    }
  });

  test('cannot command the terminal', async () => {
    const at = await office();
    await at.open([`2025-10;${ZOE};M1\u009b31m;2025-10;MF;2025-2026;douziemes;99,31`]);
    const { out } = await at.ask('ledger', 'show', '--agent', ZOE);
    expect(out).toContain('M1\u{FFFD}31m');
    // eslint-disable-next-line no-control-regex -- these are the characters that must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
  });
});

describe('ledger export', () => {
  test('writes the file it would have printed, for its owner alone', async () => {
    const at = await office();
    await at.pay();
    for (const format of ['csv', 'json']) {
      const path = join(at.folder, `livre.${format}`);
      const words = ['ledger', 'export', '--format', format];
      expect((await at.ask(...words, '--output', path)).code).toBe(0);
      expect(readFileSync(path, 'utf8')).toBe((await at.ask(...words)).out);
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  test('never writes over a file (exit 74)', async () => {
    const at = await office();
    await at.pay();
    const path = join(at.folder, 'livre.csv');
    writeFileSync(path, 'à moi');
    expect((await at.ask('ledger', 'export', '--output', path)).code).toBe(74);
    expect(readFileSync(path, 'utf8')).toBe('à moi');
  });

  test.skipIf(process.platform === 'win32')('may be cut short by its reader without a trace', async () => {
    const at = await office();
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `2025-10;${ZOE};M${String(index)};2025-10;MF;2025-2026;douziemes;99,31`,
    );
    expect((await at.open(rows)).code).toBe(0);
    const words = ['ledger', 'export', '--ledger', at.address];
    const script = '{ "$@"; echo "exit $?" >&2; } | head -2';
    const { out, err } = trentiemeProcess(words, { script });
    expect(err).toBe('exit 0\n');
    expect(out.split('\n')).toHaveLength(3);
    const slow = trentiemeProcess(words, { script: '"$@" | { sleep 1; wc -l; }' });
    expect([slow.code, slow.out.trim()]).toEqual([0, '20001']);
  });
});
