import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { STORES } from '../ledger/stores.js';
import { workplace, type Answer } from '../support/command-line.js';
import { movementsOf, office } from '../support/book.js';
import { SMALL_CONFIG, SMALL_EXPORT, textsOf, type Table } from '../support/small-export.js';

const account = vi.hoisted(() => ({ login: '' }));
vi.mock('../../src/io/who.js', () => ({ whoRuns: () => 'test', login: () => account.login }));

/** The same rows five years later, identifiers of their own. */
function inFiveYears({ columns, rows }: Table): Table {
  const later = (cell: string): string => cell.replace('2026', '2031').replace('2025', '2030');
  return { columns, rows: rows.map((row) => row.map((cell) => later(cell).replace(/^([MA]\d)$/, '$1B'))) };
}

const LATER = {
  ...SMALL_EXPORT,
  missions: inFiveYears(SMALL_EXPORT.missions),
  absences: inFiveYears(SMALL_EXPORT.absences),
  service: inFiveYears(SMALL_EXPORT.service),
};

test.each(STORES)(
  'in $name, who prepared and released outlives the purge of a closed year and a preparation that waits stops it',
  async (store) => {
    const at = await office(store, workplace(undefined, `${SMALL_CONFIG}approval: required\n`));
    const by = (login: string, body: () => Promise<Answer>): Promise<Answer> => {
      account.login = login;
      return body();
    };
    const approve = (month: string, ...words: readonly string[]): Promise<Answer> =>
      by('bmartin', () =>
        at.ask(
          'approve',
          '--month',
          month,
          '--remittance',
          '01',
          '--output',
          at.output,
          '--operator',
          'Benoît',
          ...words,
        ),
      );
    const settled = async (month: string): Promise<void> => {
      const prepared = await by('adurand', () => at.pay(month, '--accept-drop', '--operator', 'Anne'));
      expect(prepared.code, prepared.err).toBe(0);
      expect((await approve(month)).code).toBe(0);
      const references = [...movementsOf(at, `${month}/01`).values()];
      expect((await at.answer(references.map((reference) => `${reference};ACCEPTE;;`))).code).toBe(0);
    };
    await settled('2025-11');
    for (const [name, text] of Object.entries(textsOf(LATER)))
      writeFileSync(join(at.input, `${name}.csv`), text);
    await settled('2031-01');
    await by('adurand', () => at.pay('2031-02'));
    const purge = ['purge', '--before', '2026-09-01', '--now', '2031-02-10T09:00:00'];
    expect((await at.ask(...purge)).code).toBe(65);
    expect((await approve('2031-02', '--refuse', 'purge')).code).toBe(0);
    expect((await at.ask(...purge)).code).toBe(0);
    const { out } = await at.ask('ledger', 'show');
    expect(out).toContain('2025-11/01 : préparée par Anne (compte adurand)');
    expect(out).toContain('approuvée par Benoît (compte bmartin)');
    expect((await at.ask('ledger', 'verify')).code).toBe(0);
    expect((await by('adurand', () => at.pay('2031-02'))).code).toBe(0);
    expect((await approve('2031-02')).code).toBe(0);
  },
);
