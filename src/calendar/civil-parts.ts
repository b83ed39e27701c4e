/** Number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of the first day of a month (1 to 12): days since 1 January 1970. */
export function daysBeforeMonth(year: number, month: number): number {
  return KNOWN_MONTHS[(year - FIRST_KNOWN_YEAR) * 12 + month - 1] ?? daysBeforeMonthByFormula(year, month);
}

/** Integer arithmetic on the 400-year cycle, counted from 1 March of year 0. */
export function daysBeforeMonthByFormula(year: number, month: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_MARCH_0_TO_EPOCH;
}

/**
 * Year, month and day of a day number in one integer: `year << 9 | month << 5 | day`. Rules ask for them at every step:
 * the days that awards and leave fall on are looked up, the others computed.
 */
export function packedPartsOf(dayNumber: number): number {
  return KNOWN_DAYS[dayNumber - FIRST_KNOWN_DAY] ?? packedPartsByFormula(dayNumber);
}

export function yearIn(packed: number): number {
  return packed >> 9;
}

/** 1 to 12. */
export function monthIn(packed: number): number {
  return (packed >> 5) & 15;
}

/** 1 to 31. */
export function dayIn(packed: number): number {
  return packed & 31;
}

/** The same by the arithmetic of {@link daysBeforeMonthByFormula}. */
export function packedPartsByFormula(dayNumber: number): number {
  const shifted = dayNumber + DAYS_FROM_MARCH_0_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return packed(year, month, day);
}

function packed(year: number, month: number, day: number): number {
  return (year << 9) | (month << 5) | day;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const DAYS_PER_ERA = 146_097;
const DAYS_FROM_MARCH_0_TO_EPOCH = 719_468;

const FIRST_KNOWN_YEAR = 1990;
const LAST_KNOWN_YEAR = 2100;
const FIRST_KNOWN_DAY = daysBeforeMonthByFormula(FIRST_KNOWN_YEAR, 1);
const KNOWN_MONTHS = Int32Array.from({ length: (LAST_KNOWN_YEAR - FIRST_KNOWN_YEAR + 1) * 12 }, (_, index) =>
  daysBeforeMonthByFormula(FIRST_KNOWN_YEAR + Math.floor(index / 12), (index % 12) + 1),
);
const KNOWN_DAYS = Int32Array.from(
  { length: daysBeforeMonthByFormula(LAST_KNOWN_YEAR + 1, 1) - FIRST_KNOWN_DAY },
  (_, index) => packedPartsByFormula(FIRST_KNOWN_DAY + index),
);
