import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/index.js';
import { STORES } from '../ledger/stores.js';
import { movementsOf, office } from '../support/book.js';

const cancel = (remittance: string, month = '2025-11'): string[] => [
  'cancel',
  ...['--month', month, '--remittance', remittance, '--now', '2025-11-24T10:00:00'],
];

describe.each(STORES)('a cancelled remittance, in $name,', (store) => {
  test('is paid again whole under the next rank, with other references', async () => {
    const at = await office(store);
    await at.pay();
    const { code, out } = await at.ask(...cancel('01'));
    expect([code, out]).toEqual([0, expect.stringContaining('elle fera la remise 02')]);
    expect((await at.ask('ledger', 'balance', '--format', 'csv')).out).toBe(
      'mois_paie;ecritures;ouverture;envoye;confirme;net\r\n2025-11;24;0,00;1396,78;0,00;0,00\r\n',
    );
    await at.pay();
    const [first, second] = ['2025-11/01', '2025-11/02'].map((remittance) => movementsOf(at, remittance));
    expect([...second!.keys()]).toEqual([...first!.keys()]);
    expect([...second!.values()].filter((reference) => [...first!.values()].includes(reference))).toEqual([]);
    const month = (await at.postings()).reduce((sum, { amount }) => sum + amount, 0);
    expect(month).toBe(139678);
  });

  test('is the last one without an answer, or none is cancelled (exit 65)', async () => {
    const at = await office(store);
    await at.pay('2025-11');
    await at.pay('2025-12');
    const before = await at.postings();
    const refused = async (...words: string[]): Promise<string> => {
      const { code, out, err } = await at.ask(...words);
      expect({ code, out }).toEqual({ code: 65, out: '' });
      return err;
    };
    expect(await refused(...cancel('1', '2025-11'))).toContain('2025-12, remise 01');
    expect(await refused(...cancel('2', '2025-12'))).toContain("n'existe pas");
    expect(await refused(...cancel('1', '2026-01'))).toContain("n'existe pas");
    expect(await at.postings()).toEqual(before);
    const [reference = ''] = movementsOf(at, '2025-12/01').values();
    await at.answer([`${reference};ACCEPTE;;`]);
    expect(await refused(...cancel('1', '2025-12'))).toContain('Le payeur a répondu');
    // December still stands: November is no longer paid, its movements come back as arrears of December.
    const cancelled = await at.ask(...cancel('1', '2025-11'));
    expect([cancelled.code, cancelled.out]).toEqual([
      0,
      expect.stringContaining('relancez la paie de 2025-12 : elle fera la remise 02'),
    ]);
    expect(await refused(...cancel('1', '2025-11'))).toContain('déjà annulée');
  });

  test('waits for whoever holds the ledger, who is named (exit 75), and leaves it free after a refusal', async () => {
    const at = await office(store);
    await at.pay();
    const ledger = await openLedger(at.address, { create: false, now: Date.now });
    const writer = await ledger.lease({ holder: 'paie@rectorat', purpose: 'run 2025-12' });
    expect(await at.ask(...cancel('1'))).toEqual({
      code: 75,
      out: '',
      err: 'Le grand livre est tenu par paie@rectorat, pour « run 2025-12 ». Attendez la fin, puis relancez.\n',
    });
    await writer.release();
    await ledger.close();
    expect((await at.ask(...cancel('9'))).code).toBe(65);
    expect(String(await store.sql(at.address, 'SELECT COUNT(*) FROM leases'))).toBe('0');
    expect((await at.ask(...cancel('1'))).code).toBe(0);
    expect(String(await store.sql(at.address, 'SELECT COUNT(*) FROM leases'))).toBe('0');
  });
});
