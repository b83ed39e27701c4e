import { describe, expect, test } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import type { RunRecord } from '../../src/ledger/index.js';
import { postingByReference, runOfMonth } from '../../src/operations/find-run.js';
import { DEFAULT_CONVENTIONS } from '../../src/model/index.js';
import { opened, STORES } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { month } from '../support/paying.js';
import { SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';
import { Office } from '../support/stories-office.js';

describe.each(STORES)('what a user names, in a ledger on $name', (store) => {
  const lived = async () => {
    const address = await store.freshAddress();
    const office = await Office.open(
      { ...store, freshAddress: () => Promise.resolve(address) },
      DEFAULT_CONVENTIONS,
    );
    const texts = textsOf(SMALL_EXPORT);
    const raised = {
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '2500'),
    };
    await office.run('2025-11', texts);
    await office.run('2025-11', textsOf(raised));
    await office.cancel('2025-11/02');
    await office.run('2025-12', texts);
    await office.cancel('2025-12/01');
    return { ledger: await opened(address), office };
  };
  const named = (run: RunRecord | undefined): string | undefined =>
    run?.payMonth === undefined ? undefined : `${formatPayMonth(run.payMonth)}/${String(run.remittance)}`;

  test('a month is its latest pay run that stands; one that was cancelled where there is no other', async () => {
    const { ledger } = await lived();
    expect(named(await runOfMonth(ledger, month('2025-11')))).toBe('2025-11/1');
    expect(named(await runOfMonth(ledger, month('2025-12')))).toBe('2025-12/1');
    expect(named(await runOfMonth(ledger))).toBe('2025-11/1');
    expect(await runOfMonth(ledger, month('2026-01'))).toBeUndefined();
  });

  test('an empty book has no run', async () => {
    expect(await runOfMonth(await opened(await store.freshAddress()))).toBeUndefined();
  });

  test('a reference is the movement that was sent under it, in whatever case it is typed', async () => {
    const { ledger } = await lived();
    const sent = (await all(ledger.show())).filter(({ kind }) => kind === 'movement');
    expect(sent.length).toBeGreaterThan(10);
    for (const posting of sent) {
      expect(await postingByReference(ledger, ` ${posting.reference!.toLowerCase()} `)).toEqual(posting);
    }
  });

  test.each(['', '0'.repeat(24), 'M1', "'; DROP TABLE postings; --"])('« %s » is none', async (reference) => {
    const { ledger } = await lived();
    expect(await postingByReference(ledger, reference)).toBeUndefined();
  });
});
