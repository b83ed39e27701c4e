import { overlap } from './civil-days.js';
import type { OracleConventions } from './conventions.js';
import { lacksLetter } from './award-rules-imp.js';
import { compare, fraction, one, sum, zero } from './fraction.js';
import { byStartThenId } from './overlaps.js';
import { warnUnknownAgents } from './references.js';
import { warnReplacements } from './replacement-rules.js';
import type { Award, GoodRow } from './rows.js';
import { dayInSchoolYear } from './school-year.js';
import type { Tables } from './tables.js';
import type { Verdicts } from './verdicts.js';
import { survivors } from './verdicts.js';

/** Warnings are decided last, on rows not rejected at any stage; rejected rows do not count in them (rules, section 11). */
export function warn(tables: Tables, verdicts: Verdicts, conventions: OracleConventions): void {
  warnAgents(tables, verdicts);
  warnUnknownAgents(tables, verdicts);
  warnServicePeriods(tables, verdicts);
  warnReplacements(tables, verdicts);
  const rows = survivors(tables.awards, verdicts).filter(({ value }) => value.state !== 'ANNULEE');
  for (const row of rows) for (const code of codesOf(row.value)) verdicts.warn(row, code);
  warnSeveralTrainees(rows, verdicts);
  checkEnvelopes(
    tables,
    rows.map(({ value }) => value),
    verdicts,
    conventions,
  );
}

/** `numen.shape`; `nir.shared`: the second and later NUMEN of one NIR, in the order of the file. */
function warnAgents(tables: Tables, verdicts: Verdicts): void {
  const nirs = new Set<string>();
  for (const row of survivors(tables.agents, verdicts)) {
    if (!/^[0-9]{2}[A-Z][0-9]{7}[A-Z]{3}$/.test(row.value.numen)) verdicts.warn(row, 'numen.shape');
    if (nirs.has(row.value.nir)) verdicts.warn(row, 'nir.shared');
    nirs.add(row.value.nir);
  }
}

/** `service.over-90` */
function warnServicePeriods(tables: Tables, verdicts: Verdicts): void {
  for (const row of survivors(tables.service, verdicts)) {
    const { serviceFraction, payFraction } = row.value;
    const over90 = compare(serviceFraction, fraction(9, 10)) > 0 && compare(serviceFraction, one) < 0;
    if (over90 && payFraction === null) verdicts.warn(row, 'service.over-90');
  }
}

/** Warnings that one award answers for alone. */
function codesOf(award: Award): string[] {
  const { regime, fonction, decidedRate, modality, start, schoolYear } = award;
  const codes: string[] = [];
  if (award.state === 'PROPOSEE') codes.push('award.not-validated');
  if (regime === 'IMP') {
    const exceptional = fonction === 'NIVEAU' && compare(decidedRate ?? zero, fraction(3750)) === 0;
    if (exceptional) codes.push('imp.exceptional-rate');
    if (lacksLetter(award)) codes.push('imp.letter-missing');
    const afterService = start > dayInSchoolYear(schoolYear, '06-30');
    if (modality === 'A' && afterService) codes.push('award.outside-service-year');
  }
  const several = compare(award.traineeCount, one) > 0;
  if (regime === 'T1D' && !award.serviceRelief && several) codes.push('tutor.several-trainees');
  return codes;
}

/** `tutor.several-trainees` of the second degree: overlapping an earlier award, neither relieved, for another trainee [S3 III]. */
function warnSeveralTrainees(rows: readonly GoodRow<Award>[], verdicts: Verdicts): void {
  const tutoring = rows
    .filter(({ value }) => value.regime === 'T2D' && !value.serviceRelief)
    .sort(byStartThenId);
  for (const [rank, row] of tutoring.entries()) {
    const { value: award } = row;
    const clash = tutoring
      .slice(0, rank)
      .some(
        ({ value: earlier }) =>
          earlier.holder === award.holder && earlier.trainee !== award.trainee && overlap(earlier, award),
      );
    if (clash) verdicts.warn(row, 'tutor.several-trainees');
  }
}

/** `imp.envelope-exceeded`, at the envelope's row, of the severity of C7 [S1 I]. */
function checkEnvelopes(
  tables: Tables,
  awards: readonly Award[],
  verdicts: Verdicts,
  { envelopeExceeded }: OracleConventions,
): void {
  for (const row of survivors(tables.envelopes, verdicts)) {
    const { uai, schoolYear, amount } = row.value;
    const charged = awards.filter(
      (award) =>
        award.regime === 'IMP' && award.level === 'E' && award.uai === uai && award.schoolYear === schoolYear,
    );
    const total = sum(charged.map(({ decidedRate }) => decidedRate ?? zero));
    if (compare(total, amount) <= 0) continue;
    if (envelopeExceeded === 'reject') verdicts.reject(row, 'imp.envelope-exceeded');
    else verdicts.warn(row, 'imp.envelope-exceeded');
  }
}
