import fc from 'fast-check';
import { test } from 'vitest';
import { STORES } from '../ledger/stores.js';
import { randomRuns } from '../support/random-runs.js';
import { stories } from '../support/stories.js';
import { tell } from '../support/stories-teller.js';

const RUNS = randomRuns(30);

test(
  'whatever the facts and the payer do over the months, what stands is what one run from scratch would pay',
  async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        await tell(story, STORES);
      }),
      RUNS,
    );
  },
  RUNS.numRuns * 20_000,
);
