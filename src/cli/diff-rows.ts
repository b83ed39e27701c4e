import { formatPayMonth } from '../calendar/index.js';
import { withoutNir } from '../model/index.js';
import type { Cause, CausedMovement, CausedPart, Change, RunName } from '../model/cause.js';
import { formatCents, NO_CENTS } from '../money/index.js';
import { rankOf } from './posting-table.js';

/** The columns of `diff --format csv`. */
export const DIFF_COLUMNS: readonly string[] = [
  'mois_paie',
  'remise',
  'depuis',
  'nature',
  'reference',
  'numen',
  'id_mission',
  'mois_origine',
  'montant',
  'rang',
  'cause',
  'fichier',
  'ligne_avant',
  'ligne',
  'objet',
  'champ',
  'avant',
  'apres',
  'part',
];

/**
 * A movement as rows: one for each part of it or, where several changes act together only, one for each change, the
 * last of which has the amount. So the column `part` sums to everything that moved.
 */
export function movementRows(movement: CausedMovement): string[][] {
  const { run, since, key, nature, reference, amount, parts } = movement;
  const head = [
    formatPayMonth(run.payMonth),
    run.remittance === undefined ? '' : rankOf(run.remittance),
    since === undefined ? '' : runText(since),
    ...[nature, reference, key.payee, key.award, formatPayMonth(key.instalmentMonth), formatCents(amount)],
  ];
  return parts.flatMap((part, at) =>
    partRows(part).map((cells) => [...head, String(at + 1), ...cells.map(withoutNir)]),
  );
}

function runText({ payMonth, remittance }: RunName): string {
  return remittance === undefined
    ? formatPayMonth(payMonth)
    : `${formatPayMonth(payMonth)}/${rankOf(remittance)}`;
}

function partRows({ cause, amount }: CausedPart): string[][] {
  const word = causeWord(cause);
  if (cause.kind !== 'change') return [[word, ...detailCells(cause), formatCents(amount)]];
  return cause.changes.map((change, at) => {
    const own = at === cause.changes.length - 1 ? amount : NO_CENTS;
    return [word, ...changeCells(change), formatCents(own)];
  });
}

function causeWord(cause: Cause): string {
  switch (cause.kind) {
    case 'fell-due':
      return cause.cancelled === undefined ? 'echeance' : 'remise-annulee';
    case 'first-run':
      return 'premiere-paie';
    case 'answer':
      return ANSWERS[cause.answer];
    case 'change':
      return cause.repaired === undefined ? changeWord(cause.changes.at(-1)) : 'erreur-reparee';
    case 'program':
      return 'programme';
    case 'barred':
      return 'prescription';
  }
}

const ANSWERS = {
  rejected: 'rejet',
  modified: 'modification',
  cancelled: 'remise-annulee',
  opening: 'ouverture',
} as const;

function changeWord(change: Change | undefined): string {
  if (change?.kind === 'law') return 'texte';
  return change?.kind === 'setting' ? 'reglage' : 'donnee';
}

/** File, line before, line, subject, column, value before and after. */
function changeCells(change: Change): string[] {
  switch (change.kind) {
    case 'cell': {
      const { file, lineBefore, line, subject, column, before, after } = change;
      return [file, String(lineBefore), String(line), subject, column, before, after];
    }
    case 'row-added':
      return [change.file, '', String(change.line), change.subject, '', '', rowText(change.cells)];
    case 'row-gone':
      return [change.file, String(change.line), '', change.subject, '', rowText(change.cells), ''];
    case 'law':
      return [change.file, '', '', '', '', change.before ?? '', change.after ?? ''];
    case 'setting':
      return ['', '', '', '', change.key, change.before, change.after];
  }
}

function rowText(cells: readonly (readonly [column: string, value: string])[]): string {
  return cells.map(([column, value]) => `${column}=${value}`).join(', ');
}

function detailCells(cause: Exclude<Cause, { kind: 'change' }>): string[] {
  const detail = (before: string, after = ''): string[] => ['', '', '', '', '', before, after];
  switch (cause.kind) {
    case 'fell-due':
      return detail(cause.cancelled === undefined ? '' : runText(cause.cancelled));
    case 'answer':
      return detail(cause.postings.map((posting) => posting.reference ?? runText(posting)).join(', '));
    case 'program':
      return detail(cause.versions.slice(0, -1).join(', '), cause.versions.at(-1));
    case 'first-run':
    case 'barred':
      return detail('');
  }
}
