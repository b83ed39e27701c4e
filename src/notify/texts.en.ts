import type { NOTIFY_FRENCH } from './texts.fr.js';

/** What a notification says in English. */
export const NOTIFY_ENGLISH: typeof NOTIFY_FRENCH = {
  pay: (month) => `Pay of ${month}`,
  remittance: (rank) => `remittance ${rank}`,
  prepared: (rank) => `remittance ${rank}, to be approved`,
  draft: 'draft (nothing is to be sent)',
  testTitle: 'Test message',
  test: 'This message checks that notifications arrive. No pay run was started.',
  verdicts: {
    done: 'Done, nothing rejected or held.',
    rejects: 'Done: the files are written, some rows were rejected or instalments held.',
    brake: 'STOPPED BY A BRAKE: the figures look like an accident. Nothing was posted.',
    failure: 'FAILED: the pay run could not come to its end.',
  },
  short: {
    done: () => 'done',
    rejects: (rejects) => (rejects === 0 ? 'instalments held' : plural(rejects, 'reject')),
    brake: () => 'STOPPED by a brake',
    failure: (_rejects, code) => `FAILED (code ${code})`,
  },
  todo: {
    done: 'To do: send the remittance to the payer, as usual.',
    rejects:
      'To do: read anomalies.csv and retenus.csv in the folder, correct at the source.\nWhat is corrected is paid by the next run.',
    brake:
      'To do: look where these figures come from. If the export is wrong, make it again;\nif they are meant, run again with the option that the program names.',
    failure:
      'To do: read the log of this run, correct the cause, run again.\nRunning again never pays twice.',
  },
  toApprove:
    'To do: another person looks at the remittance in the folder, then approves it (trentieme approve).\nUntil then nothing is posted: send nothing to the payer.',
  nothingToDo: 'To do: nothing.',
  labels: {
    movements: 'Paid',
    credits: 'Credits',
    debits: 'Debits',
    rejected: 'Rejected',
    held: 'Held',
    barred: 'Barred',
    sent: 'Sent',
    folder: 'Folder',
    run: 'Run',
    time: 'Time',
    manifest: 'Manifest',
  },
  movements: (movements, persons) =>
    `${plural(movements, 'movement')} for ${plural(persons, 'person', 'people')}`,
  rows: (rejects, warnings) => `${plural(rejects, 'reject')}, ${plural(warnings, 'warning')}`,
  keys: (count) => plural(count, 'instalment'),
  nothingToSend: 'no movement: nothing is to be sent',
  euros: (amount) => {
    const [, sign = '', figures = ''] = /^(-?)(.*?)\s*€$/.exec(amount) ?? [];
    return `${sign}€${figures.replace(',', '.').replaceAll(/\s/g, ',')}`;
  },
  failure: (code) => `Cause (exit code ${code})`,
  brakes: 'Brakes',
  issues: 'Issues by code',
  severity: (severity, count) => `${severity === 'reject' ? 'reject' : 'warning'}${count === 1 ? '' : 's'}`,
  otherCodes: (count) => `and ${plural(count, 'other code')}`,
  brakeLines: {
    rowDrop: (file, before, now) =>
      `${file}: ${plural(now, 'row')}, against ${grouped(before)} in the last pay`,
    vanished: (vanished, known) =>
      `${plural(vanished, 'award that was paid', 'awards that were paid')} no longer in the export, of ${grouped(known)}`,
    recoveries: (lines, amount, credits) =>
      `recoveries of overpayments: ${plural(lines, 'line')}${amount === undefined ? '' : ` for ${amount}`}, against ${credits} of credits`,
    stale: (exportedAt, last) => `the export is of ${exportedAt}, the last one used was of ${last}`,
  },
  fromTo: (start, end) => `from ${start} to ${end}`,
  noPerson: 'This message holds no name, no number of an agent, no amount of one person.',
};

function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
