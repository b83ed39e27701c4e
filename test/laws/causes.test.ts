import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenConventions } from '../../src/config/config.js';
import { sumCents } from '../../src/money/index.js';
import type { CausedMovement } from '../../src/model/cause.js';
import type { CausesContext } from '../../src/operations/causes/comparison.js';
import { causesBetween, causesOfMovement } from '../../src/operations/causes/differences.js';
import { runBefore, runsBetween, runsOfLedger } from '../../src/operations/causes/runs.js';
import { all } from '../ledger/worlds.js';
import { asking, toldLines } from '../support/causes.js';
import { temporaryFolder, trentieme } from '../support/command-line.js';
import { fileOf } from '../support/operations.js';
import { payOffice, settingsFor } from '../support/paying.js';
import { rowsOf } from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import { SMALL_CONFIG } from '../support/small-export.js';
import { stories, type Story, type Turn } from '../support/stories.js';
import { centsFrom, type Rows } from '../support/stories-files.js';
import { engineConventions } from '../support/worlds.js';

const RUNS = randomRuns(15);

test(
  'whatever happens between pay runs, the parts of a movement sum to it, and nothing is left unexplained',
  async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        await asking(await lived(story), checkCauses);
      }),
      RUNS,
    );
  },
  RUNS.numRuns * 20_000,
);

async function checkCauses(context: CausesContext): Promise<void> {
  const runs = await runsOfLedger(context.ledger);
  const paid = runs.filter(({ kind }) => kind === 'payroll');
  const [first, last] = [paid[0], paid.at(-1)];
  if (first === undefined || last === undefined || first === last) return;
  const caused = await all(causesBetween(first, last, context));
  for (const movement of caused) checkParts(movement);
  const postings = await all(context.ledger.show());
  const compared = new Set(runsBetween(runs, first, last).map(({ number }) => number));
  const moved = postings.filter(({ run, kind }) => compared.has(run) && kind === 'movement');
  // Everything that the runs moved is told, once.
  expect(caused.map(({ reference, amount }) => [reference, amount])).toEqual(
    moved.map(({ reference, amount }) => [reference, amount]),
  );
  // Alone, a movement is told what it is told among all, when both are compared with the same run.
  for (const posting of moved.filter(({ nature }) => nature !== 'N').slice(0, 4)) {
    const run = paid.find(({ number }) => number === posting.run);
    const chain = [first, ...runsBetween(runs, first, last)];
    const since = run === undefined ? undefined : chain[chain.indexOf(run) - 1];
    if (run === undefined || runBefore(runs, run) !== since) continue;
    expect(await causesOfMovement(posting, context)).toEqual(
      caused.find(({ reference }) => reference === posting.reference),
    );
  }
}

function checkParts(movement: CausedMovement): void {
  const { parts, amount } = movement;
  expect([toldLines(movement), sumCents(parts.map((part) => part.amount))]).toEqual([
    toldLines(movement),
    amount,
  ]);
  // The program is the same all along: nothing may be left for it to explain.
  expect([toldLines(movement), parts.filter(({ cause }) => cause.kind === 'program')]).toEqual([
    toldLines(movement),
    [],
  ]);
}

/** Lives a story in an office, and gives its ledger. */
async function lived({ turns, conventions }: Story): Promise<string> {
  const ledger = join(temporaryFolder(), 'ledger.db');
  const written = Object.entries(writtenConventions(engineConventions(conventions)));
  const lines = written.map(([name, value]) => `  ${name}: '${value}'\n`);
  const office = payOffice(ledger, await settingsFor(`${SMALL_CONFIG}conventions:\n${lines.join('')}`));
  const done = async (...words: readonly string[]): Promise<void> => {
    // An answer the program refuses (2) is one that the payer did not give.
    expect([0, 2]).toContain((await trentieme(...words, '--ledger', ledger)).code);
  };
  for (const { payMonth, texts, payer } of turns) {
    const files = Object.entries(texts).map(([name, text]) => fileOf(`${name}.csv`, text));
    const { result } = await office.pay(payMonth, undefined, { files });
    if (result.kind !== 'done') throw new Error(result.kind);
    if (result.folder.endsWith('/sans-mouvement')) continue;
    if (payer.kind === 'answers') {
      const answers = join(temporaryFolder(), 'retour.csv');
      writeFileSync(answers, answersTo(rowsOf(readFileSync(join(result.folder, 'paiements.csv'))), payer));
      await done('acknowledge', answers);
    }
    if (payer.kind === 'cancels') {
      await done('cancel', '--month', payMonth, '--remittance', result.folder.slice(-2));
      if (payer.again) await office.pay(payMonth, undefined, { files });
    }
  }
  return ledger;
}

/** A return file: what the payer says of some movements, each once. */
function answersTo(sent: Rows, { answers }: Extract<Turn['payer'], { kind: 'answers' }>): string {
  const rows = new Map(
    answers.map(({ movement, status, hundredths }) => {
      const row = sent[movement % sent.length] ?? {};
      const cents = (centsFrom(`${row['sens'] ?? ''}${row['montant'] ?? ''}`) * BigInt(hundredths)) / 100n;
      const taken = status === 'MODIFIE' ? (Number(cents) / 100).toFixed(2).replace('.', ',') : '';
      return [row['reference'] ?? '', `${row['reference'] ?? ''};${status};;${taken}`];
    }),
  );
  return ['reference;statut;motif;montant', ...rows.values(), ''].join('\n');
}
