import { payMonthOf, schoolYearStarting, type PayMonth } from '../../src/calendar/index.js';
import {
  movementBatch,
  type Figures,
  type MovementBatch,
  type NewPosting,
  type OpeningBalance,
  type PostRequest,
  type Stamp,
} from '../../src/ledger/index.js';
import type { AllowanceCode, AwardId, Numen } from '../../src/model/index.js';
import { centsOf, NO_CENTS, sumCents } from '../../src/money/index.js';

/** Postings and runs for the tests of the ledger: small, fixed, and no person's. */

export const NOVEMBER = payMonthOf(2015, 11);
export const DECEMBER = payMonthOf(2015, 12);
export const STAMP: Stamp = { created: '20151120220000', program: '0.0.0-test' };

export interface Draft {
  award?: string;
  payee?: string;
  instalmentMonth?: PayMonth;
  cents?: number;
  nature?: NewPosting['nature'];
  plan?: NewPosting['plan'];
  reference?: string;
}

/** A movement; its reference is made of what makes it unique in a test. */
export function movement(draft: Draft = {}): NewPosting {
  const { award = 'M1', payee = '12A0000001ABC', instalmentMonth = NOVEMBER, cents = 13889 } = draft;
  return {
    key: { award: award as AwardId, payee: payee as Numen, instalmentMonth },
    amount: centsOf(cents),
    schoolYear: schoolYearStarting(2015),
    allowance: 'IMP' as AllowanceCode,
    plan: draft.plan ?? 'ninths',
    nature: draft.nature ?? 'N',
    reference: draft.reference ?? `REF-${award}-${payee}-${String(instalmentMonth)}`,
  };
}

export function openingBalance(draft: Draft & { payMonth?: PayMonth } = {}): OpeningBalance {
  const { key, amount, schoolYear, allowance, plan } = movement(draft);
  return { key, amount, schoolYear, allowance, plan, payMonth: draft.payMonth ?? NOVEMBER };
}

/** The figures of a run that pays these and holds nothing. */
export function figuresOf(postings: readonly NewPosting[], postedBefore = NO_CENTS): Figures {
  const movements = sumCents(postings.map(({ amount }) => amount));
  return {
    due: centsOf(postedBefore + movements),
    postedBefore,
    movements,
    held: NO_CENTS,
    barred: NO_CENTS,
  };
}

/** A request that posts these, with two output files. */
export function payRun(
  postings: readonly NewPosting[],
  { payMonth = NOVEMBER, remittance = 1 }: { payMonth?: PayMonth; remittance?: number | undefined } = {},
): PostRequest {
  return {
    identity: {
      ...STAMP,
      payMonth,
      mode: 'P',
      regulations: 'a'.repeat(64),
      configuration: 'b'.repeat(64),
      exportedAt: undefined,
      inputs: [],
      overrides: [],
    },
    remittance: postings.length === 0 ? undefined : remittance,
    postings: [...batches(postings, { payMonth, remittance })],
    close: () => ({
      figures: figuresOf(postings),
      outputs: [
        { name: 'mouvements.txt', content: text(`${String(payMonth)}/${String(remittance)}`) },
        { name: 'bordereau.json', content: text('{}\n') },
      ],
    }),
  };
}

/** Movements as they are posted, some at a time. */
export function* batches(
  postings: Iterable<NewPosting>,
  { payMonth = NOVEMBER, remittance = 1 }: { payMonth?: PayMonth; remittance?: number | undefined } = {},
): Generator<MovementBatch> {
  let some: NewPosting[] = [];
  for (const posting of postings) {
    some.push(posting);
    if (some.length < 1000) continue;
    yield movementBatch(some, { payMonth, remittance });
    some = [];
  }
  yield movementBatch(some, { payMonth, remittance });
}

export function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** `count` movements of as many awards, in code point order of awards. */
export function* manyMovements(count: number, from = 0): Generator<NewPosting> {
  for (let rank = from; rank < from + count; rank += 1) {
    const name = String(rank).padStart(8, '0');
    yield movement({
      award: `M${name}`,
      payee: `12A${name.slice(1)}ABC`,
      cents: 1 + (rank % 977),
      reference: name.padStart(24, '0'),
    });
  }
}
