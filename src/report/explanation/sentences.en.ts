import { formatCents, formatEuros } from '../../money/index.js';
import type { Sentences } from './sentences.fr.js';

/** What an explanation says in English. */
export const ENGLISH_SENTENCES: Sentences = {
  mark: '.',
  currency: (figures) => `€${figures}`,
  euros: (amount) => {
    const text = formatEuros(amount)
      .replace(/\u00a0€$/, '')
      .replaceAll('\u00a0', ',');
    const euros = text.replace(/,(\d\d)$/, '.$1');
    return euros.startsWith('-') ? `-€${euros.slice(1)}` : `€${euros}`;
  },
  figures: (amount) => formatCents(amount).replace(',', '.'),
  award: (id) => `Award ${id}`,
  run: (month, remittance) =>
    `Pay of ${month}, ${remittance === undefined ? 'nothing sent' : `remittance ${remittance}`}`,
  place: (file, line) => (line === undefined ? file : `${file}, line ${String(line)}`),
  issue: (place, sentence) => `${place}: ${sentence}`,
  source: (text) => `[${text}]`,
  semicolon: '; ',
  labels: {
    row: 'Row',
    duty: 'Function',
    school: 'School',
    dates: 'Dates',
    rate: 'Rate',
    share: 'Share',
    plan: 'Instalments',
    partTime: 'Part time',
    leave: 'Leave',
    obstacle: 'Stopped',
    warning: 'To check',
    exact: 'exact sum',
    year: 'whole year',
    earlier: 'counted before',
    rounding: 'rounding',
    due: 'due',
    posting: 'payment',
    posted: 'paid before',
    difference: 'difference',
    movement: 'movement',
    held: 'held',
    barred: 'barred',
    sent: 'sent',
    changed: 'changed',
    since: 'since then',
    why: 'why zero',
  },
  comparedWith: (remittance: string): string => `since the pay run ${remittance}:`,
  inSchoolYear: (dates, year) => `${dates}, school year ${year}`,
  sentence: (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
  plannedAs: (written, planned) => `${written}, counted ${planned}`,
  rate: (amount, from) => `${amount} a year${from === undefined ? '' : ` from ${from} on`}`,
  studentRate: (amount) => `${amount} per student`,
  sharedBy: (factor, share, students) =>
    `${factor}: participation of ${share}%${students === undefined ? '' : `, ${String(students)} student${students === 1 ? '' : 's'}`}`,
  plans: {
    twelfths: 'twelfths',
    ninths: 'ninths',
    partial: 'part of the year, once',
    'own-period': 'once',
  },
  plan: (name, count, first, last) =>
    count === 1 ? `${name}, ${first}` : `${String(count)} ${name}, from ${first} to ${last}`,
  noEffect: 'without effect on this allowance',
  stopped: 'the allowance is not kept',
  planFixed: ' (fixed by the first payment)',
  days: 'Whose the days are',
  sickLeave:
    'Ordinary sick leave: rolling year, on the morning of the first day, then on the evening of the last',
  rolling: (fullBefore, fullAfter, halfBefore, halfAfter) =>
    `full pay ${fullBefore} then ${fullAfter}, half pay ${halfBefore} then ${halfAfter}`,
  roles: {
    holder: 'holder of the award',
    replacement: 'replacement',
    former: 'without a day of the award today',
  },
  designated: (payee, place) => `${payee}, replacement (${place})`,
  heldBy: (payee) => `${payee}, holder of the award`,
  nobody: 'nobody: the holder is still absent after being replaced',
  thirtieths: (count) => `${String(count)}/30`,
  calendarDays: (count) => `${String(count)} day${count === 1 ? '' : 's'}`,
  sick: { full: 'full pay', half: 'half pay', none: 'no pay' },
  kept: { full: 'allowance kept', part: 'allowance kept at', none: 'allowance not paid' },
  waitingDay: 'waiting day, one thirtieth taken off',
  daysLost: 'one thirtieth taken off a day',
  monthLost: 'whole month without service, nothing is due',
  partTime: (fraction, place) => `part time paid ${fraction} (${place})`,
  partTimeNeutral: (place) => `part time (${place}) without effect during this leave`,
  payee: (payee, role) => `${payee}, ${role}`,
  key: (month, rank, days) =>
    `Instalment of ${month}${rank === undefined ? '' : `, ${rank}`}${days === undefined ? '' : `, days ${days}`}`,
  noPart: 'no paid day in this instalment',
  notComputed: 'nothing is computed: what is due is taken to be what was paid before',
  nothingDueNow: 'nothing is due under this instalment any more',
  negative: 'negative, counted as 0',
  rounded: { 'half-up': 'to the cent, half a cent upwards', truncate: 'down to the cent' },
  roundedTo: 'rounded to',
  closing: 'the last instalment closes the rounding of the year',
  neverNegative: 'never below 0',
  natures: {
    N: 'instalment of the month',
    R: 'arrears',
    T: 'recovery of an overpayment',
  },
  reference: (reference) => `reference ${reference}`,
  motives: {
    blocked: 'waiting: a row of the agent is rejected',
    vanished: 'waiting: the award is gone from the export',
    serviceFait: 'waiting: the service is not certified',
  },
  unwritable: 'waiting: a value cannot be written in the movement file',
  barredSince: (month, law) => `since the pay of ${month} [${law}]`,
  recoverableUntil: (month) => `recoverable until the pay of ${month}`,
  notRecoverable: (month) => `no longer recoverable since the pay of ${month}`,
  posting: (remittance, word, amount, nature) =>
    `${remittance}: ${word} ${amount}${nature === undefined ? '' : ` (${nature})`}`,
  kinds: {
    movement: 'paid',
    rejected: 'rejected by the payer',
    modified: 'modified by the payer',
    cancelled: 'cancelled',
    opening: 'paid before this ledger',
  },
  takenBack: 'taken back',
  sentOtherwise: (amount) =>
    `${amount ?? 'nothing'} — the program of today computes otherwise; “trentieme replay” says why`,
  nothing: (month) => `Nothing was sent in ${month}`,
  because: (nothing, reason) => `${nothing}: ${reason}.`,
  why: {
    obstacles: {
      'award-rejected': 'the row of the award is rejected, nothing is computed',
      'replacement-rejected':
        'a replacement row of the award is rejected, nothing is computed until it is corrected',
      proposed: 'the award is proposed, the recteur has not validated it yet',
      cancelled: 'the award is cancelled, nothing is due any more',
      vanished:
        'the award is gone from the export, which covers its school year all the same; nothing is taken back, the amount waits',
      'other-year': 'the export does not cover the school year of the award, nothing changes',
      uncertified: 'the service is not certified, the amount waits for the certificate',
      'payee-rejected': 'the row of the agent is rejected, nothing is computed',
      'payee-blocked': 'a row of absence or part time of the agent is rejected, the amount waits',
    },
    barred: (amount, since) => `${amount} is barred ${since}`,
    unwritable: (amount) => `${amount} waits, a value cannot be written in the movement file`,
    alreadyPaid: (month, amount) => `the instalment of ${month} is paid already, ${amount}`,
    notYet: (month, isOnly) =>
      isOnly ? `the award is paid once, with the pay of ${month}` : `the next instalment is that of ${month}`,
    nothingDue: (month) => `the instalment of ${month} is 0`,
    zero: (month, reason) => `the instalment of ${month} is 0; ${reason}`,
    noDay: (payee, others) => `${payee} has no day of the award${others === '' ? '' : `; ${others}`}`,
    days: (days, what) => `${days}, ${what}`,
    noDayInIt: 'the award has no day in this instalment',
    belowACent: 'the exact amount is not a cent above what is counted already',
  },
};
