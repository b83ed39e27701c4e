import {
  isoDate,
  parsePayMonth,
  schoolYearOf,
  schoolYearStarting,
  type PayMonth,
  type Period,
} from '../../src/calendar/index.js';
import type {
  Absence,
  Agent,
  AllowanceCode,
  Award,
  AwardId,
  LeaveCode,
  Nir,
  Numen,
  Posting,
  Replacement,
  ServicePeriod,
  Uai,
} from '../../src/model/index.js';
import { centsOf, exactOf, fraction, ONE } from '../../src/money/index.js';

/** Facts of an export with the usual values; a test states only what it is about. */

export const HOLDER = '04E0100001ABA' as Numen;
export const REPLACEMENT = '04E0200002ACA' as Numen;
export const OTHER = '04E0300003ADA' as Numen;
export const AWARD_ID = 'M1' as AwardId;

const NOWHERE = { file: 'test.csv', line: 2 };

/** Both days included. */
export function days(first: string, last = first): Period {
  return { start: isoDate(first), end: isoDate(last) };
}

/** `2015-11`. */
export function month(text: string): PayMonth {
  const parsed = parsePayMonth(text);
  if (parsed === undefined) throw new RangeError(`not a month: ${text}`);
  return parsed;
}

/** A tenured teacher. */
export function agent(with_: Partial<Agent> = {}): Agent {
  return {
    at: NOWHERE,
    numen: HOLDER,
    nir: '191024006100181' as Nir,
    familyName: 'MARTIN',
    givenName: 'CLAIRE',
    status: 'tenured',
    degree: '2',
    serviceStart: undefined,
    cafipemf: false,
    cpgeFullService: false,
    ...with_,
  };
}

/** Contract staff in service since that day; blank: nobody wrote it. */
export function contractStaff(since: string): Agent {
  return agent({ status: 'contractStaff', serviceStart: since === '' ? undefined : isoDate(since) });
}

/** An IMP of 1250 a year paid by ninths, over those days. */
export function award(period: Period, with_: Partial<Award> = {}): Award {
  return {
    at: NOWHERE,
    id: AWARD_ID,
    state: 'active',
    holder: HOLDER,
    allowance: 'IMP' as AllowanceCode,
    missionFunction: 'DISCIPLINE',
    level: 'E',
    modality: 'A',
    uai: '0330001X' as Uai,
    period,
    schoolYear: schoolYearOf(period.start),
    annualRate: fraction(1250),
    share: ONE,
    serviceRelief: false,
    overtimePaid: false,
    trainee: '',
    traineeCount: 1,
    studentCount: 1,
    district: '',
    missionLetter: '',
    serviceFait: true,
    ...with_,
  };
}

/** An absence of the holder. */
export function absence(type: string, period: Period, with_: Partial<Absence> = {}): Absence {
  return {
    at: NOWHERE,
    id: 'A1',
    numen: HOLDER,
    type: type as LeaveCode,
    period,
    extension: false,
    exempt: false,
    origin: undefined,
    ...with_,
  };
}

/** A part-time period of the holder, in per cent. */
export function servicePeriod(
  percent: string,
  start: string,
  end?: string,
  payPercent?: string,
): ServicePeriod {
  return {
    at: NOWHERE,
    numen: HOLDER,
    start: isoDate(start),
    end: end === undefined ? undefined : isoDate(end),
    serviceFraction: exactOf(percent),
    payFraction: payPercent === undefined ? undefined : exactOf(payPercent),
  };
}

/** A replacement on the award. */
export function replacement(period: Period, numen = REPLACEMENT): Replacement {
  return { at: NOWHERE, id: 'R1', award: AWARD_ID, numen, period };
}

/** So many cents posted at a pay month for the holder's instalment of that month. */
export function posting(
  payMonth: string,
  amount: number,
  instalmentMonth = payMonth,
  with_: Partial<Posting> = {},
): Posting {
  return {
    key: { award: AWARD_ID, payee: HOLDER, instalmentMonth: month(instalmentMonth) },
    payMonth: month(payMonth),
    amount: centsOf(amount),
    schoolYear: schoolYearStarting(2015),
    allowance: 'IMP' as AllowanceCode,
    plan: 'ninths',
    reversed: false,
    ...with_,
  };
}
