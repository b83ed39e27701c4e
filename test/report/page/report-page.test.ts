import { describe, expect, test } from 'vitest';
import { centsOf, type Cents } from '../../../src/money/index.js';
import { reportPage } from '../../../src/report/page/report-page.js';
import { shownFacts } from '../../../src/report/page/shown-facts.js';
import type { ReportFacts } from '../../../src/report/page/report-facts.js';
import { accessibilityFaults, closingBrowser, HAS_BROWSER, openedPage } from '../../support/browser.js';
import { month } from '../../support/paying.js';
import { factsReporting, manyPayments, paymentRow, schoolNumbered } from '../../support/report-facts.js';

closingBrowser();

/** Everything a page can have: recoveries, rejects, what is held and lapses, envelopes within and exceeded. */
const FULL = factsReporting(
  [
    paymentRow(1),
    paymentRow(2, { amount: centsOf(125_000), uai: '0310002B', nature: 'R' }),
    paymentRow(3, { amount: centsOf(-4_210), nature: 'T', allowance: 'FA', uai: '' }),
    paymentRow(1, { award: 'MFA', allowance: 'FA', amount: centsOf(6_950) }),
    paymentRow(4, { familyName: '<script>alert(1)</script>', givenName: 'Élodie' }),
  ],
  {
    before: totalsOfMonth('2025-10', 1),
    lastYear: totalsOfMonth('2024-11', 2),
    issues: Array.from({ length: 12 }, (_, rank) => ({
      severity: rank === 11 ? ('warn' as const) : ('reject' as const),
      code: 'field.enum',
      file: 'missions.csv',
      line: rank + 2,
      field: 'regime',
      subject: `M${String(rank)}`,
      schools: ['0310001A'],
      sentence: () => `Constat ${String(rank)}. Que faire.`,
    })),
    retained: [
      {
        ...{ kind: 'held', motive: 'bloque', numen: '31E0000009ABC', award: 'M9' },
        ...{ instalmentMonth: month('2025-10'), amount: centsOf(6_950) },
      },
      {
        ...{ kind: 'barred', motive: 'prescrit', numen: '31E0000008ABC', award: 'M8' },
        ...{ instalmentMonth: month('2021-10'), amount: centsOf(-100) },
      },
    ],
    lapses: [
      {
        ...{ motive: 'bloque', numen: '31E0000009ABC', award: 'M9', day: '2026-01-01' },
        ...{ instalmentMonth: month('2025-10'), amount: centsOf(6_950) },
      },
    ],
    envelopes: [
      envelope('0310001A', 100_000, 90_000),
      envelope('0310002B', 100_000, 112_500),
      { ...envelope('0310003C', 0, 62_500), amount: undefined },
    ],
  },
);

function totalsOfMonth(payMonth: string, remittances: number) {
  return {
    ...{ payMonth: month(payMonth), remittances, movements: 4, persons: remittances === 1 ? 3 : undefined },
    ...{ credits: centsOf(100_000), debits: centsOf(0), rejects: 2, warnings: 0, held: 1, barred: 0 },
    byAllowance: new Map([
      ['IMP', figures(60_000)],
      ['MF', figures(40_000)],
    ]),
    byNature: new Map([['N', figures(100_000)]]),
    bySchool: new Map([['0310001A', figures(100_000)]]),
  };
}

function figures(credits: number) {
  return { movements: 2, credits: centsOf(credits), debits: centsOf(0) };
}

function envelope(uai: string, amount: number, taken: number) {
  return {
    ...{ uai, schoolYear: '2025-2026', allowance: 'IMP', awards: 2 },
    ...{ amount: centsOf(amount), taken: centsOf(taken) },
  };
}

const textOf = (facts: ReportFacts, lang: 'fr' | 'en' = 'fr'): string =>
  new TextDecoder().decode(reportPage(facts, lang));

