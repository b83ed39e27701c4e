import { writeSync } from 'node:fs';
import { addPayMonths } from '../../../src/calendar/index.js';
import { LedgerError, openLedger, type Ledger, type LedgerWriter } from '../../../src/ledger/index.js';
import type { NewPosting } from '../../../src/ledger/index.js';
import { batches, figuresOf, manyMovements, NOVEMBER, payRun, text } from '../worlds.js';

/**
 * A process that posts one month after the other until it is killed: `writer.ts ADDRESS COUNT RUNS [STEP]`. It says
 * each step it passes, and stops for ever at STEP.
 */
const [address = '', count = '0', runs = '0', stopAt = ''] = process.argv.slice(2);

function pass(step: string): void {
  writeSync(1, `${step}\n`);
  // Stops the whole process where it stands, as a pulled plug would find it.
  if (step === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

try {
  pass('started');
  const ledger = await openLedger(address, { create: true, now: Date.now, busyTimeout: 10_000 });
  pass('opened');
  const writer = await ledger.lease({ holder: `writer ${String(process.pid)}`, purpose: 'test' });
  pass('leased');
  for (let run = 0; run < Number(runs); run += 1) await postOneMonth(ledger, writer);
  await writer.release();
  await ledger.close();
  pass('done');
} catch (error) {
  const isExpected = error instanceof LedgerError && error.fault.kind === 'locked';
  writeSync(1, isExpected ? 'locked\n' : `failed ${String(error)}\n`);
  process.exitCode = isExpected ? 75 : 70;
}

async function postOneMonth(ledger: Ledger, writer: LedgerWriter): Promise<void> {
  for (const { number } of await ledger.unpublished()) await writer.confirmPublished(number);
  const payMonth = addPayMonths((await ledger.lastPostedMonth()) ?? NOVEMBER, 1);
  const { digest, bytes } = await writer.archive(text(`export of ${String(payMonth)}`));
  pass('archived');
  const movements = [...manyMovements(Number(count))];
  const request = payRun(movements, { payMonth, remittance: await ledger.nextRemittance(payMonth) });
  const run = await writer.post({
    ...request,
    identity: { ...request.identity, inputs: [{ name: 'missions.csv', rows: 1, digest, bytes }] },
    postings: batches(watched(movements), { payMonth, remittance: request.remittance }),
    close: () => {
      pass('closing');
      return {
        figures: figuresOf(movements),
        outputs: [{ name: 'mouvements.txt', content: output(payMonth) }],
      };
    },
  });
  pass('posted');
  await writer.confirmPublished(run.number);
  pass('confirmed');
}

function* watched(movements: readonly NewPosting[]): Generator<NewPosting> {
  for (const [at, movement] of movements.entries()) {
    if (at === 0) pass('first-posting');
    // Half of them are beyond the first batches: some are written, some wait.
    if (at === Math.floor(movements.length / 2)) pass('half-posted');
    yield movement;
  }
}

function* output(payMonth: number): Generator<Uint8Array> {
  yield text(`${String(payMonth)} begins\n`);
  pass('inside-output');
  yield text('ends\n');
}
