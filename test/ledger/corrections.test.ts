import { describe, expect, test } from 'vitest';
import { centsOf } from '../../src/money/index.js';
import type { LedgerWriter, ReturnRow, ReturnStatus } from '../../src/ledger/index.js';
import { STORES, writing } from './stores.js';
import { all, DECEMBER, movement, NOVEMBER, openingBalance, payRun, STAMP, text } from './worlds.js';

const A = movement({ award: 'A', cents: 10000, reference: 'REF-A' });
const B = movement({ award: 'B', cents: -4000, nature: 'T', reference: 'REF-B' });
const C = movement({ award: 'C', cents: 2500, reference: 'REF-C' });

describe.each(STORES)('the answers of the payer in $name', (store) => {
  test('an accepted movement is confirmed, and nothing is posted', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([A, B, C]));
    const answer = await acknowledge(writer, [row('REF-A', 'accepted')]);
    expect(answer.sent).toEqual({ count: 1, amount: 10000n });
    expect(answer.confirmed).toEqual({ count: 1, amount: 10000n });
    expect((await all(ledger.show())).length).toBe(3);
    expect(await all(ledger.remittances())).toEqual([
      {
        run: 1,
        payMonth: NOVEMBER,
        number: 1,
        state: 'acknowledged',
        published: false,
        sent: { count: 3, amount: 8500n },
        confirmed: { count: 1, amount: 10000n },
        rejected: { count: 0, amount: 0n },
      },
    ]);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('a rejected movement is reversed by a linked posting, and neither fixes a plan', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([A, B]));
    const answer = await acknowledge(writer, [row('REF-B', 'rejected')]);
    expect(answer).toMatchObject({ sent: { count: 1, amount: -4000n }, confirmed: { count: 0, amount: 0n } });
    const reversal = (await all(ledger.show())).at(-1);
    expect(reversal).toMatchObject({
      kind: 'rejected',
      key: B.key,
      payMonth: NOVEMBER,
      amount: 4000n,
      corrects: 2,
      nature: 'T',
      remittance: undefined,
      reference: undefined,
    });
    const postings = await ledger.postingsOf([A.key.award, B.key.award]);
    expect(postings.get(B.key.award)?.map(({ amount, reversed }) => [amount, reversed])).toEqual([
      [-4000n, true],
      [4000n, true],
    ]);
    expect(postings.get(A.key.award)?.map(({ reversed }) => reversed)).toEqual([false]);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test.each([
    ['a payment', A, 9000, -1000n, 9000n],
    ['a recovery', B, 1500, 2500n, -1500n],
    ['a payment that was not made at all', A, 0, -10000n, 0n],
  ])('what the payer modified of %s is posted as a difference and read as what it took', async (...given) => {
    const [, sent, taken, difference, net] = given;
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([sent]));
    await acknowledge(writer, [row(sent.reference, 'modified', taken)]);
    expect((await all(ledger.show())).at(-1)).toMatchObject({
      kind: 'modified',
      amount: difference,
      corrects: 1,
    });
    const read = (await ledger.postingsOf([sent.key.award])).get(sent.key.award);
    expect(read?.map(({ amount, reversed }) => [amount, reversed])).toEqual([[net, false]]);
    expect(await all(ledger.balance('award'))).toEqual([
      { of: sent.key.award, postings: 2, opening: 0n, sent: sent.amount, confirmed: net, net },
    ]);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('a modified amount that is the amount sent posts nothing', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([A]));
    expect((await acknowledge(writer, [row('REF-A', 'modified', 10000)])).run).toBe(2);
    expect((await all(ledger.show())).length).toBe(1);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('rows that answer nothing are anomalies, each with its reason, in their order', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([A]));
    await writer.cancel({ payMonth: NOVEMBER, number: 1 }, STAMP);
    await writer.post(payRun([B, C], { remittance: 2 }));
    await acknowledge(writer, [row('REF-B', 'accepted')]);
    const head = await ledger.head();
    const rows = [
      row('REF-?', 'accepted'),
      row('REF-B', 'rejected'),
      row('REF-A', 'accepted'),
      row('REF-C', 'modified'),
      row('REF-C', 'modified', -1),
    ];
    const answer = await acknowledge(writer, rows);
    expect(answer.outcomes.map((outcome) => (outcome.kind === 'anomaly' ? outcome.anomaly : ''))).toEqual([
      'unknown-reference',
      'already-answered',
      'cancelled-remittance',
      'amount-missing',
      'amount-negative',
    ]);
    expect(answer.run).toBeUndefined();
    expect(await ledger.head()).toEqual(head);
    const twice = await acknowledge(writer, [row('REF-C', 'accepted'), row('REF-C', 'rejected')]);
    expect(twice.outcomes).toMatchObject([
      { kind: 'answered' },
      { kind: 'anomaly', anomaly: 'already-answered' },
    ]);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('answers are found in older remittances too', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([A]));
    await writer.post(payRun([C], { payMonth: DECEMBER }));
    const answer = await acknowledge(writer, [row('REF-C', 'rejected'), row('REF-A', 'rejected')]);
    expect(answer.outcomes).toMatchObject([{ posting: 2 }, { posting: 1 }]);
    expect((await all(ledger.show())).map(({ corrects }) => corrects)).toEqual([undefined, undefined, 1, 2]);
    expect(await all(ledger.balance('payMonth'))).toMatchObject([
      { of: '2015-11', net: 0n },
      { of: '2015-12', net: 0n },
    ]);
  });
});

