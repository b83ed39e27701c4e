import { describe, expect, test } from 'vitest';
import { STORES } from '../ledger/stores.js';
import { movementsOf, office } from '../support/book.js';
import { AYSHA, INES, ZOE } from '../support/small-export.js';

const opening = {
  zoe: `2025-10;${ZOE};M1;2025-10;MF;2025-2026;douziemes;99,31`,
  zoeSeptember: `2025-09;${ZOE};M1;2025-09;MF;2025-2026;douziemes;104,17`,
  ines: `2025-10;${INES};M2;2025-09;T2D;2025-2026;douziemes;150,00`,
  aysha: `2025-10;${AYSHA};M6;2025-11;IMP;2025-2026;periode-propre;12,50`,
};

describe.each(STORES)('opening balances, in $name,', (store) => {
  test('make the next run pay only the difference', async () => {
    const at = await office(store);
    const { code, out, err } = await at.open([opening.zoe, opening.ines, opening.zoeSeptember]);
    expect([code, err]).toEqual([0, expect.stringMatching(/^Grand livre créé : /)]);
    expect(out.replaceAll('\u00a0', ' ')).toContain('crédits 353,48 €, débits 0,00 €, net 353,48 €');
    expect(out).toMatch(/Dernier mois payé {2}2025-10\n/);
    const paid = await at.pay();
    expect(paid.err).toBe('');
    const movements = [...movementsOf(at, '2025-11/01').keys()];
    expect(movements.filter((movement) => /^M[12] /.test(movement))).toEqual([
      'M1 2025-11 104,17',
      'M2 2025-09 -49,31',
      'M2 2025-10 104,17',
      'M2 2025-11 104,17',
    ]);
    expect((await at.pay()).out).toContain('sans mouvement');
  });

  test('stand in the book oldest payment first, whatever the order of the file', async () => {
    const at = await office(store);
    await at.open([opening.zoe, opening.ines, opening.zoeSeptember]);
    const postings = await at.postings();
    expect(postings.map(({ kind, payMonth, award }) => [kind, payMonth, award])).toEqual([
      ['opening', '2025-09', 'M1'],
      ['opening', '2025-10', 'M1'],
      ['opening', '2025-10', 'M2'],
    ]);
    expect((await at.ask('ledger', 'show')).out).toBe(
      'Aucune remise dans ce grand livre.\nOuverture (exécution 1) : 3 versements antérieurs, dernier mois payé 2025-10.\n',
    );
  });

  test('are entered whole or not at all: one row rejected, and there is not even a ledger', async () => {
    const at = await office(store);
    const { code, out, err } = await at.open([
      opening.zoe,
      opening.ines.replace('150,00', 'beaucoup'),
      opening.aysha,
    ]);
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toMatch(/ligne 3 — rejet field\.format/);
    expect(err).toMatch(/ligne 4 — rejet opening\.month-order/);
    expect(err).not.toContain(ZOE);
    expect(err).not.toContain(INES);
    expect((await at.ask('ledger', 'show')).code).toBe(65);
  });

  test('are not entered twice: neither the same file, nor the same payments from another', async () => {
    const at = await office(store);
    await at.open([opening.zoe, opening.ines]);
    const before = await at.postings();
    const same = await at.open([opening.zoe, opening.ines]);
    expect([same.code, same.out]).toEqual([65, '']);
    expect(same.err).toContain('déjà été importé (exécution n° 1)');
    const corrected = await at.open([
      opening.zoe,
      opening.ines.replace('150,00', '140,00'),
      opening.zoeSeptember,
    ]);
    expect([corrected.code, corrected.out]).toEqual([65, '']);
    expect(corrected.err.match(/déjà dans le grand livre/g)).toHaveLength(2);
    expect(corrected.err).not.toContain(ZOE);
    expect(await at.postings()).toEqual(before);
    expect((await at.open([opening.zoeSeptember])).code).toBe(0);
  });

  test('that come after a pay run are entered with a warning', async () => {
    const at = await office(store);
    await at.pay();
    const { code, err } = await at.open([opening.zoe]);
    expect([code, err]).toEqual([0, expect.stringMatching(/^Attention : des paies étaient déjà engagées/)]);
    expect((await at.pay()).code).toBe(3);
    expect((await at.pay('2025-11', '--accept-recoveries')).code).toBe(0);
    expect([...movementsOf(at, '2025-11/02').keys()]).toEqual(['M1 2025-10 -99,31']);
  });

  test('of nothing are refused', async () => {
    const at = await office(store);
    const { code, err } = await at.open([]);
    expect([code, err]).toEqual([65, expect.stringContaining('aucun versement')]);
  });
});
