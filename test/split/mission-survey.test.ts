import { describe, expect, test } from 'vitest';
import { formatSchoolYear } from '../../src/calendar/index.js';
import type { Encoding } from '../../src/charset/index.js';
import { MissionSurvey } from '../../src/split/mission-survey.js';
import { byteReading, textReading } from '../../src/split/row-reading.js';
import { encoded } from '../support/payroll.js';

/** What is learnt of the awards of a file. */
function surveyOf(rows: readonly string[], encoding?: Encoding): MissionSurvey {
  const survey = new MissionSurvey();
  const text = ['uai;date_debut', ...rows, ''].join('\n');
  const reading =
    encoding === undefined
      ? textReading(text)
      : byteReading({ name: 'missions.csv', bytes: encoded(text, encoding) }, encoding);
  const row: Parameters<typeof reading.visit>[0]['row'] = (view) => {
    survey.see(view, [0, 1]);
  };
  expect(reading.visit({ header: () => [0, 1], row })).toBe(true);
  return survey;
}

describe('the ranges of schools', () => {
  const rows = ['B;', 'A;', 'C;', ';', 'B;', 'D;', '" A ";', 'b;', 'C;', 'C;', 'É;'];

  test.each([
    [1, ['A', 'B', 'C', 'D', 'b', 'É']],
    [2, ['B', 'C', 'D', 'É']],
    [3, ['B', 'D']],
    [4, ['C', 'b']],
    [5, ['C', 'É']],
    [6, ['D']],
    [100, []],
  ])('of about %i awards begin in code point order, blank first, and no school is cut', (awards, firsts) => {
    for (const encoding of [undefined, 'UTF-8', 'ISO-8859-15'] as const) {
      expect(surveyOf(rows, encoding).ranges(awards)).toEqual(firsts);
    }
  });

  test('are one where there is no school, and where the file says none', () => {
    expect(surveyOf([]).ranges(1)).toEqual([]);
    expect(surveyOf([';x', ';y', ';z']).ranges(1)).toEqual([]);
    const survey = new MissionSurvey();
    textReading('a\n1\n').visit({
      header: () => [],
      row: (view) => {
        survey.see(view, [undefined, undefined]);
      },
    });
    expect([survey.ranges(1), survey.schoolYears()]).toEqual([[], []]);
  });
});

describe('the school years that awards start in', () => {
  test('are those of every date that can be read, however it is written', () => {
    const rows = [
      'A;2025-09-01',
      'A;31/08/2025',
      'A; 2024-09-01 ',
      'A;',
      'A;hier',
      'A;2026-13-01',
      'A;"01/09/2025"',
    ];
    for (const encoding of [undefined, 'UTF-8', 'windows-1252'] as const) {
      const years = surveyOf(rows, encoding).schoolYears().map(formatSchoolYear);
      expect(years.toSorted()).toEqual(['2024-2025', '2025-2026']);
    }
  });
});
