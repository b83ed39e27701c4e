import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = fileURLToPath(new URL('../../src/io/nursery.ts', import.meta.url));

/** A process of its own: the engine has one nursery for all that runs in this one. */
const SCRIPT = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { growNursery } from ${JSON.stringify(MODULE)};
  const megabytes = () => getHeapSpaceStatistics()
    .find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20;
  const before = megabytes();
  growNursery();
  const grown = megabytes();
  const outliving = [];
  for (let at = 0; at < 2_000_000; at += 1) outliving.push({ at });
  console.log(JSON.stringify({ before, grown, after: megabytes() }));
`;

test('the nursery of a thread that runs already grows as large as those of others, and no larger', () => {
  const told = spawnSync(process.execPath, ['--input-type=module', '--eval', SCRIPT], { encoding: 'utf8' });
  const { before, grown, after } = JSON.parse(told.stdout) as Record<'before' | 'grown' | 'after', number>;
  // Two halves; of a nursery that has not grown, the second is not there before it is needed.
  expect(before).toBeLessThanOrEqual(2);
  expect(grown).toBe(32);
  expect(after).toBeLessThan(40);
});
