import { writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openLedger } from '../../../src/ledger/index.js';
import { PURGE } from '../purge-worlds.js';

/**
 * A process that purges a book, and stops for ever before its statement of some rank: `purger.ts ADDRESS RANK`. It says
 * `stopped`, or how many statements there were.
 */
const [address = '', stopAt = '0'] = process.argv.slice(2);

const ledger = await openLedger(address, { create: false, now: Date.now });
const writer = await ledger.lease({ holder: 'purger', purpose: 'test' });
let statements = 0;
function pass(): void {
  statements += 1;
  if (statements !== Number(stopAt)) return;
  writeSync(1, 'stopped\n');
  // Stops the whole process where it stands, as a pulled plug would find it.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

for (const method of ['prepare', 'exec'] as const) {
  DatabaseSync.prototype[method] = new Proxy<() => never>(
    Reflect.get(DatabaseSync.prototype, method) as () => never,
    {
      apply: (original, database, words): unknown => {
        pass();
        return Reflect.apply(original, database, words);
      },
    },
  );
}
await writer.purge(PURGE);
await writer.erase();
writeSync(1, `${String(statements)}\n`);
await writer.release();
await ledger.close();