describe('rapport.html', () => {
  test('is the same bytes for the same facts', () => {
    expect(reportPage(FULL, 'fr')).toEqual(reportPage(FULL, 'fr'));
  });

  test.each(['fr', 'en'] as const)(
    'asks nothing of the network and runs no text of the data (%s)',
    (lang) => {
      const html = textOf(FULL, lang);
      expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline';`);
      expect(html).not.toMatch(/(?:src|href)="(?:https?:|\/\/)/);
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).toContain('&lt;script>alert(1)&lt;/script>');
    },
  );

  test('sets each allowance beside what it came to in the months it is compared with, gone ones included', () => {
    const table = /<table[^>]*id="allowances"[^]*?<\/table>/.exec(textOf(FULL))?.[0] ?? '';
    const heads = [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, head = '']) => head);
    expect(heads.slice(-2)).toEqual([
      expect.stringMatching(/^Net d/),
      expect.stringMatching(/^Net d.* 2024/),
    ]);
    const rowOf = (code: string): string =>
      table.split('<tr').find((row) => row.includes(`>${code}<`) || row.includes(`>${code} <`)) ?? '';
    expect(rowOf('IMP').match(/600,00/g)).toHaveLength(2);
    expect(rowOf('MF').match(/400,00/g)).toHaveLength(2);
    expect(/<tfoot[^]*/.exec(table)?.[0].match(/1\u202f000,00/g)).toHaveLength(2);
  });

  test('holds no NIR, wherever one was typed', () => {
    const nir = '255081416802538';
    const html = textOf(
      factsReporting([paymentRow(1, { numen: nir, award: nir, familyName: nir, missionFunction: nir })]),
    );
    expect(html).not.toContain(nir.slice(0, 13));
    expect(html).toContain('*'.repeat(15));
  });

  test('names nobody without names, and says so', () => {
    const html = textOf({ ...FULL, names: false });
    expect(html).toContain('Version sans noms');
    for (const secret of [/NOMFICTIF/, /Prénomfictif/, /31E\d{7}ABC/, /Élodie/, /A{17}\d{7}/, /Constat/]) {
      expect(textOf(FULL)).toMatch(secret);
      expect(html).not.toMatch(secret);
    }
    // What is left says what was paid, where, under which award.
    expect(html).toContain('MFA');
    expect(html).toContain('0310002B');
  });

  test('loses what tells who anybody is before a line of it is written', () => {
    const said = (facts: ReportFacts): string =>
      JSON.stringify(shownFacts(facts), (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
    for (const secret of ['NOMFICTIF', 'Prénomfictif', '31E0000001ABC', '31E0000009ABC', 'Constat', 'AAAA']) {
      expect(said(FULL)).toContain(secret);
      expect(said({ ...FULL, names: false })).not.toContain(secret);
    }
  });

  test('says so where a month compared was not paid', () => {
    const html = textOf(factsReporting([paymentRow(1)]));
    expect(html.match(/pas de paie enregistrée/g)).toHaveLength(2);
  });

  test('says so when there was nothing to send', () => {
    const html = textOf(factsReporting([], { remittance: null }));
    expect(html).toContain('sans mouvement');
    expect(html).not.toContain('movement-rows"');
  });

  test('marks a draft', () => {
    expect(textOf({ ...FULL, run: { ...FULL.run, isDraft: true } })).toContain(
      'Projet — rien n’est à envoyer',
    );
  });

  test.each([
    [100_000, 109, 'bySchool'],
    [100_000, 9000, 'byDepartment'],
  ])('stays small with %i movements in %i schools', (count, schools) => {
    const facts = factsReporting(manyPayments(count, schools));
    const page = reportPage(facts, 'fr');
    expect(page.length).toBeLessThan(2_000_000);
    const html = new TextDecoder().decode(page);
    expect(html.match(/<tr/g)?.length ?? 0).toBeLessThan(9000);
    expect(html).toContain('href="paiements.csv"');
  });

  test('adds rows up without losing a cent', () => {
    const payments = manyPayments(20_000, 3000);
    const html = textOf(factsReporting(payments));
    const cents = [...html.matchAll(/data-cents="(-?\d+)"/g)].map(([, value]) => BigInt(value ?? ''));
    expect(cents.length).toBeGreaterThan(100);
    expect(sum(cents)).toBe(sum(payments.map(({ amount }) => amount)));
  });

  test('shows thirty schools and adds up the others', () => {
    const html = textOf(factsReporting(manyPayments(1900, 45)));
    expect(html).toContain('15 autres établissements');
    expect(html).toContain('Tous les établissements (45)');
    expect(html).toContain(schoolNumbered(44));
  });
});

