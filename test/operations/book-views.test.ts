import { describe, expect, test } from 'vitest';
import { STORES } from '../ledger/stores.js';
import { movementsOf, office, type Office, type PostingLine } from '../support/book.js';
import { ZOE } from '../support/small-export.js';

/** Something of every kind: opened, paid, cancelled, paid again, answered in part. */
async function busy(at: Office): Promise<readonly PostingLine[]> {
  await at.open([`2025-10;${ZOE};M1;2025-10;MF;2025-2026;douziemes;90,00`]);
  await at.pay();
  await at.ask('cancel', '--month', '2025-11', '--remittance', '1');
  await at.pay();
  const movements = [...movementsOf(at, '2025-11/02').values()];
  await at.answer([
    `${movements[0] ?? ''};ACCEPTE;;`,
    `${movements[1] ?? ''};REJETE;;`,
    `${movements[2] ?? ''};MODIFIE;;1,00`,
  ]);
  await at.pay('2025-12');
  return at.postings();
}

const sumOf = (lines: readonly { readonly amount: number }[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);

describe.each(STORES)('what is shown of the ledger, in $name,', (store) => {
  test('agrees: the balance of each award, agent and month is the sum of its postings', async () => {
    const at = await office(store);
    const postings = await busy(at);
    expect(new Set(postings.map(({ kind }) => kind)).size).toBe(5);
    for (const [by, field] of [
      ['award', 'award'],
      ['agent', 'payee'],
      ['month', 'payMonth'],
    ] as const) {
      const { out } = await at.ask('ledger', 'balance', '--by', by, '--format', 'json');
      const lines = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      const names = [...new Set(postings.map((posting) => posting[field]))].sort();
      expect(lines.map((line) => line[field])).toEqual(names);
      for (const line of lines) {
        const own = postings.filter((posting) => posting[field] === line[field]);
        const ofKind = (kind: string): number => sumOf(own.filter((posting) => posting.kind === kind));
        expect(line).toMatchObject({
          postings: own.length,
          opening: ofKind('opening'),
          sent: ofKind('movement'),
          net: sumOf(own),
        });
      }
    }
  });

  test('is what every filter asks for, and their conjunction', async () => {
    const at = await office(store);
    const postings = await busy(at);
    const shown = async (...words: string[]): Promise<number[]> => {
      const { out } = await at.ask('ledger', 'show', '--format', 'json', ...words);
      return out
        .split('\n')
        .flatMap((line) => (line === '' ? [] : (JSON.parse(line) as PostingLine).posting));
    };
    const those = (is: (posting: PostingLine) => boolean): number[] =>
      postings.filter(is).map(({ posting }) => posting);
    expect(await shown('--agent', ZOE)).toEqual(those(({ payee }) => payee === ZOE));
    expect(await shown('--award', 'M6')).toEqual(those(({ award }) => award === 'M6'));
    expect(await shown('--month', '2025-12')).toEqual(those(({ payMonth }) => payMonth === '2025-12'));
    expect(await shown('--agent', ZOE, '--month', '2025-11')).toEqual(
      those(({ payee, payMonth }) => payee === ZOE && payMonth === '2025-11'),
    );
    expect(await shown('--award', "M6' OR 1=1")).toEqual([]);
  });

  test('is the same in CSV and in JSON, every posting in the order of the book', async () => {
    const at = await office(store);
    const postings = await busy(at);
    const [header, ...rows] = (await at.ask('ledger', 'export')).out.split('\r\n');
    expect(header).toBe(
      'ecriture;execution;type;mois_paie;remise;id_mission;numen;mois_origine;annee_scolaire;regime;plan;nature;montant;reference;corrige',
    );
    expect(rows.pop()).toBe('');
    const cents = (amount: string): number => Number(amount.replace(',', ''));
    expect(
      rows
        .map((row) => row.split(';'))
        .map((cells) => [Number(cells[0]), cells[5], cents(cells[12]!), cells[13]]),
    ).toEqual(
      postings.map(({ posting, award, amount, reference }) => [posting, award, amount, reference ?? '']),
    );
    expect(postings.map(({ posting }) => posting)).toEqual(postings.map((_, index) => index + 1));
  });
});
