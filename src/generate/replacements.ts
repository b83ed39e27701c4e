import { addDays, earliest, type CivilDate } from '../calendar/civil-date.js';
import { calendarDaysIn, intersection, overlaps, type Period } from '../calendar/period.js';
import type { AbsenceDraft } from './absence-draft.js';
import { spellsOf } from './absences.js';
import type { Agent } from './agents.js';
import type { Award } from './award.js';
import type { Random } from './random.js';
import { rowKey, writtenDates } from './row-keys.js';
import type { Values } from './tables.js';

/** A member of a school with what bears on being replaced, or on replacing. */
export interface StaffMember {
  readonly agent: Agent;
  readonly absences: readonly AbsenceDraft[];
  readonly awards: readonly Award[];
}

/**
 * Draws the replacements of one member: for some of the long absences, a colleague takes over the award some days later and
 * stays to the end, or leaves it before. The holder is absent on every day of it.
 */
export function drawReplacements(
  holder: StaffMember,
  staff: readonly StaffMember[],
  random: Random,
): readonly Values<'remplacements.csv'>[] {
  const rows: Values<'remplacements.csv'>[] = [];
  if (holder.awards.length === 0 || holder.absences.length === 0) return rows;
  const spells = spellsOf(holder.absences);
  for (const award of holder.awards) {
    if (award.etat === 'PROPOSEE' || award.etat === 'ANNULEE' || award.serviceFait === 'N') continue;
    for (const spell of spells) {
      const away = intersection(spell, award.period);
      if (away === undefined || calendarDaysIn(away) < 14 || !random.chance(550)) continue;
      for (const period of designations(away, random)) {
        const replacement = findReplacement(award, period, staff, random);
        if (replacement === undefined) continue;
        rows.push({
          id_remplacement: rowKey('R', holder.agent, rows.length),
          id_mission: award.id,
          numen_remplacant: replacement.numen,
          ...writtenDates(period),
        });
      }
    }
  }
  return rows;
}

/** One designation as a rule; sometimes it stops before the holder is back, and sometimes another takes over then. */
function designations(away: Period, random: Random): readonly Period[] {
  const start = addDays(away.start, random.between(0, 8));
  const until = (end: CivilDate): Period => ({ start, end });
  if (!random.chance(200)) return [until(away.end)];
  const early = earliest(addDays(start, random.between(2, 90)), addDays(away.end, -3));
  if (early < start) return [until(away.end)];
  return random.chance(400) ? [until(early), { start: addDays(early, 1), end: away.end }] : [until(early)];
}

/** Asks a few colleagues in turn, so that a large school costs no more than a small one. */
function findReplacement(
  award: Award,
  period: Period,
  staff: readonly StaffMember[],
  random: Random,
): Agent | undefined {
  const first = random.below(staff.length);
  const asked = [
    ...staff.slice(first, first + MOST_ASKED),
    ...staff.slice(0, Math.max(0, first + MOST_ASKED - staff.length)),
  ];
  return asked.find((colleague) => canReplace(colleague, award, period))?.agent;
}

const MOST_ASKED = 8;

/** Rules section 11, `replacement.not-eligible`; and nobody replaces while away. Colleagues share the degree. */
function canReplace({ agent, absences, awards }: StaffMember, award: Award, period: Period): boolean {
  if (agent === award.holder || agent.statut === 'S') return false;
  if (absences.some((absence) => overlaps(absence.period, period))) return false;
  if (award.regime === 'IMP') return !agent.cpgeServiceComplet;
  if (award.regime !== 'MF' && award.regime !== 'T1D') return true;
  const isConseillerPedagogique = awards.some(({ regime }) => regime === 'CP');
  return agent.cafipemf === (award.regime === 'MF') && !isConseillerPedagogique;
}
