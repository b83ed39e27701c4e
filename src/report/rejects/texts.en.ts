import type { FRENCH } from './texts.fr.js';

/** The same in English. */
export const ENGLISH: typeof FRENCH = {
  sheet: 'Rejects',
  title: (uai) =>
    uai === undefined ? 'Rejected allowances – rows of no school' : `Rejected allowances – school ${uai}`,
  heading: ({ academie, month, rejects, warnings, isDraft }) =>
    [
      `Pay month: ${month}`,
      `académie ${academie}`,
      `${counted(rejects, 'reject')}${warnings === 0 ? '' : ` and ${counted(warnings, 'warning')}`}`,
      ...(isDraft ? ['draft: this pay is not done yet'] : []),
    ].join(' – '),
  todo: (uai) =>
    [
      'As long as a rejected row is not corrected, what depends on it is not paid.',
      'A warning is to be checked: nothing is rejected.',
      uai === undefined
        ? 'None of these rows names a school: the pay office sees to them itself.'
        : 'Do what the column “What to do” says, then answer the pay office of the rectorat that sent this workbook, quoting the subject of the row.',
    ].join(' '),
  columns: {
    gravite: 'Severity',
    code: 'Code',
    fichier: 'File',
    ligne: 'Line',
    champ: 'Column',
    trouve: 'What was found',
    attendu: 'What was expected',
    que_faire: 'What to do',
    objet: 'Subject',
    depuis: 'Since',
    anciennete_mois: 'Age (months)',
  },
  page: 'page',
};

function counted(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}
