import type { Day } from './civil-days.js';
import { civil, daysInMonth } from './civil-days.js';

/**
 * Accounting weight `w(d)` of a day (rules, section 1; décret 62-765, art. 1): every month counts thirty, so the 31st
 * weighs nothing and the last day of February fills the month.
 */
export function weightOf(day: Day): number {
  const { year, month, dayOfMonth } = civil(day);
  if (dayOfMonth === 31) return 0;
  const lastOfFebruary = month === 2 && dayOfMonth === daysInMonth(year, 2);
  return lastOfFebruary ? 31 - dayOfMonth : 1;
}

/** Position `pos(d)` of a day in the 360 units of its school year (rules, section 1). */
function positionOf(day: Day): number {
  const { month, dayOfMonth } = civil(day);
  const monthsSinceSeptember = (month + 3) % 12;
  return dayOfMonth === 31 ? 30 * (monthsSinceSeptember + 1) : 30 * monthsSinceSeptember + dayOfMonth - 1;
}

/** An interval `[from, to)` of the school year, in thirds of a unit so that the ninths of 300 units stay whole numbers. */
export interface Window {
  readonly fromThirds: number;
  readonly toThirds: number;
}

/**
 * Thirds of a unit that a day contributes to a window, before its leave rate (rules, sections 7 and 8). A lost day loses
 * the first unit of its interval; a lost 31st takes its unit from the window `(a, b]` that contains its position.
 */
export function thirdsInWindow(day: Day, lost: boolean, window: Window): number {
  const weight = weightOf(day);
  const position = 3 * positionOf(day);
  if (lost && weight === 0) {
    return window.fromThirds < position && position <= window.toThirds ? -3 : 0;
  }
  const from = position + (lost ? 3 : 0);
  const to = position + 3 * weight;
  return Math.max(0, Math.min(to, window.toThirds) - Math.max(from, window.fromThirds));
}
