import { formatPayMonth } from '../../calendar/index.js';
import type {
  Cause,
  CausedMovement,
  CellChange,
  CausedPart,
  Change,
  Repair,
  RunName,
} from '../../model/cause.js';
import { absoluteCents, formatCents, type Cents } from '../../money/index.js';
import type { Lang } from '../messages/index.js';
import { shownValue } from '../messages/shown-value.js';
import type { CauseWords } from './cause-words.js';
import { ENGLISH_CAUSES } from './cause-words.en.js';
import { FRENCH_CAUSES } from './cause-words.fr.js';

/** Why a movement is what it is: a line for each part, then what changed and moved nothing. */
export function causeLines({ parts, withoutEffect }: CausedMovement, lang: Lang): string[] {
  const words = causeWords(lang);
  return [
    ...parts.map((part) => partSentence(part, lang)),
    ...withoutEffect.map((change) => words.withoutEffect(changesSentence([change], words))),
  ];
}

/** `mission 12, missions.csv ligne 40 (avant : ligne 38), date_fin : 2026-08-31 → 2026-01-31 : −694,44 €`. */
export function partSentence({ cause, amount }: CausedPart, lang: Lang): string {
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  return `${causeSentence(cause, lang)}${colon}${signedEuros(amount, lang)}`;
}

/** What made a part of a movement. No NIR and no name is in it. */
export function causeSentence(cause: Cause, lang: Lang): string {
  const words = causeWords(lang);
  switch (cause.kind) {
    case 'fell-due':
      if (cause.cancelled !== undefined) return words.sentAndCancelled(runSentence(cause.cancelled, words));
      return cause.isOfMonth ? words.dueThisMonth : words.fellDue;
    case 'first-run':
      return words.firstRun;
    case 'answer': {
      const said = cause.postings.map((posting) =>
        words.answer[cause.answer](runSentence(posting, words), posting.reference ?? ''),
      );
      return [...new Set(said)].join(' ; ');
    }
    case 'change': {
      const said = rowsOf(cause.changes).map((changes) => changesSentence(changes, words));
      const sentence = cause.changes.length > 1 ? words.together(said.join(' ; ')) : said.join('');
      return cause.repaired === undefined ? sentence : repairedSentence(sentence, cause.repaired, words);
    }
    case 'program':
      return words.program(cause.versions.join(' → '), cause.versions.at(-1) ?? '');
    case 'barred':
      return words.barred;
  }
}

/** `+1 234,05 €`. */
export function signedEuros(amount: Cents, lang: Lang): string {
  const [whole = '', cents = ''] = formatCents(absoluteCents(amount)).split(',');
  return causeWords(lang).euros(amount < 0n ? '−' : '+', whole, cents);
}

/** The words of a language. */
export function causeWords(lang: Lang): CauseWords {
  return lang === 'en' ? ENGLISH_CAUSES : FRENCH_CAUSES;
}

function runSentence({ payMonth, remittance }: RunName, words: CauseWords): string {
  const rank = remittance === undefined ? undefined : String(remittance).padStart(2, '0');
  return words.run(formatPayMonth(payMonth), rank);
}

/** Values of one row are said together. */
function rowsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const rows: Change[][] = [];
  for (const change of changes) {
    const last = rows.at(-1)?.at(-1);
    const isSame =
      last?.kind === 'cell' &&
      change.kind === 'cell' &&
      last.table === change.table &&
      last.line === change.line;
    if (isSame) rows.at(-1)?.push(change);
    else rows.push([change]);
  }
  return rows;
}

/** One change, or several of one row. */
function changesSentence(changes: readonly Change[], words: CauseWords): string {
  const [change] = changes;
  if (change === undefined) return '';
  if (change.kind !== 'cell') return changeSentence(change, words);
  const { table, subject, file, fileBefore, line, lineBefore } = change;
  const isMoved = line !== lineBefore || file !== fileBefore;
  const earlier = file === fileBefore ? words.onlyLine(lineBefore) : words.line(fileBefore, lineBefore);
  const place = `${words.line(file, line)}${isMoved ? words.before(earlier) : ''}`;
  const cells = changes.flatMap((one) =>
    one.kind === 'cell' ? [words.cell(one.column, shown(one.before, words), shown(one.after, words))] : [],
  );
  return [words.row[table](shown(subject, words)), place, ...cells].join(', ');
}

function changeSentence(change: Exclude<Change, CellChange>, words: CauseWords): string {
  switch (change.kind) {
    case 'row-added':
    case 'row-gone': {
      const { table, subject, file, line, cells } = change;
      const said = cells.map(([column, value]) => `${column} ${shown(value, words)}`).join(', ');
      const write = change.kind === 'row-added' ? words.added : words.gone;
      const row = words.row[table](shown(subject, words));
      return write(row, words.line(file, line), said === '' ? '' : ` (${said})`);
    }
    case 'law': {
      const { file, origin, before, after } = change;
      if (file === '*') return words.allLaw;
      const kind = before === undefined ? 'added' : after === undefined ? 'gone' : 'changed';
      const digests = [before, after].flatMap((digest) =>
        digest === undefined ? [] : [digest.slice(0, 12)],
      );
      return words.law(file, origin === 'own', kind, digests.join(' → '));
    }
    case 'setting':
      return words.setting(change.key, shown(change.before, words), shown(change.after, words));
  }
}

function repairedSentence(sentence: string, { why, issues }: Repair, words: CauseWords): string {
  // That the row came says it already.
  if (why === 'absent') return sentence;
  const rows = issues.map(({ at, code }) =>
    at.line === undefined ? `${at.file} [${code}]` : words.reject(words.line(at.file, at.line), code),
  );
  const reasons = [words.still[why], ...new Set(rows)].join(', ');
  const isError = why === 'rejected' || why === 'blocked' || why === 'unwritable';
  return isError ? words.repaired(sentence, reasons) : words.until(sentence, reasons);
}

function shown(value: string, words: CauseWords): string {
  const found = shownValue(value);
  if (found.kind === 'blank') return words.blank;
  return found.kind === 'masked' ? words.masked : found.text;
}
