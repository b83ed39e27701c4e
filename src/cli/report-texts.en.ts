import type { REPORT_FRENCH } from './report-texts.fr.js';

/** What `report` says in English. */
export const REPORT_ENGLISH: typeof REPORT_FRENCH = {
  written: (run, path) => `Report of the pay of ${run}: ${path}`,
  withoutNames: 'Version without names: no name, NUMEN, NIR or reference.',
  month: (month, rank) => `${month}, ${rank}`,
  remittance: (rank) => `remittance ${rank}`,
  nothingToSend: 'no movement',
  help: {
    report: 'Makes rapport.html of a posted pay run again, from the ledger alone',
    remittance: 'Rank of the remittance in the month (by default: the last one not cancelled)',
    output: 'The file to make; never written over another',
    noNames: 'Without name, NUMEN or reference: a version to share',
  },
};
