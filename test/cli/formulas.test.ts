import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { trentieme, workplace } from '../support/command-line.js';
import { recordsOf } from '../support/payroll.js';
import { SMALL_EXPORT, textsOf, withValue, type Table } from '../support/small-export.js';

/** What a spreadsheet would run, typed as the number of an award that is paid, and of one that is rejected. */
const FORMULA = '=HYPERLINK("http://x";"y")';
const REJECTED = '@SUM(A1)';

const missions: Table = [['M3', FORMULA] as const, ['M4', REJECTED] as const].reduce<Table>(
  (table, [from, to]) => withValue(table, from, 'id_mission', to),
  SMALL_EXPORT.missions,
);

async function paid(): Promise<ReturnType<typeof workplace>> {
  const at = workplace(
    textsOf({ ...SMALL_EXPORT, missions: withValue(missions, REJECTED, 'regime', '+PRIME') }),
  );
  expect((await trentieme(...at.run)).code).toBe(2);
  return at;
}

/** Every cell of a column of a file of the remittance. */
const columnOf = (text: string, column: string): string[] => {
  const [columns = [], ...rows] = recordsOf(text);
  return rows.map((row) => row[columns.indexOf(column)] ?? '');
};
const fileOf = ({ output }: ReturnType<typeof workplace>, name: string): string =>
  readFileSync(join(output, '2025-11', '01', name), 'utf8');

describe('a value that begins as a formula does', () => {
  test('is a text in what people open', async () => {
    const at = await paid();
    expect(columnOf(fileOf(at, 'anomalies.csv'), 'objet')).toContain(`'${REJECTED}`);
    expect(columnOf(fileOf(at, 'anomalies.csv'), 'valeur')).toContain("'+PRIME");
    for (const words of [
      ['ledger', 'show', '--award', FORMULA, '--format', 'csv'],
      ['ledger', 'export', '--format', 'csv'],
    ]) {
      const { code, out } = await trentieme(...words, '--ledger', at.ledger);
      expect(code).toBe(0);
      expect(columnOf(out.replaceAll(/(?<!\r)\n/g, '\r\n'), 'id_mission')).toContain(`'${FORMULA}`);
    }
    const { out } = await trentieme(
      'ledger',
      'balance',
      '--by',
      'award',
      '--format',
      'csv',
      '--ledger',
      at.ledger,
    );
    expect(out).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
  });

  test('is as it is in what programs read', async () => {
    const at = await paid();
    expect(columnOf(fileOf(at, 'paiements.csv'), 'id_mission')).toContain(FORMULA);
    const { out } = await trentieme(
      'ledger',
      'show',
      '--award',
      FORMULA,
      '--format',
      'json',
      '--ledger',
      at.ledger,
    );
    expect(out).toContain(JSON.stringify(FORMULA));
    // Held amounts of a later month, signed.
    const vanished = workplace(textsOf({ ...SMALL_EXPORT, missions }));
    await trentieme(...vanished.run);
    const without = { ...missions, rows: missions.rows.filter(([id]) => id !== FORMULA) };
    const later = workplace(textsOf({ ...SMALL_EXPORT, missions: without }));
    const words = later.run
      .with(later.run.indexOf('--ledger') + 1, vanished.ledger)
      .with(later.run.indexOf('--output') + 1, vanished.output);
    expect((await trentieme(...words, '--accept-drop', '--accept-recoveries')).code).toBe(2);
    const retained = readFileSync(join(vanished.output, '2025-11', 'sans-mouvement', 'retenus.csv'), 'utf8');
    expect(columnOf(retained, 'id_mission')).toContain(FORMULA);
    expect(columnOf(retained, 'montant').some((amount) => amount.startsWith('-'))).toBe(true);
  });
});
