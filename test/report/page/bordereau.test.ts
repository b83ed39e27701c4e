import { describe, expect, test } from 'vitest';
import { bordereauPage, type BordereauFacts } from '../../../src/report/page/bordereau.js';
import { centsOf } from '../../../src/money/index.js';
import {
  accessibilityFaults,
  closingBrowser,
  HAS_BROWSER,
  openedPage,
  printedPages,
} from '../../support/browser.js';
import { month } from '../../support/paying.js';

const totals = (movements: number, credits: number, debits: number) => ({
  movements,
  credits: centsOf(credits),
  debits: centsOf(debits),
});

const file = (name: string) => ({ name, bytes: 123_456_789, rows: 1_000_000, sha256: '3b1f'.repeat(16) });

/** An ordinary remittance: what the sums say, they add up to. */
const ORDINARY: BordereauFacts = {
  payMonth: month('2025-11'),
  header: { academie: '31', ministere: 'MEN', created: '20251120220000', mode: 'P' },
  remittance: 1,
  sources: {
    program: { name: 'trentieme', version: '0.1.0' },
    inputs: ['agents.csv', 'missions.csv'].map(file),
    configuration: file('trentieme.yaml'),
    overrides: [],
    regulations: { sha256: 'ab12'.repeat(16), files: [file('fa.yaml')] },
    layout: { name: 'TRENTIEME-160', version: '1', sha256: 'cd34'.repeat(16) },
    ledger: { runs: 2, postings: 1234, hash: 'ef56'.repeat(16) },
  },
  brakes: { accepted: [], tripped: [] },
  totals: {
    all: totals(3, 123_456, 5_000),
    persons: 2,
    byRegime: new Map([
      ['FA', totals(1, 23_456, 0)],
      ['IMP', totals(2, 100_000, 5_000)],
    ]),
    byNature: new Map([
      ['N', totals(2, 123_456, 0)],
      ['T', totals(1, 0, 5_000)],
    ]),
    bySchool: new Map(),
  },
  retained: [
    { kind: 'held', amount: centsOf(1_000) },
    { kind: 'barred', amount: centsOf(-250) },
  ],
  issues: [{ severity: 'reject' }, { severity: 'warn' }, { severity: 'warn' }],
  equation: {
    due: centsOf(219_206),
    postedBefore: centsOf(100_000),
    movements: centsOf(118_456),
    held: centsOf(1_000),
    barred: centsOf(-250),
  },
  outputs: ['mouvements.txt', 'paiements.csv', 'anomalies.csv'].map(file),
  control: { records: 7, lots: 1, hash: 27_696_130n },
};

/** A country with laws of its own, long names everywhere, and everything let go. */
const LARGE: BordereauFacts = {
  ...ORDINARY,
  sources: {
    ...ORDINARY.sources,
    inputs: Array.from({ length: 40 }, (_, at) =>
      file(`${'un-nom-de-fichier-sans-fin-'.repeat(8)}${String(at)}.xml`),
    ),
    configuration: file(`${'/un/dossier/profond'.repeat(12)}/trentieme.yaml`),
    overrides: Array.from({ length: 60 }, (_, at) => `codes.INDEMNITE_${String(at)}=9001`),
  },
  brakes: {
    accepted: ['accept-drop', 'accept-recoveries', 'accept-stale'],
    tripped: Array.from({ length: 12 }, () => ({ kind: 'row-drop' })),
  },
  totals: {
    ...ORDINARY.totals,
    all: totals(2_000_000_000, 99_999_999_999_900, 88_888_888_888_800),
    persons: 2_000_000_000,
    byRegime: new Map(
      Array.from({ length: 60 }, (_, at) => [
        `INDEMNITE_DE_L_ACADEMIE_${String(at)}`,
        totals(1_000_000, 99_999_999_999_900, 10),
      ]),
    ),
  },
  retained: Array.from({ length: 5_000 }, () => ({
    kind: 'held' as const,
    amount: centsOf(99_999_999_900n),
  })),
};

const text = (facts: BordereauFacts, lang: 'fr' | 'en' = 'fr'): string =>
  new TextDecoder().decode(bordereauPage(facts, lang)).replaceAll('\u00a0', ' ');

