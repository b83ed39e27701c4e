import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDaysIn, formatIsoDate, isoDate, overlaps } from '../../src/calendar/index.js';
import type { Conventions, Numen } from '../../src/model/index.js';
import { holdings, type HandoverFacts } from '../../src/rules/holdings.js';
import { days, HOLDER, OTHER, REPLACEMENT, replacement } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';

const NAMES: Readonly<Record<string, string>> = {
  [HOLDER]: 'holder',
  [REPLACEMENT]: 'first',
  [OTHER]: 'second',
};

/** `first..last payee`, over an award of 2015-10-01 to 2016-05-31. */
function whose(
  facts: Partial<HandoverFacts>,
  afterReplacement: Conventions['afterReplacement'] = 'revive',
): string[] {
  const written = facts.written ?? days('2015-10-01', '2016-05-31');
  return holdings(
    { holder: HOLDER, written, planned: written, replacements: [], holderAbsent: [], ...facts },
    afterReplacement,
  ).map(
    ({ payee, period }) =>
      `${formatIsoDate(period.start)}..${formatIsoDate(period.end)} ${NAMES[payee] ?? payee}`,
  );
}

const replacements = (...periods: readonly (readonly [string, string, Numen?])[]) =>
  periods.map(([first, last, numen]) => replacement(days(first, last), numen));

describe('whose day it is', () => {
  test.each<[string, ReturnType<typeof replacements>, string[], string]>([
    ['no replacement', [], ['2015-10-01..2016-05-31 holder'], 'rules 3'],
    [
      'a handover for good',
      replacements(['2016-03-11', '2016-05-31']),
      ['2015-10-01..2016-03-10 holder', '2016-03-11..2016-05-31 first'],
      'rules 3',
    ],
    [
      'the holder earns again after the last day',
      replacements(['2016-01-04', '2016-01-29']),
      ['2015-10-01..2016-01-03 holder', '2016-01-04..2016-01-29 first', '2016-01-30..2016-05-31 holder'],
      'rules 3',
    ],
    [
      'several replacements, in any order',
      replacements(['2016-03-01', '2016-03-31', OTHER], ['2015-10-01', '2015-11-30']),
      [
        '2015-10-01..2015-11-30 first',
        '2015-12-01..2016-02-29 holder',
        '2016-03-01..2016-03-31 second',
        '2016-04-01..2016-05-31 holder',
      ],
      'rules 3',
    ],
    [
      'one replacement after another, the holder earning nothing between',
      replacements(['2016-01-01', '2016-02-29'], ['2016-03-01', '2016-05-31', OTHER]),
      ['2015-10-01..2015-12-31 holder', '2016-01-01..2016-02-29 first', '2016-03-01..2016-05-31 second'],
      'rules 3',
    ],
    [
      'the same replacement twice',
      replacements(['2015-10-01', '2015-10-31'], ['2016-05-01', '2016-05-31']),
      ['2015-10-01..2015-10-31 first', '2015-11-01..2016-04-30 holder', '2016-05-01..2016-05-31 first'],
      'rules 3',
    ],
    [
      'a replacement clipped to the award at both ends',
      replacements(['2015-09-01', '2016-08-31']),
      ['2015-10-01..2016-05-31 first'],
      'rules 3',
    ],
    [
      'a replacement clipped at its start',
      replacements(['2015-09-15', '2015-10-15']),
      ['2015-10-01..2015-10-15 first', '2015-10-16..2016-05-31 holder'],
      'rules 3',
    ],
    [
      'a replacement outside the award',
      replacements(['2016-06-01', '2016-06-30']),
      ['2015-10-01..2016-05-31 holder'],
      'rules 3',
    ],
  ])('%s', (_, given, expected) => {
    expect(whose({ replacements: given })).toEqual(expected);
  });
});

describe('days that the plan adds belong to whoever is payee on the nearest day of the award', () => {
  const written = days('2015-09-03', '2016-07-02');
  const planned = days('2015-09-01', '2016-08-31');

  test.each<[string, ReturnType<typeof replacements>, string[], string]>([
    ['the holder, at both ends', [], ['2015-09-01..2016-08-31 holder'], 'rules 3'],
    [
      'a replacement at the start',
      replacements(['2015-09-03', '2015-10-02']),
      ['2015-09-01..2015-10-02 first', '2015-10-03..2016-08-31 holder'],
      'rules 3',
    ],
    [
      'a replacement at the end',
      replacements(['2016-06-01', '2016-07-02']),
      ['2015-09-01..2016-05-31 holder', '2016-06-01..2016-08-31 first'],
      'rules 3',
    ],
    [
      'clipped replacements at both ends',
      replacements(['2015-09-01', '2015-09-10'], ['2016-07-02', '2016-08-31', OTHER]),
      ['2015-09-01..2015-09-10 first', '2015-09-11..2016-07-01 holder', '2016-07-02..2016-08-31 second'],
      'rules 3',
    ],
    [
      'the holder again, where a designation covers added days only',
      replacements(['2016-07-03', '2016-08-31']),
      ['2015-09-01..2016-08-31 holder'],
      'rules 3',
    ],
  ])('%s', (_, given, expected) => {
    expect(whose({ written, planned, replacements: given })).toEqual(expected);
  });

  test('nobody, where the holder is suspended on the last day (rules 3, C3)', () => {
    const facts = {
      written,
      planned,
      replacements: replacements(['2016-05-01', '2016-05-31']),
      holderAbsent: [days('2016-04-15', '2016-08-31')],
    };
    expect(whose(facts, 'suspend')).toEqual([
      '2015-09-01..2016-04-30 holder',
      '2016-05-01..2016-05-31 first',
    ]);
  });
});

