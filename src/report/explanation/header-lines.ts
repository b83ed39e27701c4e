import { formatSchoolYear } from '../../calendar/index.js';
import { equals, formatFraction, multiply, ONE, fraction } from '../../money/index.js';
import type { Allowance, Award, Stretch } from '../../model/index.js';
import type { Lang } from '../messages/index.js';
import { alignedRows, type LabelledRow } from './aligned-rows.js';
import { decimalText } from './arithmetic.js';
import type { AwardExplanation, LaidOut, Obstacle } from './award-explanation.js';
import { dayText, periodText, shortMonth } from './dates.js';
import { issuesOf } from './nothing-lines.js';
import { rateText } from './rate-text.js';
import { identifier, issueText, monthName, placeText, rankText, sentencesIn } from './sentences.js';

/** What an award is: its text, its row, its dates, its rates and its plan. */
export function headerLines(explanation: AwardExplanation, lang: Lang): string[] {
  const sentences = sentencesIn(lang);
  const { id, allowance, award, payMonth, remittance } = explanation;
  const of =
    allowance === undefined
      ? ''
      : ` — ${allowance.code}, ${allowance.name[lang]} ${sentences.source(allowance.legalText)}`;
  const rank = remittance === undefined ? undefined : rankText(remittance);
  return [
    `${sentences.award(identifier(id))}${of}`,
    sentences.run(monthName(payMonth, lang), rank),
    ...alignedRows(
      [
        ...(award === undefined ? [] : awardRows(award, explanation, lang)),
        ...explanation.obstacles.flatMap((obstacle) => obstacleRows(obstacle, lang)),
        ...explanation.warnings.map((issue): LabelledRow => [
          sentences.labels.warning,
          issueText(issue, lang),
        ]),
      ],
      '  ',
    ),
  ];
}

/** What stops the whole award, with the rows to correct. */
function obstacleRows(obstacle: Obstacle, lang: Lang): LabelledRow[] {
  const { labels, why, sentence } = sentencesIn(lang);
  return [
    [labels.obstacle, sentence(why.obstacles[obstacle.kind])],
    ...issuesOf(obstacle, lang).map((text): LabelledRow => ['', text]),
  ];
}

function awardRows(award: Award, { laidOut, allowance }: AwardExplanation, lang: Lang): LabelledRow[] {
  const { labels, plannedAs } = sentencesIn(lang);
  const written = periodText(award.period, lang);
  const isStretched =
    laidOut !== undefined &&
    (laidOut.planned.start !== award.period.start || laidOut.planned.end !== award.period.end);
  const dates = isStretched ? plannedAs(written, periodText(laidOut.planned, lang)) : written;
  return [
    [labels.row, placeText(award.at, lang)],
    ...(award.missionFunction === '' ? [] : [[labels.duty, identifier(award.missionFunction)] as const]),
    ...(award.uai === '' ? [] : [[labels.school, identifier(award.uai)] as const]),
    [labels.dates, sentencesIn(lang).inSchoolYear(dates, formatSchoolYear(award.schoolYear))],
    ...(laidOut === undefined ? [] : computedRows(award, laidOut, allowance, lang)),
  ];
}

function computedRows(
  award: Award,
  laidOut: LaidOut,
  allowance: AwardExplanation['allowance'],
  lang: Lang,
): LabelledRow[] {
  const sentences = sentencesIn(lang);
  const { labels } = sentences;
  const stretches = laidOut.days.flatMap(({ stretch }) => stretch ?? []);
  const [first] = stretches;
  const source = sentences.source(allowance?.plan.source ?? '');
  return [
    ...ratesOf(stretches).map((stretch, at): LabelledRow => {
      const amount = rateText(stretch.annualRate, lang);
      const rate =
        allowance?.unit === 'student'
          ? sentences.studentRate(amount)
          : sentences.rate(amount, at === 0 ? undefined : dayText(stretch.period.start, lang));
      return [at === 0 ? labels.rate : '', `${rate} ${sentences.source(stretch.rateSource)}`];
    }),
    ...(first === undefined || equals(first.multiplier, ONE)
      ? []
      : [[labels.share, shareText(first, award, allowance, lang)] as const]),
    [labels.plan, `${planText(laidOut, lang)} ${source}`],
    ...(allowance === undefined ? [] : withoutEffect(allowance, lang)),
  ];
}

/** What an allowance does not look at, or is stopped by: asked about on the phone. */
function withoutEffect({ partTime, leave }: Allowance, lang: Lang): LabelledRow[] {
  const { labels, noEffect, stopped, source } = sentencesIn(lang);
  return [
    ...(partTime.applies ? [] : [[labels.partTime, `${noEffect} ${source(partTime.source)}`] as const]),
    ...(leave.rule === 'maintained'
      ? []
      : [
          [labels.leave, `${leave.rule === 'ignored' ? noEffect : stopped} ${source(leave.source)}`] as const,
        ]),
  ];
}

/** Each rate once, as it begins. */
function ratesOf(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.filter((stretch, at) => {
    const previous = stretches[at - 1];
    return previous === undefined || !equals(previous.annualRate, stretch.annualRate);
  });
}

function shareText(
  { multiplier }: Stretch,
  award: Award,
  allowance: AwardExplanation['allowance'],
  lang: Lang,
): string {
  const { sharedBy, mark } = sentencesIn(lang);
  const percent = decimalText(multiply(award.share, fraction(100)), mark);
  const students = allowance?.unit === 'student' ? award.studentCount : undefined;
  return sharedBy(formatFraction(multiplier), percent, students);
}

function planText({ plan, months, isPlanFixed }: LaidOut, lang: Lang): string {
  const sentences = sentencesIn(lang);
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return sentences.plans[plan];
  const text = sentences.plan(
    sentences.plans[plan],
    months.length,
    shortMonth(first, lang),
    shortMonth(last, lang),
  );
  return `${text}${isPlanFixed ? sentences.planFixed : ''}`;
}
