import { describe, expect, test } from 'vitest';
import { STORES } from '../ledger/stores.js';
import { movementsOf, office, type Office } from '../support/book.js';

/** A remittance of November, and the reference of one of its movements. */
async function sent(at: Office): Promise<(movement: string) => string> {
  expect((await at.pay()).code).toBe(0);
  const references = movementsOf(at, '2025-11/01');
  return (movement) => references.get(movement) ?? '';
}

describe.each(STORES)('an answer of the payer, in $name,', (store) => {
  test('brings back what was rejected, the difference of what was modified, nothing of what was accepted', async () => {
    const at = await office(store);
    const reference = await sent(at);
    const { code, out } = await at.answer([
      `${reference('M1 2025-09 104,17')};ACCEPTE;;`,
      `${reference('M2 2025-09 100,69')};REJETE;RIB;`,
      `${reference('M6 2025-11 312,50')};MODIFIE;;300,00`,
      `${reference('M4 2025-11 59,57')};MODIFIE;;60`,
    ]);
    expect(code).toBe(0);
    expect(out.replaceAll('\u00a0', ' ')).toContain(
      'Total    4 mouvements : envoyé 576,93 €, confirmé 464,17 €',
    );
    await at.pay();
    expect([...movementsOf(at, '2025-11/02').keys()]).toEqual([
      'M2 2025-09 100,69',
      'M4 2025-11 -0,43',
      'M6 2025-11 12,50',
    ]);
    expect((await at.pay()).out).toContain('sans mouvement');
  });

  test('given twice changes nothing, and every row of it is an anomaly (exit 2)', async () => {
    const at = await office(store);
    const reference = await sent(at);
    const rows = [
      `${reference('M1 2025-09 104,17')};ACCEPTE;;`,
      `${reference('M2 2025-09 100,69')};REJETE;;`,
    ];
    expect((await at.answer(rows)).code).toBe(0);
    const before = await at.postings();
    const again = await at.answer(rows);
    expect(again.code).toBe(2);
    expect(again.out.match(/already-answered/g)).toHaveLength(2);
    expect(await at.postings()).toEqual(before);
    expect((await at.ask('ledger', 'verify')).out).toContain('2 exécutions, 13 écritures');
  });

  test('of a cancelled remittance, of nobody, or twice in a file is an anomaly, and the other rows count', async () => {
    const at = await office(store);
    const reference = await sent(at);
    expect((await at.ask('cancel', '--month', '2025-11', '--remittance', '1')).code).toBe(0);
    await at.pay();
    const second = movementsOf(at, '2025-11/02');
    const { code, out } = await at.answer([
      `${reference('M1 2025-09 104,17')};ACCEPTE;;`,
      `${'0'.repeat(24)};ACCEPTE;;`,
      `${second.get('M1 2025-09 104,17') ?? ''};ACCEPTE;;`,
      `${second.get('M1 2025-09 104,17') ?? ''};REJETE;;`,
      `${second.get('M2 2025-09 100,69') ?? ''};MODIFIE;;`,
      'trop;de;champs;1,00;ici',
    ]);
    expect(code).toBe(2);
    expect(
      [...out.matchAll(/ligne (\d+) — (?:anomalie|rejet) ([a-z.-]+)/g)].map(([, ...said]) => said),
    ).toEqual([
      ['2', 'cancelled-remittance'],
      ['3', 'unknown-reference'],
      ['5', 'already-answered'],
      ['6', 'field.missing'],
      ['7', 'row.columns'],
    ]);
    expect(out).toMatch(/1 réponse enregistrée sur 6 lignes/);
    expect((await at.pay()).out).toContain('sans mouvement');
  });

  test('keeps its file in the book, and the state of the remittance', async () => {
    const at = await office(store);
    const reference = await sent(at);
    await at.answer([`${reference('M1 2025-09 104,17')};ACCEPTE;;`]);
    const { out } = await at.ask('ledger', 'show', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      state: 'partly-acknowledged',
      sent: { count: 12, amount: 139678 },
      confirmed: { count: 1, amount: 10417 },
      rejected: { count: 0, amount: 0 },
    });
    expect(await store.sql(at.address, `SELECT name FROM run_inputs WHERE run = 2`)).toEqual([
      ['retour.csv'],
    ]);
  });
});
