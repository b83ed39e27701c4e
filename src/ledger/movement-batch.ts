import type { PayMonth, SchoolYear } from '../calendar/index.js';
import type { Cents } from '../money/index.js';
import { monthWord, word, yearWord } from './canonical.js';
import { remembered } from './json-text.js';
import type { MovementBatch, NewPosting, PostingKind, SentIn } from './records.js';
import { centsFrom } from './rows.js';
import type { Row } from './store.js';
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

/** A movement whose text is written. */
export interface WrittenMovement {
  /** Without number and run. */
  readonly text: string;
  /** What the text holds, in the order of the table. */
  readonly fields: MovementFields;
  readonly amount: Cents;
}

/** Months and school year as people read them. */
export type MovementFields = readonly [
  kind: PostingKind,
  award: string,
  payee: string,
  instalmentMonth: string,
  payMonth: string,
  remittance: number,
  cents: string,
  schoolYear: string,
  allowance: string,
  plan: string,
  nature: string,
  reference: string,
  corrects: null,
];

/** What {@link movementBatch} wrote. */
export function writtenMovements(batch: MovementBatch): readonly WrittenMovement[] {
  const texts = new TextDecoder().decode(batch).split('\n');
  texts.pop();
  return texts.map((text) => {
    const fields = fieldsOf(text);
    return { text, fields, amount: centsFrom(fields[6]) };
  });
}

/** Where nothing is escaped, a string ends at the next quote: a third of the time of a parser, a million times. */
function fieldsOf(text: string): MovementFields {
  if (text.includes('\\')) return JSON.parse(text) as MovementFields;
  let end = 0;
  const next = (): string => {
    const start = text.indexOf('"', end) + 1;
    end = text.indexOf('"', start) + 1;
    return text.slice(start, end - 1);
  };
  const [kind, award, payee, instalmentMonth, payMonth] = [next(), next(), next(), next(), next()];
  const remittance = Number(text.slice(end + 1, text.indexOf(',', end + 1)));
  return [
    kind as PostingKind,
    award,
    payee,
    instalmentMonth,
    payMonth,
    remittance,
    next(),
    next(),
    next(),
    next(),
    next(),
    next(),
    null,
  ];
}

/** A movement as the table `postings` holds it, in the order of its columns. */
export function movementRow(
  { fields, amount }: WrittenMovement,
  number: number,
  run: number,
  hash: string,
): Row {
  return [
    number,
    run,
    fields[0],
    fields[1],
    fields[2],
    digitsOf(fields[3]),
    digitsOf(fields[4]),
    fields[5],
    amount,
    yearOfText(fields[7]),
    fields[8],
    fields[9],
    fields[10],
    fields[11],
    fields[12],
    hash,
  ];
}

/** `AAAA-MM` as the tables hold it. */
const digitsOf = remembered((month: string) => Number(month.replace('-', '')));
/** `2025-2026` as the tables hold it. */
const yearOfText = remembered((schoolYear: string) => Number(schoolYear.slice(0, 4)));
