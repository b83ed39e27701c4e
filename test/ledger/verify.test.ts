import { truncateSync, openSync, writeSync, closeSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding, ReturnRow } from '../../src/ledger/index.js';
import { opened, STORES, writing, type TestStore } from './stores.js';
import { all, DECEMBER, manyMovements, movement, payRun, STAMP, text } from './worlds.js';

describe.each(STORES)('verify finds in $name', (store) => {
  test.each([
    ['an amount', 'UPDATE postings SET cents = cents + 1 WHERE posting = 2'],
    ['a person', `UPDATE postings SET payee = '12A9999999ABC' WHERE posting = 2`],
    ['an award', `UPDATE postings SET award = 'B ' WHERE posting = 2`],
    ['an instalment month', 'UPDATE postings SET instalment_month = 201510 WHERE posting = 2'],
    ['a pay month', 'UPDATE postings SET pay_month = 201510 WHERE posting = 2'],
    ['a remittance', 'UPDATE postings SET remittance = 9 WHERE posting = 2'],
    ['a run', 'UPDATE postings SET run = 2 WHERE posting = 2'],
    ['a school year', 'UPDATE postings SET school_year = 2016 WHERE posting = 2'],
    ['an allowance', `UPDATE postings SET allowance = 'MF' WHERE posting = 2`],
    ['a plan', `UPDATE postings SET plan = 'partial' WHERE posting = 2`],
    ['a nature', `UPDATE postings SET nature = 'R' WHERE posting = 2`],
    ['a reference', `UPDATE postings SET reference = 'X' WHERE posting = 2`],
    ['a kind', `UPDATE postings SET kind = 'opening' WHERE posting = 2`],
    ['a hash', `UPDATE postings SET hash = '${'0'.repeat(64)}' WHERE posting = 2`],
  ])('%s edited in a posting, and names it', async (_, edit) => {
    const findings = await after(store, edit);
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'posting-altered', posting: 2 }));
    // A changed hash also breaks the link after it; no other posting is ever accused.
    const accused = findings.flatMap((finding) => ('posting' in finding ? [finding.posting] : []));
    expect(accused).toEqual(edit.startsWith('UPDATE postings SET hash') ? [2, 3] : [2]);
  });

  test('an edited amount also in the sum of its run', async () => {
    expect(await after(store, 'UPDATE postings SET cents = cents + 1 WHERE posting = 2')).toContainEqual({
      kind: 'movements-differ',
      run: 1,
      stated: 60n,
      posted: 61n,
    });
  });

  test('a posting removed from the middle', async () => {
    const findings = await after(store, 'DELETE FROM postings WHERE posting = 2');
    expect(findings).toContainEqual({ kind: 'postings-missing', from: 2, to: 2 });
    expect(findings.some(({ kind }) => kind === 'posting-altered')).toBe(false);
  });

  test('the tail cut off', async () => {
    const findings = await after(
      store,
      'DELETE FROM postings WHERE posting > 3',
      'DELETE FROM runs WHERE run > 1',
      'DELETE FROM answers',
    );
    expect(findings).toContainEqual({ kind: 'postings-missing', from: 4, to: 5 });
    expect(findings).toContainEqual({ kind: 'runs-missing', from: 2, to: 3 });
  });

  test('the tail cut off and the counts put right', async () => {
    const findings = await after(
      store,
      'DELETE FROM postings WHERE posting > 3',
      'DELETE FROM runs WHERE run > 1',
      'DELETE FROM answers',
      `UPDATE meta SET value = '1' WHERE name = 'runs'`,
      `UPDATE meta SET value = '3' WHERE name = 'postings'`,
    );
    expect(findings.map(({ kind }) => kind)).toEqual(['head-differs']);
  });

  test.each(['runs', 'postings'])(
    'counts of %s that nobody can read, or that are out of this world',
    async (name) => {
      const unreadable = { kind: 'store-damaged', detail: `meta, ${name}` };
      expect(await after(store, `DELETE FROM meta WHERE name = '${name}'`)).toContainEqual(unreadable);
      expect(await after(store, `UPDATE meta SET value = 'all' WHERE name = '${name}'`)).toContainEqual(
        unreadable,
      );
      const findings = await after(store, `UPDATE meta SET value = '1000000000' WHERE name = '${name}'`);
      expect(findings.map(({ kind }) => kind)).toEqual([`${name}-missing`]);
    },
  );

  test('a posting added by hand', async () => {
    const findings = await after(
      store,
      `INSERT INTO postings SELECT 6, run, kind, 'Z', payee, instalment_month, pay_month, remittance, cents,
         school_year, allowance, plan, nature, reference, corrects, hash FROM postings WHERE posting = 1`,
    );
    expect(findings).toEqual([{ kind: 'posting-added', posting: 6 }]);
  });

  test.each([
    ['its configuration', `UPDATE runs SET configuration = '' WHERE run = 1`],
    ['its instant', `UPDATE runs SET created = '20150101000000' WHERE run = 1`],
    ['its overrides', `UPDATE runs SET overrides = 'x' WHERE run = 1`],
    ['both sides of its equation', 'UPDATE runs SET due = due + 1, held = held + 1 WHERE run = 1'],
    ['a file of it', `UPDATE run_outputs SET name = 'x' WHERE run = 1 AND rank = 0`],
  ])('a run with %s edited, and names it', async (_, edit) => {
    expect(await after(store, edit)).toEqual([{ kind: 'run-altered', run: 1 }]);
  });

  test('an answer of the payer edited or removed', async () => {
    expect(await after(store, `UPDATE answers SET motive = 'x'`)).toEqual([{ kind: 'run-altered', run: 3 }]);
    expect(await after(store, 'DELETE FROM answers')).toContainEqual({
      kind: 'correction-differs',
      posting: 5,
    });
  });

  test('an equation that does not hold', async () => {
    const findings = await after(store, 'UPDATE runs SET due = due + 1 WHERE run = 1');
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'equation-broken', run: 1 }));
  });

  test('an archive truncated, replaced or gone', async () => {
    const { address, ledger, writer } = await writing(store);
    const run = await writer.post(payRun([movement()]));
    const digest = run.outputs[0]?.digest ?? '';
    const shorter =
      store.name === 'SQLite' ? 'substr(content, 1, length(content) - 3)' : 'substr(content, 1, 9)';
    await store.tamper(address, `UPDATE archive_parts SET content = ${shorter} WHERE digest = '${digest}'`);
    expect(await all(ledger.verify())).toEqual([{ kind: 'archive-damaged', digest }]);
    const other = run.outputs[1]?.digest ?? '';
    await store.tamper(
      address,
      `UPDATE archive_parts SET content = (SELECT content FROM archive_parts WHERE digest = '${other}')
       WHERE digest = '${digest}'`,
    );
    expect(await all(ledger.verify())).toEqual([{ kind: 'archive-damaged', digest }]);
    await store.tamper(
      address,
      `DELETE FROM archive_parts WHERE digest = '${digest}'`,
      `DELETE FROM archives WHERE digest = '${digest}'`,
    );
    expect(await all(ledger.verify())).toEqual([
      { kind: 'archive-missing', run: 1, name: 'mouvements.txt', digest },
    ]);
  });

  test.each([
    ['answers', 'store-damaged'],
    ['postings', 'store-damaged'],
    ['run_inputs', 'store-damaged'],
    // Each archive is named: whoever restores one knows which runs need it.
    ['archive_parts', 'archive-damaged'],
  ])('a table that was dropped: %s', async (table, kind) => {
    const findings = await after(store, `DROP TABLE ${table}${store.name === 'SQLite' ? '' : ' CASCADE'}`);
    expect(findings.map((finding) => finding.kind)).toContain(kind);
  });

  test('nothing while another run is being posted', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([...manyMovements(5000)]));
    const verified = all(ledger.verify());
    await writer.post(payRun([...manyMovements(5000)], { payMonth: DECEMBER }));
    expect(await verified).toEqual([]);
  });
});

