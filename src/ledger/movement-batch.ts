import type { PayMonth, SchoolYear } from '../calendar/index.js';
import { monthWord, word, yearWord } from './canonical.js';
import { remembered } from './json-text.js';
import type { MovementBatch, NewPosting, SentIn } from './records.js';
import { TextBytes, utf8 } from './text-bytes.js';

/**
 * Movements made ready for the book, each as the text that its hash covers (`unplacedText`), without the place it will
 * have: a line each. The columns are read from that same text: what is kept and what is hashed cannot differ.
 */
export function movementBatch(
  movements: Iterable<NewPosting>,
  { payMonth, remittance }: SentIn,
): MovementBatch {
  const opening = utf8(`[${word('movement')},`);
  const sent = utf8(`,${monthWord(payMonth)},${String(remittance)},"`);
  const closing = utf8(',null]\n');
  const lines = new TextBytes();
  for (const { key, amount, schoolYear, allowance, plan, nature, reference } of movements) {
    lines.add(opening);
    lines.addQuoted(key.award);
    lines.add(COMMA);
    lines.addQuoted(key.payee);
    lines.add(COMMA);
    lines.add(monthBytes(key.instalmentMonth));
    lines.add(sent);
    lines.addWhole(amount);
    lines.add(AFTER_AMOUNT);
    lines.add(yearBytes(schoolYear));
    lines.add(wordBytes(allowance));
    lines.add(wordBytes(plan));
    lines.add(wordBytes(nature));
    lines.addQuoted(reference);
    lines.add(closing);
  }
  return lines.all();
}

const COMMA = utf8(',');
const AFTER_AMOUNT = utf8('",');
const monthBytes = remembered((month: PayMonth) => utf8(monthWord(month)));
/** With the comma after it. */
const yearBytes = remembered((year: SchoolYear) => utf8(`${yearWord(year)},`));
const wordBytes = remembered((text: string) => utf8(`${word(text)},`));
