import { formatEuros } from '../../money/index.js';
import type { PageTexts } from './texts.fr.js';

/** What `rapport.html` says in English. */
export const ENGLISH: PageTexts = {
  title: (month) => `Pay of ${month}`,
  documentTitle: (month, rank) => `Pay report — ${month}, ${rank}`,
  remittance: (rank) => `remittance ${rank}`,
  nothingToSend: 'no movement',
  draft: 'Draft — nothing is to be sent',
  draftNote: 'This report is that of a trial: nothing is posted in the ledger.',
  production: 'Production',
  academie: (code) => `Académie ${code}`,
  ministere: (code) => `Ministry ${code}`,
  created: (day, month, year, hour, minute) => `Made on ${year}-${month}-${day} at ${hour}:${minute}`,
  withoutNames:
    'Version without names: no name, NUMEN, NIR or reference of a movement; rejected rows are listed without their content. Award identifiers and UAI remain.',
  withNames: 'This document names people: keep it within the office. It holds no NIR.',
  skip: 'Skip to content',
  contents: 'Contents',
  sections: {
    summary: 'Key figures',
    breakdown: 'Breakdown',
    look: 'Look at these first',
    rejects: 'Rejects',
    retained: 'Held and barred',
    envelopes: 'Envelopes',
    control: 'Control equation',
    movements: 'Movements',
    sources: 'What was used',
  },
  euros: (amount) => {
    const [, sign = '', figures = ''] = /^(-?)(.*?)\s*€$/.exec(formatEuros(amount)) ?? [];
    return `${sign === '' ? '' : '−'}€${figures.replace(',', '.').replaceAll(/\s/g, ',')}`;
  },
  count: grouped,
  percent: (whole, tenth) => `${whole}.${tenth}%`,
  date: (year, month, day) => `${year}-${month}-${day}`,
  none: 'Nothing.',
  all: 'Total',
  movement: 'Movements',
  credits: 'Credits',
  debits: 'Debits',
  net: 'Net',
  figures: {
    caption: 'This remittance, the month before and the same month last year',
    figure: 'Figure',
    here: 'This remittance',
    remittances: (count) => `${String(count)} ${count === 1 ? 'remittance' : 'remittances'}`,
    notRecorded: 'no pay recorded',
    unknown: '—',
    unknownNote:
      '—: people are not added up where a month has several remittances, since one person may be in two of them.',
    note: 'A month that is compared adds up its remittances that were not cancelled; its rejects, held and barred instalments are those of its last remittance.',
    movements: 'Movements',
    persons: 'People paid',
    credits: 'Credits',
    debits: 'Debits',
    net: 'Net',
    rejects: 'Rejected rows',
    warnings: 'Warnings',
    held: 'Instalments held',
    barred: 'Instalments barred',
  },
  natures: { N: 'Instalment of the month', R: 'Arrears', T: 'Recovery' },
  shortNatures: { N: 'Instalment', R: 'Arrears', T: 'Recovery' },
  breakdown: {
    allowance: 'By allowance',
    nature: 'By nature',
    school: 'By school',
    allowanceColumn: 'Allowance',
    natureColumn: 'Nature',
    schoolColumn: 'School',
    departmentColumn: 'Département',
    department: (code) => `Département ${code}`,
    noSchool: 'No school',
    others: (count) => `${count} other schools`,
    chart: (what) => `${what}: credits and debits, in euros`,
    chartText: (largest, rows) =>
      `Bar chart. The largest amount: ${largest}. The ${rows} exact amounts are in the table that follows.`,
    legendCredits: 'credits',
    legendDebits: 'debits',
    everySchool: (count) => `Every school (${count})`,
    byDepartment: (count) => `The ${count} schools, added up by département (first three digits of the UAI)`,
    filesHaveAll: 'The figures of each school are in bordereau.json.',
  },
  look: {
    payments: 'Largest payments',
    recoveries: 'Largest recoveries',
    firstTime: 'Paid for the first time',
    several: 'Several allowances',
    paymentsNote: (total) =>
      total > 10 ? `The first ten of ${grouped(total)} payments.` : `${several(total, 'payment')}.`,
    recoveriesNote: (total) =>
      total > 10
        ? `The first ten of ${grouped(total)} recoveries.`
        : `${several(total, 'recovery', 'recoveries')}.`,
    firstTimeNote: (total) =>
      `${several(total, 'person', 'people')} of whom the ledger knew no payment${total > 10 ? '; the ten largest amounts' : ''}.`,
    severalNote: (total) =>
      `${several(total, 'person', 'people')} with movements under several allowances${total > 10 ? '; the first ten' : ''}.`,
  },
  columns: {
    agent: 'Agent',
    award: 'Award',
    awards: 'Awards',
    allowance: 'Allowance',
    allowances: 'Allowances',
    missionFunction: 'Function',
    school: 'School',
    schools: 'Schools',
    origin: 'Month of origin',
    nature: 'Nature',
    amount: 'Amount',
    reference: 'Reference',
    movements: 'Movements',
    motive: 'Motive',
    code: 'Code',
    severity: 'Severity',
    count: 'Number',
    keys: 'Instalments',
    day: 'Barred on',
    place: 'Where',
    said: 'What was found, and what to do',
    field: 'Column',
    file: 'File',
    rows: 'Rows',
    bytes: 'Bytes',
    digest: 'SHA-256',
    schoolYear: 'School year',
    envelope: 'Envelope',
    taken: 'Taken',
    remaining: 'Remaining',
    share: 'Share',
    state: 'State',
  },
  rejects: {
    byCode: 'Rejects and warnings by code',
    severities: { reject: 'rejected', warn: 'warning' },
    none: 'No row is rejected.',
    bySchool: 'Rejected rows, by school',
    count: (count) => `${grouped(count)} ${count === 1 ? 'reject' : 'rejects'}`,
    noSchool: 'No known school',
    more: (count) => `And ${count} more, see `,
    otherSchools: (count) => `${count} other schools`,
    line: (line) => `line ${line}`,
    note: 'A reject that concerns several schools is given to each of them. Every row is in ',
  },
  retained: {
    none: 'Nothing is held or barred.',
    caption: 'What is due or overpaid and does not move this month',
    motives: {
      bloque: 'Blocked by a rejected row',
      disparu: 'Award gone from the export',
      service: 'Service not certified',
      prescrit: 'Barred',
    },
    largest: (motive, shown, total) => `${motive}: ${shown} of ${total}, largest amounts first`,
    lapsing: 'What lapses within six months',
    lapsingNone: 'Nothing that is held lapses within six months.',
    lapsingNote: (count, amount) =>
      `${grouped(count)} ${count === 1 ? 'instalment held' : 'instalments held'}, ${amount}, unless something releases them before. All of them are in `,
  },
  envelopes: {
    unreadable: 'This version can no longer read the archived export: envelopes are not shown.',
    none: 'The export gives no envelope, and no award depends on one.',
    academieCaption: 'The whole académie, by school year',
    schools: 'Envelopes by school',
    noEnvelope: 'no envelope',
    within: 'within',
    exceeded: 'exceeded',
    exceededCount: (count) => {
      if (count === 0) return 'No envelope is exceeded.';
      return `${grouped(count)} ${count === 1 ? 'envelope is exceeded' : 'envelopes are exceeded'}.`;
    },
    note: 'Taken: the sum of the annual rates of the awards that are not rejected. Awards validated by the recteur are paid even when the envelope is exceeded.',
    exceededColumn: 'Exceeded',
    without: (count) =>
      `${grouped(count)} ${count === 1 ? 'school has awards' : 'schools have awards'} without an envelope; their amount counts in what the académie takes.`,
  },
  control: {
    intro:
      'What is due to date equals the sum of what was paid, what moves this month, what is held and what is barred.',
    due: 'Due',
    postedBefore: 'Already paid',
    movements: 'Movements',
    held: 'Held',
    barred: 'Barred',
    holds: 'The two sides agree to the cent.',
    fails: 'The two sides do not agree: do not send, and tell the maintainers.',
  },
  movements: {
    caption: (count) => `The ${count} movements of the remittance`,
    groupCaption: (count) => `The ${count} movements, added up`,
    each: 'One row for each movement, in the order of ',
    bySchool:
      'One row for each school, allowance and nature: there are too many movements to give them one by one. All of them are in ',
    byDepartment:
      'One row for each département, allowance and nature: there are too many movements to give them one by one. All of them are in ',
    filter: 'Filter the rows',
    filterHint: 'Name, NUMEN, award, UAI, allowance…; several words: all of them must be there.',
    filterHintWithoutNames: 'Award, UAI, allowance…; several words: all of them must be there.',
    everyNature: 'Every nature',
    clear: 'Show everything',
    shown: 'Rows shown: {shown} of {total} — net {net}',
  },
  sources: {
    inputs: 'Files read',
    outputs: 'Other files of this folder',
    rest: 'Program, law, settings, ledger',
    program: 'Program',
    configuration: 'Configuration',
    overrides: 'Values given on the command line',
    regulations: 'Law (all the files)',
    layout: 'Record layout',
    ledger: 'Ledger before the run',
    ledgerHead: (runs, postings) => `${runs} runs, ${postings} postings`,
    noLedger: 'none',
    exportedAt: 'Date of the export',
    exportNoDate: 'not stated',
    accepted: 'Brakes let go',
    noneAccepted: 'none',
    what: 'Element',
    value: 'Value',
  },
};

function several(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
