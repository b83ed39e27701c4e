import { addDays, isoDate, type CivilDate } from '../calendar/civil-date.js';
import type { AbsenceDraft, EpisodeSetting } from './absence-draft.js';
import type { Weighted } from './random.js';

/** Draws an ordinary sick leave: a certificate, sometimes extended by others that follow it without a gap. */
export function drawSickLeave(setting: EpisodeSetting): readonly AbsenceDraft[] {
  const { random } = setting;
  const [fewest, most] = random.weighted(CERTIFICATES);
  return certificates(setting, random.between(fewest, most), () => random.chance(260));
}

/** Draws a sick leave that goes past full pay, and sometimes past the year: months of certificates. */
export function drawYearLongSickLeave(setting: EpisodeSetting): readonly AbsenceDraft[] {
  let left = setting.random.between(3, 13);
  return certificates(setting, setting.random.between(15, 30), () => left-- > 0);
}

/** Shortest and longest first certificate, in days. */
const CERTIFICATES: readonly Weighted<readonly [number, number]>[] = [
  [[1, 5], 60],
  [[6, 15], 25],
  [[16, 45], 15],
];

/** Reasons that spare the waiting day (rules section 5), with the starts for which exports carry them. */
const EXONERATIONS: readonly {
  readonly reason: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly mothersOnly: boolean;
}[] = [
  { reason: 'ALD', from: isoDate('2008-01-01'), to: isoDate('9999-12-31'), mothersOnly: false },
  { reason: 'DEUIL', from: isoDate('2020-07-01'), to: isoDate('9999-12-31'), mothersOnly: false },
  { reason: 'COVID', from: isoDate('2021-01-10'), to: isoDate('2023-01-31'), mothersOnly: false },
  { reason: 'GROSSESSE', from: isoDate('2019-08-08'), to: isoDate('9999-12-31'), mothersOnly: true },
  { reason: 'FAUSSE_COUCHE', from: isoDate('2024-01-01'), to: isoDate('9999-12-31'), mothersOnly: true },
  { reason: 'IMG', from: isoDate('2024-07-01'), to: isoDate('9999-12-31'), mothersOnly: true },
];

function certificates(
  setting: EpisodeSetting,
  firstLength: number,
  isExtended: () => boolean,
): readonly AbsenceDraft[] {
  const { start, random } = setting;
  const exoneration = drawExoneration(setting);
  const rows: AbsenceDraft[] = [];
  let next = start;
  let length = firstLength;
  do {
    rows.push({
      type: 'CMO',
      period: { start: next, end: addDays(next, length - 1) },
      // One extension in ten is not flagged by the HR system; touching the row before, it is one all the same.
      isExtension: rows.length > 0 && random.chance(900),
      exoneration,
    });
    next = addDays(next, length);
    length = random.between(7, 45);
  } while (isExtended());
  return rows;
}

function drawExoneration({ agent, start, random }: EpisodeSetting): string {
  if (!random.chance(110)) return '';
  const canBeMother = agent.sex === 'F' && agent.age < 46;
  const possible = EXONERATIONS.filter(
    ({ from, to, mothersOnly }) => from <= start && start <= to && (canBeMother || !mothersOnly),
  );
  return random.pick(possible).reason;
}
