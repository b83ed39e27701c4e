import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsReader } from '../../src/cli/settings-reader.js';
import { evidence, type EvidenceResult } from '../../src/operations/evidence.js';
import type { RunSettings } from '../../src/run-inputs.js';
import { opened } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import {
  accessibilityFaults,
  closingBrowser,
  HAS_BROWSER,
  openedPage,
  printedPages,
} from '../support/browser.js';
import { temporaryFolder } from '../support/command-line.js';
import { changedLaw, month, payOffice, settingsFor } from '../support/paying.js';
import {
  AYSHA,
  INES,
  NOEL,
  SMALL_CONFIG,
  SMALL_EXPORT,
  table,
  withValue,
  ZOE,
  type Tables,
} from '../support/small-export.js';

/** A mission of INES, a function of trainer of ZOE; nobody is absent. */
const BEFORE: Tables = {
  ...SMALL_EXPORT,
  missions: table('id_mission;numen;regime;fonction;niveau;modalite;uai;date_debut;date_fin;taux_annuel', [
    `M1;${ZOE};MF;;;;0750654D;2025-09-01;;`,
    `M3;${INES};IMP;DISCIPLINE;E;A;6200001G;2025-09-01;2026-08-31;1250`,
  ]),
  absences: table('id_absence;numen;type;date_debut;date_fin;prolongation', []),
};

/** In February somebody types the autumn: both were ill, and NOEL replaced INES. AYSHA was ill as well. */
const AFTER: Tables = {
  ...BEFORE,
  absences: table('id_absence;numen;type;date_debut;date_fin;prolongation', [
    `A1;${ZOE};CMO;2025-12-03;2025-12-20;`,
    `A2;${INES};CMO;2025-10-01;2025-11-20;`,
    `A3;${AYSHA};CMO;2025-10-01;2025-11-20;`,
  ]),
  remplacements: table('id_remplacement;id_mission;numen_remplacant;date_debut;date_fin', [
    `R1;M3;${NOEL};2025-10-05;2025-11-20`,
  ]),
};

interface Proof {
  readonly folder: string;
  readonly prove: (reference: string) => Promise<EvidenceResult>;
  /** `M3 2025-12`: the reference of each recovery of the last month. */
  readonly references: ReadonlyMap<string, string>;
}

async function proofs(months: readonly (readonly [string, Tables])[], paidWith: RunSettings): Promise<Proof> {
  const ledger = join(temporaryFolder(), 'trentieme.db');
  const office = payOffice(ledger, paidWith);
  for (const [payMonth, tables] of months) await office.pay(payMonth, tables);
  const book = await opened(ledger);
  const last = months.at(-1)?.[0] ?? '';
  const sent = (await all(book.show({ payMonth: month(last) }))).filter(({ nature }) => nature === 'T');
  await book.close();
  const output = join(temporaryFolder(), 'dossiers');
  const today = await settingsFor();
  return {
    folder: output,
    references: new Map(
      sent.map(({ key, reference }) => [
        `${key.award} ${String(key.instalmentMonth - month('2025-01') + 1)}`,
        reference ?? '',
      ]),
    ),
    prove: (reference) =>
      evidence({ reference, output, ledger, lang: 'fr', reader: settingsReader, today, now: Date.now }),
  };
}

const autumn = async (): Promise<Proof> =>
  proofs(
    [
      ['2025-12', BEFORE],
      ['2026-02', AFTER],
    ],
    await settingsFor(),
  );

/** The twelfth month of 2025: December. */
const [HANDED_OVER, ILL] = ['M3 12', 'M1 12'];

describe('the evidence of a recovery', () => {
  test('tells a hand-over with leave, each cause for its part', async () => {
    const { prove, references, folder } = await autumn();
    const reference = references.get(HANDED_OVER) ?? '';
    expect(await prove(reference)).toMatchObject({ kind: 'written', taken: 13639n, hasLetter: true });
    const letter = readFileSync(join(folder, reference, 'lettre.md'), 'utf8');
    await expect(letter).toMatchFileSnapshot('./evidence/hand-over.md');
  });

  test('lists days of several kinds, and what they sum to', async () => {
    const { prove, references, folder } = await autumn();
    const reference = references.get(ILL) ?? '';
    await prove(reference);
    const letter = readFileSync(join(folder, reference, 'lettre.md'), 'utf8');
    await expect(letter).toMatchFileSnapshot('./evidence/sick-leave.md');
  });

  test('holds the rows of the award and of its payee, and nobody else’s', async () => {
    const { prove, references, folder } = await autumn();
    const reference = references.get(HANDED_OVER) ?? '';
    await prove(reference);
    const pieces = readFileSync(join(folder, reference, 'pieces.csv'), 'utf8');
    expect([...new Set(pieces.match(/^[a-z]+\.csv;\d+/gm))]).toEqual([
      'agents.csv;3',
      'missions.csv;3',
      'absences.csv;3',
      'remplacements.csv;2',
      'etablissements.csv;3',
    ]);
    // A colleague is in the decision that designates him, and in no letter.
    expect(pieces).toContain(NOEL);
    expect(pieces).not.toContain(AYSHA);
    expect(readFileSync(join(folder, reference, 'lettre.md'), 'utf8')).not.toContain(NOEL);
  });

  test('prepares no letter where the program of today finds another amount than was sent', async () => {
    const settings = await settingsFor();
    const { regulations } = await settingsFor(SMALL_CONFIG, {
      regulations: changedLaw('fa.yaml', "value: '834'", "value: '900'"),
    });
    const ended = {
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M4', 'date_fin', '2025-11-10'),
    };
    // A program that had the rate wrong, from the very same law files.
    const { prove, references, folder } = await proofs(
      [
        ['2025-11', SMALL_EXPORT],
        ['2025-12', ended],
      ],
      { ...settings, regulations },
    );
    const reference = references.get('M4 11') ?? '';
    expect(await prove(reference)).toMatchObject({ kind: 'written', taken: 4286n, hasLetter: false });
    expect(readdirSync(join(folder, reference)).sort()).toEqual(['dossier.html', 'dossier.md', 'pieces.csv']);
    expect(existsSync(join(folder, reference, 'lettre.html'))).toBe(false);
    const dossier = readFileSync(join(folder, reference, 'dossier.md'), 'utf8').replaceAll('\u00a0', ' ');
    expect(dossier).toContain('cette échéance donnerait -44,43 € au lieu de -42,86 €');
  });
});

describe.skipIf(!HAS_BROWSER)('the pages of a recovery', () => {
  closingBrowser();

  test('print well: the letter on one sheet, without what only helps to prepare it; no fault of form', async () => {
    const { prove, references, folder } = await autumn();
    const reference = references.get(ILL) ?? '';
    await prove(reference);
    for (const name of ['lettre.html', 'dossier.html']) {
      const bytes = readFileSync(join(folder, reference, name));
      const { page, console: written, requests } = await openedPage(bytes);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect([...written, ...requests]).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      const isLetter = name === 'lettre.html';
      expect(await page.locator('.warning').first().isVisible()).toBe(!isLetter);
      expect(await printedPages(page)).toBeLessThanOrEqual(isLetter ? 1 : 3);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
  });
});
