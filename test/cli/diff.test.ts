import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCsvRecords } from '../../src/ingest/csv.js';
import { movementsOf, office, type Office } from '../support/book.js';
import { SMALL_EXPORT, csvOf, withValue, ZOE } from '../support/small-export.js';
import { STORES } from '../ledger/stores.js';
import { writeFileSync } from 'node:fs';

const [SQLITE] = STORES;

/** Three months: an award that ends early, a rejection by the payer, an absence of an agent. */
async function threeMonths(): Promise<Office> {
  if (SQLITE === undefined) throw new Error('no store');
  const at = await office(SQLITE);
  const { missions, absences } = SMALL_EXPORT;
  await at.pay('2025-11');
  const rejected = movementsOf(at, '2025-11/01').get('M2 2025-09 100,69') ?? '';
  await at.answer([`${rejected};REJETE;RIB;`]);
  writeFileSync(join(at.input, 'missions.csv'), csvOf(withValue(missions, 'M4', 'date_fin', '2025-10-15')));
  await at.pay('2025-12', '--accept-recoveries');
  const rows = [...absences.rows, `A3;${ZOE};DISPO;2025-12-16;2025-12-31;;;`.split(';')];
  writeFileSync(join(at.input, 'absences.csv'), csvOf({ ...absences, rows }));
  await at.pay('2026-01', '--accept-recoveries');
  return at;
}

const RANGE = ['--from', '2025-11/01', '--to', '2026-01/01'];

describe('diff', () => {
  test('tells the totals by cause, then each movement with its parts, in French and in English', async () => {
    const at = await threeMonths();
    const french = await at.ask('diff', ...RANGE);
    expect(french.code).toBe(0);
    await expect(plain(french.out)).toMatchFileSnapshot('./answers/diff.fr.txt');
    const english = await at.ask('diff', ...RANGE, '--lang', 'en');
    await expect(plain(english.out)).toMatchFileSnapshot('./answers/diff.en.txt');
  });

  test('as CSV has one part to a row, as JSON one movement to a line: the parts sum to what the runs moved', async () => {
    const at = await threeMonths();
    const { out } = await at.ask('diff', ...RANGE, '--format', 'csv');
    const [header = [], ...rows] = readCsvRecords(new TextEncoder().encode(out));
    expect(header).toEqual([
      ...['mois_paie', 'remise', 'depuis', 'nature', 'reference', 'numen', 'id_mission', 'mois_origine'],
      ...[
        'montant',
        'rang',
        'cause',
        'fichier',
        'ligne_avant',
        'ligne',
        'objet',
        'champ',
        'avant',
        'apres',
        'part',
      ],
    ]);
    const sum = rows.reduce((total, row) => total + BigInt((row.at(-1) ?? '').replace(',', '')), 0n);
    const moved = (await at.postings()).filter(
      ({ kind, payMonth }) => kind === 'movement' && payMonth > '2025-11',
    );
    expect(sum).toBe(BigInt(moved.reduce((total, { amount }) => total + amount, 0)));
    expect(new Set(rows.map((row) => row[header.indexOf('cause')]))).toEqual(
      new Set(['echeance', 'donnee', 'rejet']),
    );
    const json = await at.ask('diff', ...RANGE, '--format', 'json');
    const lines = json.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { amount: number; parts: { amount: number }[] });
    expect(lines.length).toBeGreaterThan(5);
    for (const { amount, parts } of lines) {
      expect(parts.reduce((total, part) => total + part.amount, 0)).toBe(amount);
    }
    expect(JSON.parse(json.out.split('\n').find((line) => line.includes('"M4"')) ?? '')).toMatchObject({
      run: '2025-12/01',
      since: '2025-11/01',
      parts: [
        { kind: 'change', changes: [{ kind: 'cell', column: 'date_fin', before: '', after: '2025-10-15' }] },
      ],
    });
  });

  test('between a run and the same month run again says that nothing moved', async () => {
    if (SQLITE === undefined) throw new Error('no store');
    const at = await office(SQLITE);
    await at.pay('2025-11');
    await at.pay('2025-11');
    const { code, out } = await at.ask('diff', '--from', '2025-11/01', '--to', '2025-11');
    expect([code, out]).toEqual([
      0,
      'De 2025-11/01 à 2025-11 (sans mouvement) : 0 mouvement, +0,00\u00a0€\nAucun mouvement entre ces deux paies.\n',
    ]);
  });

  test('refuses runs that are none, unknown, or the wrong way round (exit 64)', async () => {
    const at = await threeMonths();
    const refused = async (from: string, to: string): Promise<string> => {
      const { code, out, err } = await at.ask('diff', '--from', from, '--to', to);
      expect([code, out]).toEqual([64, '']);
      return err;
    };
    expect(await refused('2025-11/01', '2025-10/01')).toContain(
      "--to 2025-10/01 n'est pas dans le grand livre",
    );
    expect(await refused('2026-01/01', '2025-11/01')).toContain(
      "--from 2026-01/01 n'a pas été engagée avant --to 2025-11/01",
    );
    const both = await refused('hier', '2025-12/02');
    expect(both).toContain("--from hier n'est pas une paie");
    expect(both).toContain('dernières paies engagées : 2025-11/01, 2025-12/01, 2026-01/01');
  });
});

/** No-break spaces as people type them. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
