import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { movementsOf, office, type Office } from '../support/book.js';
import { ledgerCreated, trentieme, workplace } from '../support/command-line.js';
import {
  AYSHA,
  ELIA,
  INES,
  NOEL,
  SMALL_CONFIG,
  SMALL_EXPORT,
  textsOf,
  withValue,
  ZOE,
} from '../support/small-export.js';

/** A line of explications.jsonl, or an instalment of `explain --format json`: both have the same names. */
interface Reasons {
  readonly reference: string;
  readonly id_mission: string;
  readonly mois_origine: string;
  readonly periodes: readonly { readonly calcul: string }[];
  readonly montant_exact: string;
  readonly du: string;
  readonly deja_verse: string;
  readonly calcul: string;
}

describe('explain', () => {
  test('tells of an agent every award at the last pay run, with the movements that were sent', async () => {
    const at = await paidOffice();
    const { code, out, err } = await at.ask('explain', '--agent', AYSHA);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/^Mission .*? —/gm)).toEqual(['Mission M3 —', 'Mission M6 —']);
    const references = movementsOf(at, '2025-11/01');
    for (const movement of ['M3 2025-11 138,89', 'M6 2025-11 312,50']) {
      expect(out).toContain(`échéance du mois, référence ${references.get(movement) ?? '?'}`);
    }
    expect(spaced(out)).toContain('1250 × (100/3)/300 = 138,888888… (1250/9)');
  });

  test('tells of an award everybody it pays, at the month that is asked for', async () => {
    const at = await paidOffice();
    await at.pay('2025-12');
    const november = await at.ask('explain', '--award', 'M1', '--month', '2025-11');
    expect(november.out).toContain('Paie de novembre 2025, remise 01');
    expect(november.out.match(/^ {2}Échéance d.*?,/gm)).toEqual([
      '  Échéance de septembre 2025,',
      '  Échéance d’octobre 2025,',
      '  Échéance de novembre 2025,',
    ]);
    const december = await at.ask('explain', '--award', 'M1');
    expect(december.out).toContain('Paie de décembre 2025, remise 01');
    expect(december.out.match(/^ {2}Échéance d.*?,/gm)).toEqual(['  Échéance de décembre 2025,']);
    expect(spaced(december.out)).toContain('2025-10 2/12 dû 99,31 € déjà versé 99,31 € (2025-11/01)');
  });

  test('tells of a reference its movement, in any case of letters', async () => {
    const at = await paidOffice();
    await at.pay('2025-12');
    const reference = movementsOf(at, '2025-11/01').get('M1 2025-10 99,31') ?? '?';
    const { code, out } = await at.ask('explain', '--reference', reference.toLowerCase());
    expect(code).toBe(0);
    expect(out.match(/^ {2}Échéance d.*?,/gm)).toEqual(['  Échéance d’octobre 2025,']);
    expect(spaced(out)).toContain(`mouvement R 99,31 €, rappel, référence ${reference}`);
    expect(spaced(out)).toContain('jour de carence');
  });

  test('has the same reasons as explications.jsonl, and the same words of arithmetic', async () => {
    const at = await office();
    await at.pay('2025-11', '--explanations');
    const lines = readFileSync(join(at.output, '2025-11', '01', 'explications.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Reasons);
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      const words = ['explain', '--reference', line.reference];
      const { out } = await at.ask(...words, '--format', 'json');
      const { beneficiaires: payees } = JSON.parse(out) as {
        beneficiaires: readonly { readonly echeances: readonly Reasons[] }[];
      };
      const own = payees[0]?.echeances.find(({ mois_origine: month }) => month === line.mois_origine);
      const { periodes, montant_exact: exact, du, deja_verse: posted, calcul } = line;
      expect(own).toMatchObject({ periodes, montant_exact: exact, du, deja_verse: posted, calcul });
      const text = (await at.ask(...words)).out;
      for (const period of periodes) expect(text).toContain(period.calcul);
    }
  });

  test('says what the payer refused, before the run and since', async () => {
    const at = await paidOffice();
    const reference = movementsOf(at, '2025-11/01').get('M3 2025-11 138,89') ?? '?';
    await at.answer([`${reference};REJETE;RIB;`]);
    const november = spaced((await at.ask('explain', '--reference', reference)).out);
    expect(november).toContain('depuis 2025-11 : rejeté par le payeur -138,89 € (N)');
    await at.pay('2025-12');
    const december = spaced((await at.ask('explain', '--award', 'M3')).out);
    expect(december).toContain('versement 2025-11/01 : versé 138,89 € (N), rejeté par le payeur');
    expect(december).toContain('versement 2025-11 : rejeté par le payeur -138,89 € (N)');
    expect(december).toContain('déjà versé 138,89 − 138,89 = 0,00 €');
    expect(december).toContain('mouvement R 138,89 €, rappel');
  });

  test('says of a recovery what changed since the pay run before, and each part of it', async () => {
    const at = await paidOffice();
    const missions = withValue(SMALL_EXPORT.missions, 'M4', 'date_fin', '2025-10-15');
    writeFileSync(join(at.input, 'missions.csv'), textsOf({ ...SMALL_EXPORT, missions }).missions ?? '');
    await at.pay('2025-12', '--accept-recoveries');
    const { code, out } = await at.ask('explain', '--agent', NOEL);
    expect(code).toBe(0);
    const parts = spaced(out).match(/mission M4, missions\.csv .*€/g);
    expect(parts).toEqual([
      'mission M4, missions.csv ligne 5, date_fin : (vide) → 2025-10-15 : −29,78 €',
      'mission M4, missions.csv ligne 5, date_fin : (vide) → 2025-10-15 : −59,57 €',
    ]);
    expect(spaced(out).match(/a changé par rapport à la paie 2025-11\/01 :/g)).toHaveLength(2);
    const reference = movementsOf(at, '2025-12/01').get('M4 2025-11 -59,57') ?? '?';
    const json = await at.ask('explain', '--reference', reference, '--format', 'json');
    expect(json.out).toContain('"a_change":[{"cause":"mission M4, missions.csv ligne 5, date_fin');
    expect(json.out).toContain('"montant":"-59,57"}]');
  });

  test('says which value kept a movement from being written', async () => {
    const at = workplace(textsOf(SMALL_EXPORT), SMALL_CONFIG.replace(/^ {2}FA: \d+\n/m, ''));
    const run = await trentieme(...at.run);
    expect(run).toMatchObject({ code: 2, err: ledgerCreated(at) });
    const { code, out } = await trentieme('explain', '--award', 'M4', '--ledger', at.ledger);
    expect(code).toBe(0);
    expect(spaced(out)).toMatch(/Rien n’a été envoyé en novembre 2025 : \d+,\d\d € attendent, une valeur/);
    expect(out).toContain('trentieme.yaml : ');
    expect(out).toContain('en attente : une valeur ne peut pas être écrite dans le fichier de paie');
  });

  test('tells of an award that is gone, from the book and the rows that are left', async () => {
    const { columns, rows } = SMALL_EXPORT.missions;
    const at = await paidOffice();
    const gone = { ...SMALL_EXPORT, missions: { columns, rows: rows.filter(([id]) => id !== 'M6') } };
    const next = await office(undefined, workplace(textsOf(gone)));
    const input = next.run[next.run.indexOf('--input') + 1] ?? '';
    const words = at.run
      .with(at.run.indexOf('--input') + 1, input)
      .with(at.run.indexOf('--month') + 1, '2025-12');
    await trentieme(...words);
    const { code, out } = await at.ask('explain', '--award', 'M6');
    expect(code).toBe(0);
    expect(out).toContain('la mission n’est plus dans l’export, qui couvre pourtant son année scolaire');
    expect(spaced(out)).toContain('retenu -312,50 €, en attente : mission disparue de l’export');
    expect((await at.ask('explain', '--agent', AYSHA)).out).toContain('Mission M6');
  });

  test('tells of an agent to whom nothing is due', async () => {
    const { columns, rows } = SMALL_EXPORT.missions;
    const missions = { columns, rows: rows.filter(([, numen]) => numen !== NOEL) };
    const at = await office(undefined, workplace(textsOf({ ...SMALL_EXPORT, missions })));
    await at.pay();
    const { code, out } = await at.ask('explain', '--agent', NOEL);
    expect({ code, out }).toEqual({
      code: 0,
      out: `${NOEL} est dans l’export de la paie de 2025-11, sans mission ni remplacement : rien n’est dû.\n`,
    });
  });

  test('names nobody, and masks a NIR that was typed for an identifier', async () => {
    const missions = withValue(SMALL_EXPORT.missions, 'M6', 'id_mission', '188077503600125');
    const at = await office(undefined, workplace(textsOf({ ...SMALL_EXPORT, missions })));
    await at.pay();
    const answers = [
      await at.ask('explain', '--agent', '188077503600125'),
      await at.ask('explain', '--award', '188077503600125', '--lang', 'en'),
      await at.ask('explain', '--reference', '188077503600125'),
      await at.ask('explain', '--agent', AYSHA),
      await at.ask('explain', '--agent', AYSHA, '--format', 'json'),
    ];
    expect(answers.map(({ out, err }) => `${out}${err}`).filter((said) => said.includes('1880775'))).toEqual(
      [],
    );
  });
});

