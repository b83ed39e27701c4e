import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STORES } from '../ledger/stores.js';
import type { Answer } from '../support/command-line.js';
import { movementsOf, office, type Office } from '../support/book.js';

/** Paid in November, answered, paid in December. */
async function paidTwice(at: Office): Promise<void> {
  await at.pay('2025-11');
  const [reference = ''] = movementsOf(at, '2025-11/01').values();
  await at.answer([`${reference};REJETE;;`]);
  await at.pay('2025-12');
}

const manifest = (at: Office, remittance: string): string => join(at.output, remittance, 'bordereau.json');

const verified = (at: Office, ...remittances: string[]): Promise<Answer> =>
  at.ask('ledger', 'verify', ...remittances.flatMap((one) => ['--manifest', manifest(at, one)]));

/** The findings, without their remedy, of a book that is not sound. */
async function findings(at: Office, ...remittances: string[]): Promise<string> {
  const { code, out, err } = await verified(at, ...remittances);
  expect({ code, err }).toEqual({ code: 65, err: '' });
  expect(out).toMatch(/\d+ constats?\. N'engagez aucune paie sur ce livre\./);
  return out.replaceAll(at.folder, '…');
}

describe.each(STORES)('ledger verify, in $name,', (store) => {
  test('says that a sound book is sound, and passes through the points that manifests name', async () => {
    const at = await office(store);
    await paidTwice(at);
    const { code, out } = await verified(at, '2025-11/01', '2025-12/01');
    expect(code).toBe(0);
    expect(out.match(/retrouvé dans le livre/g)).toHaveLength(2);
    const { ledger } = JSON.parse(readFileSync(manifest(at, '2025-12/01'), 'utf8')) as {
      ledger: { runs: number };
    };
    expect(ledger.runs).toBe(2);
    expect(out).toMatch(/^Grand livre sain : 3 exécutions, \d+ écritures\.\n.* : [0-9a-f]{64}\n$/m);
  });

  test('names a posting whose amount was edited, with its run and its award', async () => {
    const at = await office(store);
    await paidTwice(at);
    await store.tamper(at.address, 'UPDATE postings SET cents = cents + 100 WHERE posting = 7');
    const found = await findings(at);
    expect(found).toContain('Écriture n° 7 (exécution n° 1, mission M2) : elle a été modifiée après coup.');
    expect(found.replaceAll('\u00a0', ' ')).toContain(
      'Exécution n° 1 : elle déclare 1 396,78 € de mouvements, ses écritures font 1 397,78 €.',
    );
    expect(found).toContain('2 constats.');
  });

  test('names a run that was edited', async () => {
    const at = await office(store);
    await paidTwice(at);
    await store.tamper(at.address, `UPDATE runs SET created = '20250101000000' WHERE run = 3`);
    expect(await findings(at)).toMatch(/^Exécution n° 3 : .*\n1 constat\./);
  });

  test('names every run that used a truncated archive', async () => {
    const at = await office(store);
    await paidTwice(at);
    const [[digest]] = (await store.sql(
      at.address,
      `SELECT digest FROM run_inputs WHERE run = 1 AND name = 'agents.csv'`,
    )) as [[string]];
    const shorter =
      store.name === 'SQLite' ? 'substr(content, 1, length(content) - 3)' : 'substr(content, 1, 9)';
    await store.tamper(
      at.address,
      `UPDATE archive_parts SET content = ${shorter} WHERE digest = '${digest}'`,
    );
    expect(await findings(at)).toContain(
      `Archive ${digest.slice(0, 12)} (agents.csv de l'exécution n° 1, agents.csv de l'exécution n° 3) : `,
    );
  });

  test('does not see a tail that was cut with care, unless a manifest names it', async () => {
    const at = await office(store);
    await paidTwice(at);
    const [[seal, first]] = (await store.sql(
      at.address,
      'SELECT seal, (SELECT first_posting FROM runs WHERE run = 2) FROM runs WHERE run = 1',
    )) as [[string, bigint]];
    await store.tamper(
      at.address,
      'DELETE FROM answers',
      `DELETE FROM postings WHERE posting >= ${String(first)}`,
      'DELETE FROM run_inputs WHERE run > 1',
      'DELETE FROM run_outputs WHERE run > 1',
      'DELETE FROM runs WHERE run > 1',
      'DELETE FROM publications WHERE run > 1',
      `UPDATE meta SET value = '1' WHERE name = 'runs'`,
      `UPDATE meta SET value = '${String(Number(first) - 1)}' WHERE name = 'postings'`,
      `UPDATE meta SET value = '${seal}' WHERE name = 'head'`,
    );
    expect((await verified(at)).code).toBe(0);
    expect((await verified(at, '2025-11/01')).code).toBe(0);
    expect(await findings(at, '2025-11/01', '2025-12/01')).toMatch(
      /^Bordereau …\/sortie\/2025-12\/01\/bordereau\.json : il connaît l'exécution n° 2, et le livre s'arrête à la n° 1\. .*\n1 constat\./,
    );
  });

  test('sees that a backup lacks the last remittance, by its manifest', async () => {
    const at = await office(store);
    await at.pay('2025-11');
    const elsewhere = await office(store);
    await elsewhere.pay('2025-11', '--set', 'academie=01');
    const other = manifest(elsewhere, '2025-11/01');
    const { code, out } = await at.ask('ledger', 'verify', '--manifest', other);
    expect([code, out]).toEqual([65, expect.stringContaining("aucune exécution de ce livre ne l'a écrit")]);
  });

  test('sees a book put in the place of another', async () => {
    const [at, other] = [await office(store), await office(store)];
    for (const each of [at, other]) await each.pay('2025-10');
    await other.ask('cancel', '--month', '2025-10', '--remittance', '1', '--now', '2025-11-02');
    await at.ask('cancel', '--month', '2025-10', '--remittance', '1', '--now', '2025-11-03');
    await other.pay();
    const { code, out } = await at.ask('ledger', 'verify', '--manifest', manifest(other, '2025-11/01'));
    expect([code, out]).toEqual([65, expect.stringContaining('(exécution n° 2)')]);
    expect(out).toContain('ne passe pas par le point');
  });

  test('proves nothing by the manifest of a draft made without a ledger, and says so', async () => {
    const at = await office(store);
    await at.pay('2025-11', '--dry-run');
    await at.pay('2025-11');
    const { code, out } = await verified(at, '2025-11/projet');
    expect([code, out]).toEqual([0, expect.stringContaining('il ne prouve rien')]);
    await at.pay('2025-11', '--dry-run');
    expect((await verified(at, '2025-11/projet')).out).toContain('retrouvé dans le livre');
  });

  test('refuses what is no manifest, every one at once', async () => {
    const at = await office(store);
    await at.pay();
    const files = ['', '{', '[]', 'null', '{"mode":"P"}', '{"mode":"P","ledger":{"runs":-1}}', '\xff'];
    const words = files.flatMap((content, index) => {
      const path = join(at.folder, `${String(index)}.json`);
      writeFileSync(path, content, 'latin1');
      return ['--manifest', path];
    });
    const { code, out, err } = await at.ask('ledger', 'verify', ...words);
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err.match(/pas un bordereau\.json/g)).toHaveLength(files.length);
    const missing = await at.ask('ledger', 'verify', '--manifest', join(at.folder, 'none.json'));
    expect([missing.code, missing.err]).toEqual([65, expect.stringContaining('(ENOENT)')]);
  });
});