describe.each(STORES)('cancelling a remittance in $name', (store) => {
  test('every posting is reversed by a linked one, and the rank is not used again', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([A, B]));
    const run = await writer.cancel({ payMonth: NOVEMBER, number: 1 }, STAMP);
    expect(run).toMatchObject({
      kind: 'cancellation',
      cancels: 1,
      postings: 2,
      payMonth: NOVEMBER,
      remittance: 1,
    });
    expect((await all(ledger.show())).map(({ kind, amount, corrects }) => [kind, amount, corrects])).toEqual([
      ['movement', 10000n, undefined],
      ['movement', -4000n, undefined],
      ['cancelled', -10000n, 1],
      ['cancelled', 4000n, 2],
    ]);
    const [read] = (await ledger.postingsOf([A.key.award])).values();
    expect(read?.map(({ reversed }) => reversed)).toEqual([true, true]);
    expect(await ledger.nextRemittance(NOVEMBER)).toBe(2);
    expect(await all(ledger.remittances())).toMatchObject([{ state: 'cancelled' }]);
    expect(await ledger.unpublished()).toEqual([]);
    await writer.post(payRun([A, B], { remittance: 2 }));
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('a month cancelled whole is no longer the last posted one', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([A]));
    const november = await ledger.lastRun();
    await writer.post(payRun([C], { payMonth: DECEMBER }));
    await writer.cancel({ payMonth: DECEMBER, number: 1 }, STAMP);
    expect(await ledger.lastPostedMonth()).toBe(NOVEMBER);
    expect(await ledger.lastRun()).toEqual(november);
  });

  test('a rank that was never sent is refused', async () => {
    const { writer } = await writing(store);
    await writer.post(payRun([A]));
    await refusedToCancel(writer, 2, { kind: 'unknown-remittance' });
  });

  test('a cancelled one is refused', async () => {
    const { writer } = await writing(store);
    await writer.post(payRun([A]));
    await writer.cancel({ payMonth: NOVEMBER, number: 1 }, STAMP);
    await refusedToCancel(writer, 1, { kind: 'already-cancelled' });
  });

  test('one the payer answered, even in part, is refused', async () => {
    const { writer } = await writing(store);
    await writer.post(payRun([A, B]));
    await acknowledge(writer, [row('REF-B', 'accepted')]);
    await refusedToCancel(writer, 1, { kind: 'acknowledged' });
  });

  test('one before the last is refused, and the last is named; answered ones do not count', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([A]));
    await writer.post(payRun([B], { remittance: 2 }));
    await refusedToCancel(writer, 1, { kind: 'not-the-last', last: { payMonth: NOVEMBER, remittance: 2 } });
    await acknowledge(writer, [row('REF-B', 'accepted')]);
    await writer.cancel({ payMonth: NOVEMBER, number: 1 }, STAMP);
    expect(await all(ledger.verify())).toEqual([]);
  });
});

describe.each(STORES)('opening balances in $name', (store) => {
  test('count in the net, fix the plan, and have no reference', async () => {
    const { ledger, writer } = await writing(store);
    const balances = [openingBalance({ cents: 100 }), openingBalance({ cents: 200, payMonth: DECEMBER })];
    const source = await sourceOf(writer, 'opening');
    const run = await writer.importOpening({ ...STAMP, source, balances });
    expect(run).toMatchObject({ kind: 'opening', postings: 2, payMonth: DECEMBER });
    expect(await all(ledger.show())).toMatchObject([
      { kind: 'opening', amount: 100n, payMonth: NOVEMBER, reference: undefined, remittance: undefined },
      { kind: 'opening', amount: 200n, payMonth: DECEMBER },
    ]);
    expect(await ledger.lastPostedMonth()).toBe(DECEMBER);
    expect(await ledger.lastRun()).toBeUndefined();
    const [read] = (await ledger.postingsOf([balances[0]!.key.award])).values();
    expect(read).toMatchObject([{ reversed: false, plan: 'ninths' }, { reversed: false }]);
    expect(await all(ledger.balance('payee'))).toMatchObject([{ opening: 300n, sent: 0n, net: 300n }]);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('the same file is imported once', async () => {
    const { ledger, writer } = await writing(store);
    const request = { ...STAMP, source: await sourceOf(writer, 'opening'), balances: [openingBalance()] };
    await writer.importOpening(request);
    await expect(writer.importOpening(request)).rejects.toMatchObject({
      fault: { kind: 'refused', refusal: { kind: 'already-imported', run: 1 } },
    });
    expect(await ledger.head()).toMatchObject({ runs: 1, postings: 1 });
  });
});

function row(reference: string, status: ReturnStatus, amount?: number): ReturnRow {
  return {
    line: 2,
    reference,
    status,
    motive: '',
    amount: amount === undefined ? undefined : centsOf(amount),
  };
}

let files = 0;

async function acknowledge(writer: LedgerWriter, rows: ReturnRow[]) {
  files += 1;
  return writer.acknowledge({ ...STAMP, source: await sourceOf(writer, `return ${String(files)}`), rows });
}

async function sourceOf(writer: LedgerWriter, content: string) {
  return { name: 'retour.csv', rows: 1, ...(await writer.archive(text(content))) };
}

async function refusedToCancel(writer: LedgerWriter, number: number, refusal: object) {
  await expect(writer.cancel({ payMonth: NOVEMBER, number }, STAMP)).rejects.toMatchObject({
    fault: { kind: 'refused', refusal },
  });
}
