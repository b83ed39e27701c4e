import { describe, expect, test } from 'vitest';
import { payMonthOf } from '../../../src/calendar/index.js';
import type { Cause, Change } from '../../../src/model/cause.js';
import type { Cents } from '../../../src/money/index.js';
import { groupOf } from '../../../src/report/causes/cause-groups.js';
import { causeSentence, partSentence, signedEuros } from '../../../src/report/causes/cause-sentences.js';

const NOVEMBER = { payMonth: payMonthOf(2025, 11), remittance: 1 };

const DATE: Change = {
  kind: 'cell',
  table: 'missions',
  ...{ file: 'missions.csv', fileBefore: 'missions.csv', subject: '12', column: 'date_fin' },
  ...{ before: '2026-08-31', after: '2026-01-31', lineBefore: 38, line: 40 },
};
const changed = (...changes: readonly Change[]): Cause => ({ kind: 'change', changes, repaired: undefined });

const answer = (kind: 'rejected' | 'modified' | 'cancelled' | 'opening'): Cause => ({
  kind: 'answer',
  answer: kind,
  postings: [{ reference: 'A1', ...NOVEMBER, amount: -1n as Cents }],
});

/** The sentence and the name of the group, in French; the sentence in English. */
const CASES: readonly (readonly [cause: Cause, french: string, group: string, english: string])[] = [
  [
    changed(DATE),
    'mission 12, missions.csv ligne 40 (avant : ligne 38), date_fin : 2026-08-31 → 2026-01-31',
    'missions.csv, date_fin',
    'award 12, missions.csv line 40 (before: line 38), date_fin: 2026-08-31 → 2026-01-31',
  ],
  [
    changed({ ...DATE, column: 'date_debut', before: '', after: 'x\n\u202ey' }, DATE),
    'ensemble : mission 12, missions.csv ligne 40 (avant : ligne 38), date_debut : (vide) → x y, date_fin : 2026-08-31 → 2026-01-31',
    'missions.csv, date_debut + date_fin',
    'together: award 12, missions.csv line 40 (before: line 38), date_debut: (blank) → x y, date_fin: 2026-08-31 → 2026-01-31',
  ],
  [
    changed({ ...DATE, before: '2550814168025', after: '***' }),
    'mission 12, missions.csv ligne 40 (avant : ligne 38), date_fin : (valeur masquée) → (valeur masquée)',
    'missions.csv, date_fin',
    'award 12, missions.csv line 40 (before: line 38), date_fin: (masked value) → (masked value)',
  ],
  [
    changed({ kind: 'row-gone', table: 'absences', file: 'absences.csv', subject: 'A3', line: 7, cells: [] }),
    "ligne retirée : absence A3, absences.csv ligne 7 de l'export précédent",
    'absences.csv, ligne retirée',
    'row gone: absence A3, absences.csv line 7 of the export before',
  ],
  [
    changed({
      kind: 'law',
      file: 'fa.yaml',
      origin: 'shipped',
      before: 'a'.repeat(64),
      after: 'b'.repeat(64),
    }),
    'texte modifié : fa.yaml, empreinte aaaaaaaaaaaa → bbbbbbbbbbbb',
    'texte fa.yaml',
    'law changed: fa.yaml, digest aaaaaaaaaaaa → bbbbbbbbbbbb',
  ],
  [
    changed({ kind: 'law', file: 'iss.yaml', origin: 'own', before: 'a'.repeat(64), after: undefined }),
    "texte retiré : iss.yaml (fichier de l'académie), empreinte aaaaaaaaaaaa",
    'texte iss.yaml',
    'law removed: iss.yaml (file of the académie), digest aaaaaaaaaaaa',
  ],
  [
    changed({ kind: 'setting', key: 'conventions.ninths', before: 'service-windows', after: 'pay-month' }),
    'réglage conventions.ninths : service-windows → pay-month',
    'réglage conventions.ninths',
    'setting conventions.ninths: service-windows → pay-month',
  ],
  [
    {
      ...changed(DATE),
      kind: 'change',
      changes: [DATE],
      repaired: {
        why: 'rejected',
        issues: [
          {
            code: 'period.reversed',
            severity: 'reject',
            at: { file: 'missions.csv', line: 38 },
            subject: '12',
            findings: [],
          },
        ],
      },
    },
    'mission 12, missions.csv ligne 40 (avant : ligne 38), date_fin : 2026-08-31 → 2026-01-31 — erreur réparée : rien ne pouvait être calculé, missions.csv ligne 38 était rejetée [period.reversed]',
    'erreur réparée : missions.csv, date_fin',
    'award 12, missions.csv line 40 (before: line 38), date_fin: 2026-08-31 → 2026-01-31 — error repaired: nothing could be computed, missions.csv line 38 was rejected [period.reversed]',
  ],
  [
    answer('rejected'),
    'rejet du payeur sur la remise 2025-11/01, référence A1',
    'rejet du payeur',
    'rejected by the payer, remittance 2025-11/01, reference A1',
  ],
  [
    answer('modified'),
    'montant modifié par le payeur sur la remise 2025-11/01, référence A1',
    'montant modifié par le payeur',
    'amount modified by the payer, remittance 2025-11/01, reference A1',
  ],
  [
    answer('cancelled'),
    'annulation de la remise 2025-11/01',
    'remise annulée',
    'remittance 2025-11/01 cancelled',
  ],
  [
    answer('opening'),
    "solde d'ouverture entré depuis la paie précédente",
    "solde d'ouverture",
    'opening balance entered since the pay run before',
  ],
  [
    { kind: 'fell-due', isOfMonth: true, cancelled: undefined },
    'échéance du mois',
    'échéance du mois',
    'instalment of the month',
  ],
  [
    { kind: 'fell-due', isOfMonth: false, cancelled: undefined },
    'échéance arrivée depuis la paie précédente',
    'échéance arrivée depuis la paie précédente',
    'instalment fallen due since the pay run before',
  ],
  [
    { kind: 'fell-due', isOfMonth: false, cancelled: NOVEMBER },
    'échéance déjà envoyée par la remise 2025-11/01, annulée depuis',
    "échéance d'une remise annulée",
    'instalment already sent by remittance 2025-11/01, cancelled since',
  ],
  [
    { kind: 'first-run' },
    'première paie de ce livre',
    'première paie de ce livre',
    'first pay run of this ledger',
  ],
  [
    { kind: 'program', versions: ['0.5.0', '0.6.0'] },
    'version du programme : 0.5.0 → 0.6.0',
    'version du programme',
    'program version: 0.5.0 → 0.6.0',
  ],
  [
    { kind: 'barred' },
    'part prescrite, qui ne peut plus être versée ni reprise',
    'part prescrite, qui ne peut plus être versée ni reprise',
    'barred part, that can no longer be paid or taken back',
  ],
];

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('a cause in words', () => {
  test.each(CASES.map(([cause, french, ...others]) => [french, cause, ...others] as const))(
    'is « %s »',
    (french, cause, group, english) => {
      expect(
        [causeSentence(cause, 'fr'), groupOf(cause, 'fr'), causeSentence(cause, 'en')].map(plain),
      ).toEqual([french, group, english]);
    },
  );

  test('ends with its part, signed', () => {
    const part = { cause: changed(DATE), amount: -69444n as Cents };
    expect(plain(partSentence(part, 'fr'))).toMatch(/date_fin : 2026-08-31 → 2026-01-31 : −694,44 €$/);
    expect(partSentence(part, 'en')).toMatch(/date_fin: 2026-08-31 → 2026-01-31: −€694\.44$/);
    expect(plain(signedEuros(123456705n as Cents, 'fr'))).toBe('+1 234 567,05 €');
    expect(signedEuros(123456705n as Cents, 'en')).toBe('+€1,234,567.05');
  });
});
