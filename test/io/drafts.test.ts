import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweepOutput } from '../../src/io/drafts.js';
import { temporaryFolder, treeOf } from '../support/command-line.js';

/** No process has that number. */
const DEAD = '2147483646';

test('drafts of dead runs go away in every month, and nothing else', async () => {
  const output = temporaryFolder();
  const kept = ['2025-11/01', '2025-11/.01.1.tmp', '2025-11/.note', `ailleurs/.01.${DEAD}.tmp`];
  const swept = [`2025-11/.02.${DEAD}.tmp`, `2025-12/.01.${DEAD}.tmp`, `2025-12/.projet.${DEAD}.tmp.old`];
  for (const folder of [...kept, ...swept]) mkdirSync(join(output, folder), { recursive: true });
  writeFileSync(join(output, swept[0]!, 'paiements.csv'), 'un nom');
  await sweepOutput(output);
  expect(treeOf(output)).toEqual(['2025-11', '2025-12', 'ailleurs', ...kept].sort());
});

test('an output that is not there, or is no folder, is left to whoever writes', async () => {
  const folder = temporaryFolder();
  await sweepOutput(join(folder, 'nulle-part'));
  writeFileSync(join(folder, 'fichier'), '');
  await sweepOutput(join(folder, 'fichier'));
  expect(treeOf(folder)).toEqual(['fichier']);
});
