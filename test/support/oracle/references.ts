import { covers, daysOf } from './civil-days.js';
import { isInForce } from './regimes.js';
import type { GoodRow, Award, Row } from './rows.js';
import { schoolYearPeriod } from './school-year.js';
import type { Tables } from './tables.js';
import { idsIn } from './tables.js';
import type { Verdicts } from './verdicts.js';
import { survivors } from './verdicts.js';

/** Second stage (rules, section 11): references and periods. A rejected row still answers for its id. */
export function checkReferencesAndPeriods(tables: Tables, verdicts: Verdicts): void {
  const agents = idsIn(tables.agents, 'numen');
  const awards = idsIn(tables.awards, 'id_mission');
  for (const row of survivors(tables.awards, verdicts)) {
    if (!agents.has(row.value.holder)) verdicts.reject(row, 'reference.unknown-agent');
    checkAwardPeriod(row, verdicts);
  }
  for (const row of survivors(tables.replacements, verdicts)) {
    if (!awards.has(row.value.award)) verdicts.reject(row, 'reference.unknown-award');
    if (!agents.has(row.value.payee)) verdicts.reject(row, 'reference.unknown-agent');
    checkNotReversed(row, verdicts);
  }
  for (const row of [...survivors(tables.absences, verdicts), ...survivors(tables.service, verdicts)]) {
    checkNotReversed(row, verdicts);
  }
}

/** A reversed period hides the next two codes, an award across two school years the last one. */
function checkAwardPeriod(row: GoodRow<Award>, verdicts: Verdicts): void {
  const { value: award } = row;
  if (award.end < award.start) verdicts.reject(row, 'period.reversed');
  else if (!covers(schoolYearPeriod(award.schoolYear), award.end)) {
    verdicts.reject(row, 'award.crosses-school-year');
  } else if ([...daysOf(award)].some((day) => !isInForce(award.regime, day))) {
    verdicts.reject(row, 'regime.not-in-force');
  }
}

function checkNotReversed(
  row: Row<unknown> & { readonly value: { readonly start: number; readonly end: number } },
  verdicts: Verdicts,
): void {
  if (row.value.end < row.value.start) verdicts.reject(row, 'period.reversed');
}

/** Absences and service rows of an agent nobody listed (warning, decided last). */
export function warnUnknownAgents(tables: Tables, verdicts: Verdicts): void {
  const agents = idsIn(tables.agents, 'numen');
  for (const row of [...survivors(tables.absences, verdicts), ...survivors(tables.service, verdicts)]) {
    if (!agents.has(row.value.numen)) verdicts.warn(row, 'reference.unknown-agent');
  }
}
