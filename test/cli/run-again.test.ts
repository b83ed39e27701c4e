import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, treeOf, trentieme, workplace, type Workplace } from '../support/command-line.js';
import { rowsOf } from '../support/payroll.js';
import { AYSHA, csvOf, NOEL, SMALL_EXPORT, withValue, type Table } from '../support/small-export.js';

// A run emits the difference between what is due and what was posted, and nothing else (rules section 9).

function monthOf(at: Workplace, month: string): readonly string[] {
  return at.run.with(at.run.indexOf('--month') + 1, month);
}

function missionsAre(at: Workplace, missions: Table): void {
  writeFileSync(join(at.input, 'missions.csv'), csvOf(missions));
}

/** The movements of a remittance: award, payee, month of origin, nature, sign and amount. */
function movements(at: Workplace, folder: string): string[] {
  return rowsOf(readFileSync(join(at.output, folder, 'paiements.csv'))).map((row) =>
    ['id_mission', 'numen', 'mois_origine', 'nature', 'sens', 'montant']
      .map((column) => row[column])
      .join(' '),
  );
}

const ACCEPTED = ['--accept-recoveries', '--accept-drop'];

describe('a month paid', () => {
  test('and paid again from the same export sends nothing, says so, and ends with 0', async () => {
    const at = workplace();
    await trentieme(...at.run);
    const { code, out, err } = await trentieme(...at.run);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Paie de novembre 2025 — sans mouvement\n/);
    expect(movements(at, '2025-11/sans-mouvement')).toEqual([]);
  });

  test('and corrected gives a second remittance with the differences alone, one net line a key', async () => {
    const at = workplace();
    await trentieme(...at.run);
    missionsAre(at, withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '2500'));
    const raised = await trentieme(...at.run);
    expect([raised.code, raised.err]).toEqual([0, '']);
    expect(raised.out).toMatch(/^Paie de novembre 2025 — remise 02\n/);
    expect(movements(at, '2025-11/02')).toEqual([`M3 ${AYSHA} 2025-11 N + 138,89`]);
    missionsAre(at, SMALL_EXPORT.missions);
    expect((await trentieme(...monthOf(at, '2025-12'), ...ACCEPTED)).code).toBe(0);
    expect(movements(at, '2025-12/01').filter((line) => line.startsWith('M3'))).toEqual([
      `M3 ${AYSHA} 2025-11 T - 138,89`,
      `M3 ${AYSHA} 2025-12 N + 138,89`,
    ]);
  });

  test('late gives arrears for the months before, once', async () => {
    const at = workplace();
    await trentieme(...monthOf(at, '2025-12'));
    expect(movements(at, '2025-12/01').filter((line) => line.startsWith('M4'))).toEqual(
      ['2025-09', '2025-10', '2025-11', '2025-12'].map(
        (month) => `M4 ${NOEL} ${month} ${month === '2025-12' ? 'N' : 'R'} + 59,57`,
      ),
    );
    await trentieme(...monthOf(at, '2026-01'));
    expect(movements(at, '2026-01/01').filter((line) => line.startsWith('M4'))).toEqual([
      `M4 ${NOEL} 2026-01 N + 59,57`,
    ]);
  });
});

describe('a month before the last one posted', () => {
  test('is refused (exit 65): nothing is written, and the way out is said', async () => {
    const at = workplace();
    await trentieme(...monthOf(at, '2025-12'));
    const before = treeOf(at.output);
    const { code, out, err } = await trentieme(...at.run);
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toContain('Le dernier mois engagé est 2025-12');
    expect(err).toContain('--dry-run');
    expect(treeOf(at.output)).toEqual(before);
  });

  test('may be drafted, against the ledger as it stood at the end of that month', async () => {
    const at = workplace();
    await trentieme(...at.run);
    await trentieme(...monthOf(at, '2025-12'));
    missionsAre(at, withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '2500'));
    const { code, out } = await trentieme(...at.run, '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/^Paie de novembre 2025 — projet/);
    expect(movements(at, '2025-11/projet')).toEqual([`M3 ${AYSHA} 2025-11 N + 138,89`]);
  });
});

describe('a draft', () => {
  test('makes no ledger, posts nothing, and holds what the run will then send', async () => {
    const at = workplace();
    const { err } = await trentieme(...at.run, '--dry-run');
    expect(err).toBe(`Aucun grand livre : ${at.ledger}. Projet calculé comme si rien n'avait été versé.\n`);
    expect(treeOf(at.folder)).not.toContain('trentieme.db');
    await trentieme(...at.run);
    const sent = filesOf(join(at.output, '2025-11', '01'));
    expect(filesOf(join(at.output, '2025-11', 'projet'))['paiements.csv']).toEqual(sent['paiements.csv']);
    await trentieme(...at.run, '--dry-run');
    expect(movements(at, '2025-11/projet')).toEqual([]);
    expect((await trentieme(...at.run)).out).toContain('sans mouvement');
  });
});

test('a ledger that a refused first run left empty is told at the next one, drafts included', async () => {
  const at = workplace();
  const missions = readFileSync(join(at.input, 'missions.csv'), 'utf8');
  writeFileSync(join(at.input, 'missions.csv'), 'id_mission\n');
  expect((await trentieme(...at.run)).code).toBe(65);
  writeFileSync(join(at.input, 'missions.csv'), missions);
  const warning = `Attention : le grand livre ${at.ledger} était vide. Tout ce qui est dû est proposé comme jamais versé.\n`;
  expect((await trentieme(...at.run, '--dry-run')).err).toBe(warning);
  expect((await trentieme(...at.run)).err).toBe(warning);
  expect((await trentieme(...at.run)).err).toBe('');
});

test('the very same export as the month before is legal, and worth a word', async () => {
  const at = workplace();
  await trentieme(...at.run);
  const { code, err } = await trentieme(...monthOf(at, '2025-12'));
  expect([code, err]).toEqual([
    0,
    'Attention : cet export est exactement celui qui a servi à la paie de 2025-11.\n',
  ]);
});

test('the manifest names where the ledger stood, and the ledger keeps the files of the run', async () => {
  const at = workplace();
  await trentieme(...at.run);
  await trentieme(...monthOf(at, '2025-12'));
  const ledgerOf = (folder: string): { runs: number; postings: number; hash: string } =>
    (JSON.parse(readFileSync(join(at.output, folder, 'bordereau.json'), 'utf8')) as { ledger: never }).ledger;
  expect(ledgerOf('2025-11/01')).toEqual({ runs: 0, postings: 0, hash: '0'.repeat(64) });
  expect(ledgerOf('2025-12/01')).toMatchObject({ runs: 1, postings: movements(at, '2025-11/01').length });
});
