import { formatFrenchDate, parseIsoDate } from '../../calendar/index.js';
import { formatEuros } from '../../money/index.js';
import type { Cause, CausedMovement, Change, InputTable } from '../../model/cause.js';
import { COLUMNS } from '../messages/fr/columns.js';

/**
 * Why an amount was revised, as the agent can read it: without file or line, and without anybody else's NUMEN. What is
 * no reason but a circumstance is left out; the office checks the rest.
 */
export function letterCauses({ parts }: Pick<CausedMovement, 'parts'>): readonly string[] {
  const told = parts.flatMap(({ cause, amount }) => (isReason(cause) ? [{ cause, amount }] : []));
  return told.map(({ cause, amount }) => {
    const effect = told.length === 1 ? '' : ` (${formatEuros(amount)})`;
    return `${causeText(cause)}${effect}`;
  });
}

type Reason = Extract<Cause, { kind: 'change' | 'program' | 'answer' }>;

/** That balances were entered, or that it is the first pay of a ledger, gives nobody a reason. */
function isReason(cause: Cause): cause is Reason {
  if (cause.kind === 'answer') return cause.answer !== 'opening';
  return cause.kind === 'change' || cause.kind === 'program';
}

function causeText(cause: Reason): string {
  switch (cause.kind) {
    case 'change':
      return cause.changes.map(changeText).join(' ; ');
    case 'answer':
      return ANSWERS[cause.answer];
    case 'program':
      return 'correction du calcul';
  }
}

const ANSWERS: Readonly<Record<Extract<Cause, { kind: 'answer' }>['answer'], string>> = {
  rejected: 'rejet d’un mouvement précédent par le service payeur',
  modified: 'modification d’un mouvement précédent par le service payeur',
  cancelled: 'annulation d’une remise précédente',
  opening: 'enregistrement de versements antérieurs',
};

function changeText(change: Change): string {
  switch (change.kind) {
    case 'cell': {
      const { column, before, after } = change;
      if (PEOPLE.has(column))
        return `${SUBJECTS[change.table](change.subject)}, ${columnText(change.table, column)} : modifié`;
      return `${SUBJECTS[change.table](change.subject)}, ${columnText(change.table, column)} : ${valueText(before)} auparavant, ${valueText(after)} désormais`;
    }
    case 'row-added':
      return `${SUBJECTS[change.table](change.subject)}, prise en compte${cellsText(change)}`;
    case 'row-gone':
      return `${SUBJECTS[change.table](change.subject)}, retirée${cellsText(change)}`;
    case 'law':
      return `évolution d’un texte applicable (${change.file})`;
    case 'setting':
      return `modification d’une règle de gestion de l’académie (${change.key})`;
  }
}

function cellsText({ table, cells }: RowOfChange): string {
  // The award is named in the letter already.
  const shown = cells.filter(([column]) => column !== 'id_mission' && !PEOPLE.has(column));
  if (shown.length === 0) return '';
  return ` : ${shown.map(([column, value]) => `${columnText(table, column)} ${valueText(value)}`).join(', ')}`;
}

/** Columns that say who: other people, in what concerns this one. */
const PEOPLE = new Set(['numen', 'numen_remplacant', 'stagiaire', 'nir', 'nom', 'prenom']);

type RowOfChange = Extract<Change, { kind: 'row-added' | 'row-gone' }>;

/** Rows of an export as an agent knows them; in French all are feminine: taken into account, or withdrawn. */
const SUBJECTS: Readonly<Record<InputTable, (subject: string) => string>> = {
  agents: () => 'situation administrative',
  missions: (subject) => `décision d’attribution de la mission ${subject}`,
  absences: (subject) => `absence ${subject}`,
  service: () => 'période de temps partiel',
  remplacements: (subject) => `désignation d’un remplaçant, ${subject}`,
  etablissements: (subject) => `fiche de l’établissement ${subject}`,
  enveloppes: (subject) => `enveloppe ${subject}`,
  districts: (subject) => `fiche du district ${subject}`,
};

function columnText(table: InputTable, column: string): string {
  return COLUMNS[`${table}.csv/${column}`] ?? COLUMNS[column] ?? column;
}

/** Dates as people write them, whatever the form of the file. */
function valueText(value: string): string {
  const text = value.trim();
  if (text === '') return 'non renseigné';
  const date = parseIsoDate(text);
  return date === undefined ? text : formatFrenchDate(date);
}