describe('a holder still absent after the replacement', () => {
  const january = replacements(['2016-01-04', '2016-01-29']);
  const untilFebruary = [days('2016-01-02', '2016-02-15')];

  test.each<[string, Conventions['afterReplacement'], Partial<HandoverFacts>, string[], string]>([
    [
      'earns again at once',
      'revive',
      { replacements: january, holderAbsent: untilFebruary },
      ['2015-10-01..2016-01-03 holder', '2016-01-04..2016-01-29 first', '2016-01-30..2016-05-31 holder'],
      'rules 13, C3',
    ],
    [
      'or not before the absence ends',
      'suspend',
      { replacements: january, holderAbsent: untilFebruary },
      ['2015-10-01..2016-01-03 holder', '2016-01-04..2016-01-29 first', '2016-02-16..2016-05-31 holder'],
      'rules 13, C3',
    ],
    [
      'nor before a second replacement within it ends',
      'suspend',
      {
        replacements: replacements(['2016-01-04', '2016-01-29'], ['2016-02-01', '2016-02-10', OTHER]),
        holderAbsent: untilFebruary,
      },
      [
        '2015-10-01..2016-01-03 holder',
        '2016-01-04..2016-01-29 first',
        '2016-02-01..2016-02-10 second',
        '2016-02-16..2016-05-31 holder',
      ],
      'rules 13, C3',
    ],
    [
      'nor before a second replacement that follows at once, and the absence, end',
      'suspend',
      {
        replacements: replacements(['2016-01-04', '2016-01-29'], ['2016-01-30', '2016-02-10', OTHER]),
        holderAbsent: untilFebruary,
      },
      [
        '2015-10-01..2016-01-03 holder',
        '2016-01-04..2016-01-29 first',
        '2016-01-30..2016-02-10 second',
        '2016-02-16..2016-05-31 holder',
      ],
      'rules 13, C3',
    ],
    [
      'an absence that begins later suspends nothing',
      'suspend',
      { replacements: january, holderAbsent: [days('2016-01-31', '2016-02-15')] },
      ['2015-10-01..2016-01-03 holder', '2016-01-04..2016-01-29 first', '2016-01-30..2016-05-31 holder'],
      'rules 13, C3',
    ],
    [
      'an absence that ended with the replacement suspends nothing',
      'suspend',
      { replacements: january, holderAbsent: [days('2016-01-02', '2016-01-29')] },
      ['2015-10-01..2016-01-03 holder', '2016-01-04..2016-01-29 first', '2016-01-30..2016-05-31 holder'],
      'rules 13, C3',
    ],
    [
      'an absence without replacement suspends nothing',
      'suspend',
      { holderAbsent: untilFebruary },
      ['2015-10-01..2016-05-31 holder'],
      'rules 13, C3',
    ],
  ])('%s (%s)', (_, convention, facts, expected) => {
    expect(whose(facts, convention)).toEqual(expected);
  });
});

test('every day of an award belongs to exactly one payee, whatever the replacements', () => {
  const written = days('2015-09-01', '2016-08-31');
  const cuts = fc.uniqueArray(fc.nat(365), { maxLength: 8 }).map((offsets) => offsets.sort((a, b) => a - b));
  fc.assert(
    fc.property(cuts, (offsets) => {
      const at = (offset: number) => addDays(written.start, offset);
      const given = offsets
        .slice(0, offsets.length - (offsets.length % 2))
        .flatMap((from, index) =>
          index % 2 === 0 ? [replacement({ start: at(from), end: at(offsets[index + 1]! - 1) })] : [],
        );
      const held = holdings(
        { holder: HOLDER, written, planned: written, replacements: given, holderAbsent: [] },
        'revive',
      );
      expect(held.reduce((sum, { period }) => sum + calendarDaysIn(period), 0)).toBe(366);
      held.slice(1).forEach(({ period }, index) => {
        expect(overlaps(period, held[index]!.period)).toBe(false);
        expect(period.start).toBe(addDays(held[index]!.period.end, 1));
      });
      expect(held[0]?.period.start).toBe(isoDate('2015-09-01'));
    }),
    randomRuns(200),
  );
});
