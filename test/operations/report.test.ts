import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsReader } from '../../src/cli/settings-reader.js';
import { LedgerError } from '../../src/ledger/index.js';
import { comparedTotals } from '../../src/operations/month-totals.js';
import { reportOfRun, type ReportRequest } from '../../src/operations/report.js';
import { STORES, opened } from '../ledger/stores.js';
import { tableSchemas } from '../support/engine.js';
import { month, payOffice, settingsFor } from '../support/paying.js';
import { SMALL_EXPORT, secretsOf, table, withValue, type Tables } from '../support/small-export.js';

/** With a row rejected, an envelope exceeded and one that nobody uses. */
const EXPORT: Tables = {
  ...SMALL_EXPORT,
  missions: withValue(SMALL_EXPORT.missions, 'M5', 'regime', 'SOPE'),
  enveloppes: table('uai;annee_scolaire;montant', ['6200001G;2025-2026;1000', '0750654D;2025-2026;500']),
};

/** The next month: an award is taken back, another begins. */
const NEXT: Tables = {
  ...EXPORT,
  missions: {
    columns: [...SMALL_EXPORT.missions.columns, 'etat'],
    rows: withValue(EXPORT.missions ?? SMALL_EXPORT.missions, 'M5', 'regime', 'SOPA').rows.map((row) => [
      ...row,
      row[0] === 'M4' ? 'ANNULEE' : 'ACTIVE',
    ]),
  },
};

