import fc from 'fast-check';
import type { ExportTexts } from './engine.js';
import type { OracleConventions } from './oracle/index.js';
import { changes, facts, type Change, type Fact } from './stories-facts.js';
import { conventions, district, HEADERS, rarely, textsOf, type Row, type Tables } from './worlds.js';

/** What happens to a small academy, its payer and its ledger over the months. */
export interface Story {
  readonly conventions: OracleConventions;
  readonly turns: readonly Turn[];
}

/** A pay run, and what the payer makes of it before the next one. */
export interface Turn {
  readonly payMonth: string;
  readonly texts: ExportTexts;
  /** Whether the run is asked for twice. */
  readonly again: boolean;
  readonly payer: Payer;
}

export type Payer =
  | { readonly kind: 'silent' }
  /** Refuses the last remittance as a whole, and as many before it as may be; then the month may be run again. */
  | { readonly kind: 'cancels'; readonly remittances: number; readonly again: boolean }
  /** Answers some movements of the remittance sent that many remittances ago. */
  | { readonly kind: 'answers'; readonly ago: number; readonly answers: readonly Answer[] };

export interface Answer {
  /** Rank of the movement in its remittance, counted round. */
  readonly movement: number;
  readonly status: 'ACCEPTE' | 'REJETE' | 'MODIFIE';
  /** Of a modified movement: what the payer took, in hundredths of what was sent. */
  readonly hundredths: number;
}

const answer: fc.Arbitrary<Answer> = fc.record({
  movement: fc.nat({ max: 9 }),
  status: fc.constantFrom('REJETE', 'MODIFIE', 'ACCEPTE'),
  hundredths: fc.constantFrom(50, 0, 33, 100, 130),
});

/** A whole remittance, movement by movement: nothing of it was ever paid. */
const nothingTaken = fc
  .constantFrom<Answer['status']>('REJETE', 'MODIFIE')
  .map((status) => Array.from({ length: 12 }, (_, movement) => ({ movement, status, hundredths: 0 })));

const payer: fc.Arbitrary<Payer> = fc.oneof(
  { arbitrary: fc.constant<Payer>({ kind: 'silent' }), weight: 4 },
  {
    arbitrary: fc.record({
      kind: fc.constant('answers' as const),
      ago: rarely(fc.constant(0), fc.integer({ min: 1, max: 3 }), 3),
      answers: fc.array(answer, { minLength: 1, maxLength: 4 }),
    }),
    weight: 4,
  },
  { arbitrary: nothingTaken.map((answers): Payer => ({ kind: 'answers', ago: 0, answers })), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('cancels' as const),
      remittances: rarely(fc.constant(1), fc.constant(2), 4),
      again: fc.boolean(),
    }),
    weight: 2,
  },
);

/** Months after the turn before, or not before a month counted from the September of the school year. */
type When = { readonly later: number } | { readonly from: number };

/** A turn before it is known what the export says by then. */
interface Draft {
  readonly when: When;
  /** Whether the export covers the next school year alone. */
  readonly isNextYear: boolean;
  readonly changes: readonly Change[];
  readonly again: boolean;
  readonly payer: Payer;
}

const draft = (when: fc.Arbitrary<When>): fc.Arbitrary<Draft> =>
  fc.record({
    when,
    isNextYear: rarely(fc.constant(false), fc.constant(true), 7),
    changes,
    again: rarely(fc.constant(false), fc.constant(true), 4),
    payer,
  });

const later = (min: number, max: number): fc.Arbitrary<When> =>
  fc.integer({ min, max }).map((months) => ({ later: months }));

/** Month after month, with corrected exports in the same month and months skipped. */
const A_YEAR = rarely(later(0, 2), later(3, 9), 4);
/** Long enough for what was paid to lapse, and for arrears to lapse with the civil year: on both sides of the day. */
const YEARS = fc.oneof(
  { arbitrary: later(0, 8), weight: 1 },
  { arbitrary: later(24, 25), weight: 4 },
  { arbitrary: fc.constantFrom<When>({ from: 51 }, { from: 52 }, { from: 63 }, { from: 64 }), weight: 2 },
);

const SCHOOL_YEARS = [2015, 2018, 2022, 2023, 2024, 2014, 2013] as const;

export const stories: fc.Arbitrary<Story> = fc
  .record({ schoolYear: fc.constantFrom(...SCHOOL_YEARS), conventions })
  .chain(({ schoolYear, conventions: settings }) =>
    fc
      .record({
        facts: facts(schoolYear),
        /** The run at which each fact is first told, if it is. */
        known: fc.array(rarely(fc.constant(0), fc.integer({ min: 1, max: 4 }), 3), {
          minLength: 16,
          maxLength: 16,
        }),
        places: fc.record({
          etablissements: fc.constant([['0330450K', 'LGT', '', '6', '108', '5,50']]),
          districts: district(schoolYear).map((row) => [row]),
          enveloppes: fc.constant([]),
        }),
        firstMonth: fc.integer({ min: 1, max: 5 }),
        drafts: fc.oneof(
          { arbitrary: fc.array(draft(A_YEAR), { minLength: 1, maxLength: 7 }), weight: 2 },
          { arbitrary: fc.array(draft(YEARS), { minLength: 2, maxLength: 5 }), weight: 1 },
        ),
      })
      .map((told) => ({
        conventions: settings,
        turns: turnsOf(
          told.drafts,
          told.facts,
          told.known,
          told.places,
          schoolYear * 12 + 8,
          told.firstMonth,
        ),
      })),
  );

type Places = Pick<Tables, 'etablissements' | 'districts' | 'enveloppes'>;

function turnsOf(
  drafts: readonly Draft[],
  all: readonly Fact[],
  known: readonly number[],
  places: Places,
  september: number,
  firstMonth: number,
): Turn[] {
  let month = september + firstMonth;
  const versions = all.map(() => 0);
  return drafts.map((drawn, turn) => {
    const { when } = drawn;
    if (turn > 0) month = 'later' in when ? month + when.later : Math.max(month, september + when.from);
    for (const { fact, version } of turn === 0 ? [] : drawn.changes) {
      versions[fact % all.length] = version;
    }
    const rows = all.map(({ table, versions: told }, at) => {
      const isKnown = (known[at] ?? 0) <= turn || table === 'agents';
      const row = told[(versions[at] ?? 0) % told.length];
      return isKnown && !(drawn.isNextYear && table === 'missions' && row?.[0] !== 'M5') ? row : null;
    });
    return {
      payMonth: `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`,
      texts: textsOf({ ...tablesOf(all, rows), ...places }),
      again: drawn.again,
      payer: drawn.payer,
    };
  });
}

function tablesOf(all: readonly Fact[], rows: readonly (Row | null | undefined)[]): Tables {
  const of = (table: keyof Tables): Row[] =>
    rows.filter((row, at): row is Row => all[at]?.table === table && row !== null && row !== undefined);
  return Object.fromEntries(
    (Object.keys(HEADERS) as (keyof Tables)[]).map((name) => [name, of(name)]),
  ) as unknown as Tables;
}