describe('a ledger file', () => {
  test.each([
    ['that is empty', '', 'une partie est illisible'],
    ['of text', 'id_mission;numen\n'.repeat(100), "n'est pas un grand livre"],
  ])('%s is refused by ledger verify (exit 65)', async (_, content, said) => {
    const at = await office();
    writeFileSync(at.address, content);
    const { code, out, err } = await at.ask('ledger', 'verify');
    expect([code, out + err]).toEqual([65, expect.stringContaining(said)]);
  });

  test('whose header was written over is refused, whatever is asked (exit 65)', async () => {
    const at = await office();
    await at.pay();
    const bytes = readFileSync(at.address);
    bytes.fill(0xa5, 0, 100);
    writeFileSync(at.address, bytes);
    for (const words of [['verify'], ['show'], ['balance'], ['export']]) {
      const { code, err, out } = await at.ask('ledger', ...words);
      expect([code, `${out}${err}`]).toEqual([65, expect.stringContaining("n'est pas un grand livre")]);
    }
  });

  test('cut in its middle has findings or is refused, never a bug (exit 65)', async () => {
    const at = await office();
    await at.pay();
    const whole = join(at.folder, 'whole.db');
    copyFileSync(at.address, whole);
    const { length } = readFileSync(whole);
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      copyFileSync(whole, at.address);
      truncateSync(at.address, Math.trunc(length * part));
      const { code, out, err } = await at.ask('ledger', 'verify');
      expect([part, code]).toEqual([part, 65]);
      expect(`${out}${err}`).toMatch(
        /illisible|endommagé|n'est pas un grand livre|Exécution|Écriture|Archive/,
      );
    }
  });
});