function sum(values: readonly (bigint | Cents)[]): bigint {
  return values.reduce<bigint>((total, value) => total + value, 0n);
}

describe.skipIf(!HAS_BROWSER)('rapport.html in a browser', () => {
  test('shows the totals it was given', async () => {
    const { page } = await openedPage(reportPage(FULL, 'fr'));
    const shown = async (id: string): Promise<string> =>
      plain((await page.locator(`#${id}`).textContent()) ?? '');
    expect(await shown('figure-net')).toBe('1 555,18 €');
    expect(await shown('figure-movements')).toBe('5');
    expect(await shown('figure-persons')).toBe('4');
    expect(await shown('figure-rejects')).toBe('11');
    expect(await shown('equation-movements')).toBe('1 555,18 €');
    expect(plain((await page.locator('#allowances tfoot').textContent()) ?? '')).toBe(
      'Total51 597,28 €42,10 €1 555,18 €1 000,00 €1 000,00 €',
    );
    expect(await page.locator('#envelopes .alert').count()).toBe(1);
    expect(await page.locator('#movement-rows tbody tr').count()).toBe(5);
  });

  test('filters movements by words, whatever their accents, and says what they come to', async () => {
    const { page, console } = await openedPage(reportPage(FULL, 'fr'));
    const visible = page.locator('#movement-rows tbody tr:visible');
    const said = async (): Promise<string> => plain((await page.locator('#filter-said').textContent()) ?? '');
    expect(await said()).toBe('Lignes montrées : 5 sur 5 — net 1 555,18 €');
    await page.getByLabel('Filtrer les lignes').fill('elodie');
    await expect.poll(said).toBe('Lignes montrées : 1 sur 5 — net 138,89 €');
    expect(await visible.count()).toBe(1);
    await page.getByLabel('Filtrer les lignes').fill('0310001a imp');
    await expect.poll(said).toBe('Lignes montrées : 2 sur 5 — net 277,78 €');
    await page.getByRole('button', { name: 'Tout montrer' }).click();
    await expect.poll(said).toBe('Lignes montrées : 5 sur 5 — net 1 555,18 €');
    await page.getByLabel('Nature', { exact: true }).selectOption('T');
    await expect.poll(said).toBe('Lignes montrées : 1 sur 5 — net −42,10 €');
    expect(console).toEqual([]);
  });

  test('has every row without scripts, and no box that would do nothing', async () => {
    const { page } = await openedPage(reportPage(FULL, 'fr'), { javaScriptEnabled: false });
    expect(await page.locator('#movement-rows tbody tr:visible').count()).toBe(5);
    expect(await page.locator('#filter').isVisible()).toBe(false);
  });

  test.each(['light', 'dark'] as const)('is accessible, silent and alone (%s)', async (colorScheme) => {
    const { page, console, requests } = await openedPage(reportPage(FULL, 'fr'), { colorScheme });
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(console).toEqual([]);
    expect(requests).toEqual([]);
  });

  test('may not reach the network, whatever a text of it tries', async () => {
    const { page, requests } = await openedPage(reportPage(FULL, 'fr'));
    const refused = await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
      const image = document.createElement('img');
      image.src = 'https://example.org/pixel.png';
      document.body.append(image);
      setTimeout(() => resolve('nothing'), 3000);
    })`);
    expect(refused).toBe('img-src');
    expect(requests).toEqual([]);
  });

  test.each([390, 320])('needs no sideways scrolling %i pixels wide', async (width) => {
    const { page } = await openedPage(reportPage(FULL, 'fr'), { viewport: { width, height: 800 } });
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test('lets the keyboard skip to the content and reach the tables that scroll', async () => {
    const { page } = await openedPage(reportPage(FULL, 'fr'), { viewport: { width: 390, height: 800 } });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('region');
  });

  test('opens with a hundred thousand movements as with a few thousand rows', async () => {
    const facts = factsReporting(manyPayments(100_000, 109));
    const { page, milliseconds, console } = await openedPage(reportPage(facts, 'fr'));
    expect(Number(await page.evaluate("document.querySelectorAll('*').length"))).toBeLessThan(40_000);
    expect(console).toEqual([]);
    // Far above what it takes: a page that a person waits for has grown, not the machine slowed down.
    expect(milliseconds).toBeLessThan(20_000);
  });
});

/** No-break spaces as spaces. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