describe('explain refuses, with what to check,', () => {
  test.each([
    ['no option', [], 'il faut une option, et une seule, parmi --agent, --award et --reference'],
    ['two options', ['--agent', ZOE, '--award', 'M1'], 'il faut une option, et une seule'],
    ['a month that is none', ['--agent', ZOE, '--month', 'nov'], "--month : « nov » n'est pas un mois"],
    [
      'a month beside a reference',
      ['--reference', 'A'.repeat(24), '--month', '2025-11'],
      '--month ne va pas',
    ],
    ['a reference that is none', ['--reference', 'M1'], '--reference : « M1 » n’est pas une référence'],
    ['an unknown reference', ['--reference', 'A'.repeat(24)], 'aucun mouvement AAAAAAAAAAAAAAAAAAAAAAAA'],
    [
      'an unknown agent',
      ['--agent', '99Z9999999ZZZ'],
      '--agent : 99Z9999999ZZZ n’est ni dans l’export de la paie de 2025-11 ni dans le grand livre',
    ],
    ['an unknown award', ['--award', 'm1'], '--award : m1 n’est ni dans l’export'],
    [
      'a month that was not paid',
      ['--agent', INES, '--month', '2025-10'],
      'aucune paie de 2025-10 dans ce grand livre ; la dernière est de 2025-11',
    ],
  ])('%s', async (_, words, says) => {
    const at = await paidOffice();
    const { code, out, err } = await at.ask('explain', ...words);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain(says);
  });

  test('a ledger that is not there, and one without pay run', async () => {
    const at = await office();
    const missing = await at.ask('explain', '--agent', ELIA);
    expect(missing).toMatchObject({ code: 65, out: '' });
    await at.open([`2025-10;${ZOE};M1;2025-10;MF;2025-2026;douziemes;99,31`]);
    const empty = await at.ask('explain', '--agent', ZOE);
    expect(empty).toMatchObject({ code: 64, out: '' });
    expect(empty.err).toContain('aucune paie dans ce grand livre');
  });
});

async function paidOffice(): Promise<Office> {
  const at = await office();
  await at.pay('2025-11');
  return at;
}

/** No-break spaces as spaces, columns not aligned: what is compared is what is said. */
function spaced(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll(/(\S) {2,}(?=\S)/g, '$1 ');
}
