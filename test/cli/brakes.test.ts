import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import {
  filesOf,
  treeOf,
  trentieme,
  workplace,
  type Answer,
  type Workplace,
} from '../support/command-line.js';
import { encoded } from '../support/payroll.js';
import { csvOf, SMALL_EXPORT, textsOf, withValue, type Table } from '../support/small-export.js';

// A brake stops a run whose figures look like an accident (exit 3): nothing is written, the figures are printed.

const CANCELLED = withValue(SMALL_EXPORT.missions, 'M1', 'etat', 'ANNULEE');
/** M4 and M5, one after the other, are no longer in the export: a third of the rows. */
const SHORTER: Table = {
  ...SMALL_EXPORT.missions,
  rows: SMALL_EXPORT.missions.rows.filter(([id]) => id !== 'M4' && id !== 'M5'),
};

/** A workplace whose November is paid, and whose missions then become others. */
async function paidThen(missions: Table): Promise<Workplace> {
  const at = workplace();
  expect((await trentieme(...at.run)).code).toBe(0);
  writeFileSync(join(at.input, 'missions.csv'), csvOf(missions));
  return at;
}

async function december(at: Workplace, ...words: string[]): Promise<Answer> {
  return trentieme(...at.run.with(at.run.indexOf('--month') + 1, '2025-12'), ...words);
}

function runsIn({ ledger }: Workplace): number {
  const database = new DatabaseSync(ledger, { readOnly: true });
  try {
    return Number(database.prepare('SELECT COUNT(*) AS runs FROM runs').get()?.['runs']);
  } finally {
    database.close();
  }
}

function manifest(at: Workplace, folder: string): { brakes: unknown; exportedAt: unknown } {
  return JSON.parse(readFileSync(join(at.output, folder, 'bordereau.json'), 'utf8')) as {
    brakes: unknown;
    exportedAt: unknown;
  };
}

describe.each(['fr', 'en'] as const)('the figures of a brake, in %s,', (lang) => {
  test.each([
    ['rows', SHORTER, ['--set', 'thresholds.vanishedAwards=1']],
    ['recoveries', CANCELLED, []],
  ] as const)('of %s', async (name, missions, words) => {
    const at = await paidThen(missions);
    const { code, out, err } = await december(at, ...words, '--lang', lang);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    await expect(err).toMatchFileSnapshot(`./answers/brake-${name}.${lang}.txt`);
  });
});

