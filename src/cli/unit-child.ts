import { setFlagsFromString } from 'node:v8';
import type { UnitOutcome } from '../campaign/outcome.js';
import type { CampaignUnit } from '../campaign/unit.js';
import { performUnit, type UnitOptions } from './unit.js';

/** What a worker sends to the process that does its units, and what comes back. */
export interface UnitOrder {
  readonly unit: CampaignUnit;
  readonly options: UnitOptions;
}
export interface UnitAnswer {
  readonly outcome: UnitOutcome;
  /** Megabytes this process holds. */
  readonly memory: number;
}

// As in bin/trentieme.js.
setFlagsFromString('--semi-space-growth-factor=1');

const quiet = { out: () => undefined, err: () => undefined };

process.on('message', (message) => {
  const { unit, options } = message as UnitOrder;
  void performUnit(unit, options, quiet).then((outcome) => {
    const answer: UnitAnswer = { outcome, memory: Math.ceil(process.memoryUsage.rss() / (1 << 20)) };
    process.send?.(answer);
  });
});

// A worker that dies takes its processes with it; one that is asked to stop lets them finish.
process.on('disconnect', () => {
  process.exit(0);
});
process.on('SIGTERM', () => undefined);
process.on('SIGINT', () => undefined);