/** What a reader sees of a page, without its style. */
const said = (facts: BordereauFacts, lang: 'fr' | 'en' = 'fr'): string =>
  text(facts, lang)
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the bordereau for signature', () => {
  test.each([
    'Bordereau de remise Paie de novembre 2025 — Remise 01',
    'Établi le 20/11/2025 à 22:00:00',
    'Mouvements 3 Personnes payées 2 Crédits 1 234,56 € Débits 50,00 € Net 1 184,56 €',
    'IMP 2 1 000,00 € 50,00 € 950,00 €',
    'Reprises de trop-perçu 1 0,00 € 50,00 € −50,00 €',
    'Enregistrements du fichier 7',
    // Thirteen digits, as the record F9 has them.
    'Clé de contrôle (somme des NIR) 0000027696130',
    'dû 2 192,06 € = déjà versé 1 000,00 € + mouvements 1 184,56 € + retenu 10,00 € + prescrit −2,50 € — équilibrée au centime',
    'Lignes rejetées 1 Alertes 2',
    'Échéances retenues 1, soit 10,00 € Échéances prescrites 1, soit −2,50 €',
    'Freins levés aucun',
    'Établi par Nom et qualité Date Signature Contrôlé par Nom et qualité Date Signature',
  ])('says « %s »', (sentence) => {
    expect(said(ORDINARY)).toContain(sentence);
  });

  test('gives the digests of what is sent and of what it was made from, and of no other file', () => {
    const page = said(ORDINARY);
    for (const name of ['mouvements.txt', 'paiements.csv', 'agents.csv', 'trentieme.yaml', 'TRENTIEME-160']) {
      expect(page).toContain(name);
    }
    for (const digest of ['3b1f', 'ab12', 'cd34', 'ef56']) expect(page).toContain(digest.repeat(16));
    expect(page).not.toContain('anomalies.csv');
  });

  test('of a draft is marked, and has no place to sign', () => {
    const draft = said({ ...ORDINARY, header: { ...ORDINARY.header, mode: 'T' } });
    expect(draft).toContain('PROJET — ne pas envoyer');
    expect(draft).toContain('Remise prévue : 01');
    expect(draft).not.toContain('Contrôlé par');
    expect(said(ORDINARY)).not.toContain('PROJET');
  });

  test('of a run with nothing to send says so', () => {
    expect(said({ ...ORDINARY, remittance: null })).toContain('Sans mouvement : rien n’est à envoyer');
  });

  test('tells an equation that does not hold', () => {
    const wrong = { ...ORDINARY.equation, held: centsOf(999) };
    expect(said({ ...ORDINARY, equation: wrong })).toContain('NON ÉQUILIBRÉE — ne pas signer');
  });

  test('names the brakes that were let go', () => {
    const page = said({ ...ORDINARY, brakes: { accepted: ['accept-recoveries'], tripped: [{}] } });
    expect(page).toContain('reprises acceptées (--accept-recoveries) (1 seuil dépassé)');
  });

  test('counts what it leaves out, and still adds up', () => {
    const page = said(LARGE);
    expect(page).toContain('et 32 autres fichiers : voir bordereau.json');
    expect(page).toContain('49 autres indemnités 49 000 000 48 999 999 999 951,00 € 4,90 €');
  });

  test('is the same for the same facts, and says the same in English', () => {
    expect(bordereauPage(ORDINARY, 'fr')).toEqual(bordereauPage(ORDINARY, 'fr'));
    const page = said(ORDINARY, 'en');
    expect(page).toContain('Remittance slip Pay of November 2025 — Remittance 01');
    expect(page).toContain('Prepared by Name and position Date Signature');
    expect(page).not.toMatch(/Établi|Crédits|Empreinte/);
  });

  test('shows names as text', () => {
    const inputs = [file('<b onclick=x>.csv')];
    expect(text({ ...ORDINARY, sources: { ...ORDINARY.sources, inputs } })).toContain('&lt;b onclick=x');
  });
});

describe.skipIf(!HAS_BROWSER)('the printed bordereau', () => {
  closingBrowser();

  test.each([
    ['of an ordinary remittance', ORDINARY, 'fr'],
    ['of a large one, with long names', LARGE, 'fr'],
    ['of a large one, in English', LARGE, 'en'],
    ['of a large draft', { ...LARGE, header: { ...LARGE.header, mode: 'T' as const } }, 'fr'],
    ['of a run without movement', { ...ORDINARY, remittance: null }, 'fr'],
  ] as const)('%s is one page of A4, asks for nothing and has no fault of form', async (_, facts, lang) => {
    const { page, console: written, requests } = await openedPage(bordereauPage(facts, lang));
    expect(await printedPages(page)).toBe(1);
    expect(await page.evaluate(WIDER)).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect([...written, ...requests]).toEqual([]);
  });
});

/** What stands out of the sheet, to the right. */
const WIDER = `(() => {
  const edge = document.querySelector('main').getBoundingClientRect().right + 1;
  return [...document.querySelectorAll('main *')]
    .filter((element) => element.getBoundingClientRect().right > edge)
    .map((element) => element.tagName + ' ' + element.textContent.slice(0, 40));
})()`;
