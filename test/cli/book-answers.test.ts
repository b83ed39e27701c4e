import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Figures } from '../../src/ledger/index.js';
import { centsOf } from '../../src/money/index.js';
import type { AwardId } from '../../src/model/index.js';
import { findingSentence } from '../../src/cli/finding-sentence.js';
import type { BookFinding } from '../../src/operations/verify-book.js';
import { STORES } from '../ledger/stores.js';
import { movementsOf, office, type Office } from '../support/book.js';
import { AYSHA, INES, ZOE } from '../support/small-export.js';

// What the commands on the ledger print, in full: each answer is a file of test/cli/answers.

const CANCEL = ['cancel', '--month', '2025-11', '--remittance', '1', '--now', '2025-11-24T10:00:00'];
const OPENING = [
  `2025-10;${ZOE};M1;2025-10;MF;2025-2026;douziemes;99,31`,
  `2025-09;${INES};M2;2025-09;T2D;2025-2026;douziemes;1250,00`,
  `2025-10;${INES};M2;2025-09;T2D;2025-2026;douziemes;-1149,31`,
];

/** Opened, paid, cancelled, paid again, and the rows of an answer to it. */
async function story(): Promise<{ readonly at: Office; readonly answers: readonly string[] }> {
  const at = await office();
  await at.open(OPENING);
  await at.pay();
  const [cancelled = ''] = movementsOf(at, '2025-11/01').values();
  await at.ask(...CANCEL);
  await at.pay();
  const references = [...movementsOf(at, '2025-11/02').values()];
  const [first = '', second = '', third = ''] = references;
  return {
    at,
    answers: [
      `${first};ACCEPTE;;`,
      `${second};REJETE;RIB;`,
      `${third};MODIFIE;;100,00`,
      `${first};ACCEPTE;;`,
      `${cancelled};ACCEPTE;;`,
      `${'ABCD'.repeat(6)};REJETE;;`,
      `${references[3] ?? ''};OUI;;`,
      `${references[4] ?? ''};MODIFIE;;-1`,
    ],
  };
}

describe.each(['fr', 'en'] as const)('the answer, in %s,', (lang) => {
  const golden = (name: string): string => `./answers/${name}.${lang}.txt`;
  const shown = ({ code, out, err }: Awaited<ReturnType<Office['ask']>>, at: Office): string =>
    `${err}${out}exit ${String(code)}\n`.replaceAll(at.folder, '…');

  test('of cancel', async () => {
    const at = await office();
    await at.pay();
    await expect(shown(await at.ask(...CANCEL, '--lang', lang), at)).toMatchFileSnapshot(golden('cancel'));
  });

  test('of acknowledge, the first time and the second', async () => {
    const { at, answers } = await story();
    const said = [
      shown(await at.answer(answers.slice(0, 3), '--lang', lang), at),
      shown(await at.answer(answers, '--lang', lang), at),
    ];
    await expect(said.join('\n')).toMatchFileSnapshot(golden('acknowledge'));
  });

  test('of ledger import, of the same file, of the same payments in another, of a wrong one, after a pay run', async () => {
    const at = await office();
    const wrong = OPENING[0]!.replace('99,31', '99,312');
    const said = [
      shown(await at.open(OPENING, '--lang', lang), at),
      shown(await at.open(OPENING, '--lang', lang), at),
      shown(await at.open(OPENING.slice(1), '--lang', lang), at),
      shown(await at.open([wrong, OPENING[1]!, OPENING[1]!], '--lang', lang), at),
      shown(await at.open([], '--lang', lang), at),
    ];
    await at.pay();
    const late = `2025-10;${AYSHA};M6;2025-10;IMP;2025-2026;periode-propre;12,50`;
    said.push(shown(await at.open([late], '--lang', lang), at));
    await expect(said.join('\n')).toMatchFileSnapshot(golden('ledger-import'));
  });

  test.each([
    ['show', []],
    ['show-postings', ['show', '--month', '2025-11', '--award', 'M2']],
    ['show-nothing', ['show', '--agent', '99Z9999999ZZZ']],
    ['balance', ['balance']],
    ['balance-awards', ['balance', '--by', 'award', '--month', '2025-11']],
    ['verify', ['verify']],
  ] as const)('of ledger %s', async (name, words) => {
    const { at, answers } = await story();
    await at.answer(answers);
    await at.ask('cancel', '--month', '2025-11', '--remittance', '2');
    const answer = await at.ask('ledger', ...(words.length === 0 ? ['show'] : words), '--lang', lang);
    await expect(shown(answer, at)).toMatchFileSnapshot(golden(`ledger-${name}`));
  });

  test('of ledger show when a folder did not appear, or only a part was answered', async () => {
    const { at, answers } = await story();
    await at.answer(answers);
    await STORES[0]!.tamper(at.address, 'DELETE FROM publications WHERE run = 4');
    const answer = await at.ask('ledger', 'show', '--lang', lang);
    await expect(shown(answer, at)).toMatchFileSnapshot(golden('ledger-show-open'));
  });

  test('of ledger export to a file, and to one that is there', async () => {
    const { at } = await story();
    const words = ['ledger', 'export', '--output', join(at.folder, 'livre.csv'), '--lang', lang];
    const said = [shown(await at.ask(...words), at), shown(await at.ask(...words), at)];
    await expect(said.join('\n')).toMatchFileSnapshot(golden('ledger-export'));
  });

  test('of ledger verify: a sentence for each finding', async () => {
    const lines = FINDINGS.map((finding) => `${finding.kind}: ${findingSentence(finding, lang)}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden('findings'));
  });
});

const FIGURES: Figures = Object.fromEntries(
  ['due', 'postedBefore', 'movements', 'held', 'barred'].map((name) => [name, centsOf(1)]),
) as unknown as Figures;
const DIGEST = '0123456789abcdef'.repeat(4);

const FINDINGS: readonly BookFinding[] = [
  { kind: 'posting-altered', posting: 4, run: 1, award: 'M2' as AwardId },
  { kind: 'postings-missing', from: 4, to: 4 },
  { kind: 'postings-missing', from: 4, to: 9 },
  { kind: 'posting-added', posting: 12 },
  { kind: 'run-altered', run: 3 },
  { kind: 'runs-missing', from: 3, to: 3 },
  { kind: 'runs-missing', from: 3, to: 7 },
  { kind: 'run-added', run: 3 },
  { kind: 'head-differs', stated: DIGEST, found: DIGEST },
  { kind: 'equation-broken', run: 3, figures: FIGURES },
  { kind: 'movements-differ', run: 3, stated: centsOf(139678), posted: centsOf(-5) },
  { kind: 'correction-differs', posting: 5 },
  { kind: 'archive-missing', run: 1, name: 'agents.csv', digest: DIGEST },
  {
    kind: 'archive-damaged',
    digest: DIGEST,
    usedBy: [
      { run: 1, name: 'agents.csv' },
      { run: 3, name: 'agents.csv' },
    ],
  },
  { kind: 'archive-damaged', digest: DIGEST, usedBy: [] },
  { kind: 'store-damaged', detail: 'row 3 missing from index' },
  { kind: 'point-beyond', manifest: 'bordereau.json', run: 8, runs: 5 },
  { kind: 'point-differs', manifest: 'bordereau.json', run: 4 },
  { kind: 'manifest-unknown', manifest: 'bordereau.json' },
];