describe.each(STORES)('the page of a run posted on $name, made again', (store) => {
  const office = async () => {
    const ledger = await store.freshAddress();
    const { pay, output } = payOffice(ledger, await settingsFor());
    const page = async (payMonth: string, changes: Partial<ReportRequest> = {}): Promise<string> => {
      const { page: bytes } = await reportOfRun({
        ledger,
        payMonth: month(payMonth),
        remittance: undefined,
        names: true,
        lang: 'fr',
        reader: settingsReader,
        today: { tableSchemas: tableSchemas() },
        now: Date.now,
        ...changes,
      });
      return new TextDecoder().decode(bytes);
    };
    return { ledger, pay, output, page };
  };

  test('says what the manifest of the run says, from the ledger alone', async () => {
    const { pay, output, page } = await office();
    await pay('2025-11', EXPORT);
    await pay('2025-12', NEXT);
    const manifest = JSON.parse(readFileSync(join(output, '2025-12/01/bordereau.json'), 'utf8')) as {
      counts: Record<string, number>;
      totals: Record<string, number>;
    };
    const html = plain(await page('2025-12'));
    const { credits = 0, debits = 0, movements } = manifest.totals;
    expect(debits).toBeGreaterThan(0);
    expect(cellsOf(html, 'Crédits')[0]).toBe(euros(credits));
    expect(cellsOf(html, 'Débits')[0]).toBe(euros(debits));
    expect(cellsOf(html, 'Net')[0]).toBe(euros(credits - debits));
    expect(cellsOf(html, 'Mouvements')[0]).toBe(String(movements));
    expect(cellsOf(html, 'Personnes payées')[0]).toBe(String(manifest.counts['persons']));
    expect(cellsOf(html, 'Lignes rejetées')[0]).toBe(String(manifest.counts['rejects']));
    // Noël is taken back what the cancelled award had paid; Éliaz is paid for the first time.
    expect(html).toContain('3 reprises.');
    expect(html).toContain('1 personne dont le grand livre ne connaissait aucun paiement');
    expect(html).toContain('PÉTROVSKÿA');
    expect(await page('2025-12')).toBe(await page('2025-12'));
  });

  test('is the very page that the run wrote, byte for byte', async () => {
    const { pay, output, page } = await office();
    await pay('2025-11', EXPORT);
    await pay('2025-12', NEXT);
    for (const remittance of ['2025-11/01', '2025-12/01']) {
      const written = readFileSync(join(output, remittance, 'rapport.html'), 'utf8');
      expect(await page(remittance.slice(0, 7))).toBe(written);
    }
  });

  test('compares with the remittances of the month before that were not cancelled, added up', async () => {
    const { ledger: address, pay, page } = await office();
    await pay('2025-11', SMALL_EXPORT);
    await pay('2025-11', {
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '2500'),
    });
    const ledger = await opened(address);
    const { before, lastYear } = await comparedTotals(ledger, month('2025-12'));
    expect(lastYear).toBeUndefined();
    const postings = [];
    for await (const posting of ledger.show()) postings.push(posting.amount);
    expect(before).toMatchObject({
      remittances: 2,
      persons: undefined,
      movements: postings.length,
      credits: postings.reduce<bigint>((sum, amount) => sum + amount, 0n),
    });
    const writer = await ledger.lease({ holder: 'test', purpose: 'test' });
    await writer.cancel(
      { payMonth: month('2025-11'), number: 2 },
      { created: '20251121090000', program: '0.1.0' },
    );
    await writer.release();
    const after = await comparedTotals(ledger, month('2025-12'));
    expect(after.before).toMatchObject({ remittances: 1, persons: 5 });
    expect(after.before?.credits).toBeLessThan(before?.credits ?? 0n);
    expect((await comparedTotals(ledger, month('2026-11'))).lastYear).toEqual(after.before);
    // Neither can be chosen any more, nor does the first stand for the second.
    await expect(page('2025-11', { remittance: 2 })).rejects.toThrow(LedgerError);
    expect(await page('2025-11')).toContain('remise 01');
  });

  test('shows the envelopes as the awards took of them', async () => {
    const { pay, page } = await office();
    await pay('2025-11', EXPORT);
    const html = plain(await page('2025-11'));
    expect(cellsOf(html, '6200001G', 'envelopes')).toEqual([
      ...['2025-2026', 'IMP', '2', '1 000,00 €', '1 562,50 €', '−562,50 €', '156,2 %', 'dépassée'],
    ]);
    expect(cellsOf(html, '0750654D', 'envelopes')).toEqual([
      ...['2025-2026', '', '0', '500,00 €', '0,00 €', '500,00 €', '0,0 %', 'dans l’enveloppe'],
    ]);
  });

  test('names nobody without names: no name, no NUMEN, no NIR of the export', async () => {
    const { pay, page } = await office();
    await pay('2025-11', EXPORT);
    await pay('2025-12', NEXT);
    const secrets = [...secretsOf(EXPORT), ...(EXPORT.agents?.rows.map(([numen]) => numen ?? '') ?? [])];
    expect(secrets.length).toBeGreaterThan(20);
    const named = await page('2025-12');
    const shared = await page('2025-12', { names: false });
    expect(secrets.filter((secret) => named.includes(secret)).length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => /^\d{13,15}$/.test(secret) && named.includes(secret))).toEqual([]);
    expect(secrets.filter((secret) => shared.includes(secret))).toEqual([]);
    expect(shared).not.toMatch(/>[0-9A-F]{24}</);
    for (const award of ['M1', 'M3', 'M4']) expect(shared).toContain(`>${award}<`);
  });

  test('is refused for a month that was never paid, and there for a run with nothing to send', async () => {
    const { pay, page } = await office();
    await pay('2025-11', SMALL_EXPORT);
    await expect(page('2025-10')).rejects.toThrow('unknown-remittance');
    await expect(page('2025-11', { remittance: 7 })).rejects.toThrow('unknown-remittance');
    // The same again sends nothing: the remittance of the month is still the one to look at.
    await pay('2025-11', SMALL_EXPORT);
    expect(await page('2025-11')).toContain('remise 01');
  });
});

/** The cells of the first row that a name heads, in a table or in the first that has it. */
function cellsOf(html: string, head: string, id = 'figures'): readonly string[] {
  const start = html.indexOf(`<table id="${id}"`);
  const rows = html.slice(start, html.indexOf('</table>', start)).split('<tr>');
  const row = rows.find((each) => each.startsWith(`<th scope="row">${head}</th>`)) ?? '';
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, ''));
}

function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
  return `${cents < 0 ? '−' : ''}${whole},${digits.slice(-2)} €`;
}

function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