test('damaged pages of a SQLite file are findings', async () => {
  const store = STORES[0]!;
  const { address, ledger, writer } = await writing(store);
  await writer.post(payRun([...manyMovements(20_000)]));
  await writer.release();
  await ledger.close();
  const size = statSync(address).size;
  const file = openSync(address, 'r+');
  for (let page = 600; page < 640; page += 1) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(file);
  expect(statSync(address).size).toBe(size);
  const again = await opened(address);
  const findings = await all(again.verify());
  expect(findings.some(({ kind }) => kind === 'store-damaged')).toBe(true);
});

test('a SQLite file cut short is a finding or a refusal', async () => {
  const store = STORES[0]!;
  const { address, ledger, writer } = await writing(store);
  await writer.post(payRun([...manyMovements(20_000)]));
  await writer.release();
  await ledger.close();
  truncateSync(address, statSync(address).size - 40 * 4096);
  const outcome = await opened(address)
    .then((again) => all(again.verify()))
    .catch((error: unknown) => error);
  expect(outcome).toSatisfy((found: Finding[] | { fault: { kind: string } }) =>
    'fault' in found ? found.fault.kind === 'corrupted' : found.some(({ kind }) => kind === 'store-damaged'),
  );
});

/** Three movements, one more a month later, one of the first rejected; then the edit, and what `verify` says. */
async function after(store: TestStore, ...edits: string[]): Promise<Finding[]> {
  const { address, ledger, writer } = await writing(store);
  await writer.post(
    payRun([
      movement({ award: 'A', cents: 10 }),
      movement({ award: 'B', cents: 20 }),
      movement({ award: 'C', cents: 30, reference: 'REF-C' }),
    ]),
  );
  await writer.post(payRun([movement({ award: 'A', cents: 40 })], { payMonth: DECEMBER }));
  const source = { name: 'retour.csv', rows: 1, ...(await writer.archive(text('retour'))) };
  const rejected: ReturnRow = {
    line: 2,
    reference: 'REF-C',
    status: 'rejected',
    motive: 'NIR',
    amount: undefined,
  };
  await writer.acknowledge({ ...STAMP, source, rows: [rejected] });
  expect(await all(ledger.verify())).toEqual([]);
  await store.tamper(address, ...edits);
  return all(ledger.verify());
}