describe('a brake', () => {
  test.each([
    ['a third of the rows gone', SHORTER, [], 'accept-drop', 'row-drop'],
    [
      'an export with nothing but headers',
      { ...SMALL_EXPORT.missions, rows: [] },
      [],
      'accept-drop',
      'row-drop',
    ],
    [
      'awards gone, by limits of its own',
      SHORTER,
      ['--set', 'thresholds.rowDropPercent=90', '--set', 'thresholds.vanishedAwards=1'],
      'accept-drop',
      'vanished',
    ],
    ['an award cancelled that was paid', CANCELLED, [], 'accept-recoveries', 'recoveries'],
  ] as const)(
    'stops on %s, writes nothing, and is let go on the command line: the manifest says so',
    async (_, missions, limits, option, kind) => {
      const at = await paidThen(missions);
      const before = treeOf(at.output);
      const stopped = await december(at, ...limits);
      expect(stopped.code).toBe(3);
      expect(stopped.err).toContain(`--${option}`);
      expect(treeOf(at.output)).toEqual(before);
      expect(runsIn(at)).toBe(1);
      const others = ['accept-drop', 'accept-recoveries', 'accept-stale'].filter((each) => each !== option);
      expect((await december(at, ...limits, ...others.map((each) => `--${each}`))).code).toBe(3);
      expect([0, 2]).toContain((await december(at, ...limits, `--${option}`)).code);
      expect(runsIn(at)).toBe(2);
      const [folder = ''] = treeOf(join(at.output, '2025-12'));
      expect(manifest(at, `2025-12/${folder}`).brakes).toMatchObject({
        accepted: [option],
        tripped: [expect.objectContaining({ kind })],
      });
    },
  );

  test('does not stop a draft: it is written, shows the figures and what would be recovered, and exits 3', async () => {
    const at = await paidThen(CANCELLED);
    const { code, out, err } = await december(at, '--dry-run');
    expect(code).toBe(3);
    expect(out).toContain('Paie de décembre 2025 — projet');
    expect(err).toMatch(/^Frein : ce projet est écrit, mais une paie serait arrêtée\.\n/);
    expect(err).toContain('missions.csv (etat)');
    const draft = filesOf(join(at.output, '2025-12', 'projet'));
    expect(draft['paiements.csv']!.toString()).toContain(';T;');
    expect(runsIn(at)).toBe(1);
  });

  test('sums up recoveries against an export of another encoding', async () => {
    const at = workplace(
      Object.fromEntries(
        Object.entries(textsOf(SMALL_EXPORT)).map(([name, text]) => [name, encoded(text, 'ISO-8859-15')]),
      ),
    );
    expect((await trentieme(...at.run, '--set', 'encoding=ISO-8859-15')).code).toBe(0);
    for (const [name, text] of Object.entries(textsOf({ ...SMALL_EXPORT, missions: CANCELLED }))) {
      writeFileSync(join(at.input, `${name}.csv`), text);
    }
    const stopped = await december(at);
    expect(stopped.code).toBe(3);
    expect(stopped.err).toContain('missions.csv (etat)\n');
  });

  test('lets the first run go, and recoveries within the limits', async () => {
    const at = await paidThen(CANCELLED);
    const limits = ['--set', 'thresholds.recoveriesPercent=200', '--set', 'thresholds.recoveriesLines=3'];
    expect((await december(at, ...limits)).code).toBe(0);
    expect(manifest(at, '2025-12/01').brakes).toEqual({ accepted: [], tripped: [] });
  });

  test('counts the credits of the whole month: a small correction after the remittance does not trip it', async () => {
    const at = await paidThen(withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '625'));
    const limits = ['--set', 'thresholds.recoveriesPercent=10'];
    const { code, err } = await trentieme(...at.run, ...limits);
    expect([code, err]).toEqual([0, '']);
    expect(treeOf(join(at.output, '2025-11')).filter((path) => path.length === 2)).toEqual(['01', '02']);
  });
});

describe('an export that states its own date', () => {
  const state = (at: Workplace, date: string): void => {
    writeFileSync(join(at.input, 'COMPLET'), `date: ${date}\n`);
  };

  test('is stopped when it is older than the last one used, unless it is accepted', async () => {
    const at = workplace();
    state(at, '2025-11-18T21:00:00');
    expect((await trentieme(...at.run)).code).toBe(0);
    expect(manifest(at, '2025-11/01').exportedAt).toBe('2025-11-18T21:00:00');
    state(at, '2025-11-17');
    const stopped = await december(at);
    expect(stopped.code).toBe(3);
    expect(stopped.err).toContain(
      "l'export est du 2025-11-17, le dernier utilisé était du 2025-11-18T21:00:00",
    );
    expect((await december(at, '--accept-stale')).code).toBe(0);
    // An export without a date tells nothing, and does not make the next one look recent.
    writeFileSync(join(at.input, 'COMPLET'), '');
    expect((await trentieme(...monthOf(at, '2026-01'))).code).toBe(0);
    state(at, '2025-11-16');
    expect((await trentieme(...monthOf(at, '2026-02'))).code).toBe(3);
  });

  test('is refused when a file is not the one it states (exit 65)', async () => {
    const at = workplace();
    const bytes = readFileSync(join(at.input, 'agents.csv'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stated = (octets: number): string =>
      `fichiers:\n  - { nom: agents.csv, octets: ${String(octets)}, sha256: ${sha256} }\n`;
    writeFileSync(join(at.input, 'COMPLET'), stated(bytes.length));
    expect((await trentieme(...at.check)).code).toBe(0);
    writeFileSync(join(at.input, 'COMPLET'), stated(bytes.length + 1));
    const refused = await trentieme(...at.run);
    expect(refused.code).toBe(65);
    expect(refused.err).toContain('agents.csv');
    expect(treeOf(at.output)).toEqual([]);
  });
});

function monthOf(at: Workplace, month: string): readonly string[] {
  return at.run.with(at.run.indexOf('--month') + 1, month);
}
