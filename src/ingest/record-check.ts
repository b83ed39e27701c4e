import { LONGEST_ROW } from '../charset/index.js';
import type { CsvFault } from './csv-fault.js';
import { HeaderEcho } from './header-echo.js';

/**
 * Tells the records that CSV allows and no export has: they are what a file looks like whose rows have come into one
 * another. Read on, rows would be lost in silence. It looks at fields alone, so that every way of reading a file says
 * the same.
 */
export class RecordCheck {
  readonly #delimiter: string;
  /** Of the header, once it has come. */
  #echo: HeaderEcho | undefined;
  #width = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /**
   * Looks at the next record, the header first.
   *
   * @param isPlain when it is known to be short and to stand on one line
   */
  next(fields: readonly string[], line: number, isPlain: boolean): CsvFault | undefined {
    if (this.#echo === undefined) return this.#header(fields, line);
    if (this.#echo.isIn(fields)) return { line, reason: 'header-again' };
    return isPlain ? undefined : this.#swallowing(fields, line);
  }

  #header(fields: readonly string[], line: number): CsvFault | undefined {
    this.#width = fields.length;
    this.#echo = new HeaderEcho(fields);
    if (fields.some((field) => field.includes('\r'))) return { line, reason: 'line-ends' };
    const broken = lineOfField(fields, line, isOnSeveralLines);
    if (broken !== undefined) return { line: broken, reason: 'rows-in-quotes' };
    const found = fields.length === 1 ? this.#otherSeparator(fields[0] ?? '') : undefined;
    return found === undefined ? undefined : { line, reason: 'separator', found };
  }

  #swallowing(fields: readonly string[], line: number): CsvFault | undefined {
    const isOfWidth = fields.length === this.#width;
    // Files of old Macintosh systems end their lines so: read on, such a file would look empty, nobody on leave.
    if (!isOfWidth && fields.some((field) => field.includes('\r'))) return { line, reason: 'line-ends' };
    const swallowing = lineOfField(
      fields,
      line,
      (field) => isOnSeveralLines(field) && (!isOfWidth || holdsRow(field, this.#delimiter, this.#width)),
    );
    if (swallowing !== undefined) return { line: swallowing, reason: 'rows-in-quotes' };
    return this.#tooLong(fields, line);
  }

  /** The field with which the record becomes too long tells why. */
  #tooLong(fields: readonly string[], line: number): CsvFault | undefined {
    let length = 0;
    const long = lineOfField(fields, line, (field) => (length += field.length) > LONGEST_ROW);
    if (long === undefined) return undefined;
    const isBroken = fields.some(isOnSeveralLines);
    return { line: long, reason: isBroken ? 'rows-in-quotes' : 'row-too-long' };
  }

  /** A header of one column whose name holds signs that separate elsewhere: the most frequent. */
  #otherSeparator(header: string): string | undefined {
    const counted = SEPARATORS.filter((sign) => sign !== this.#delimiter).map((sign) => ({
      sign,
      count: header.split(sign).length - 1,
    }));
    const [most] = counted.toSorted((a, b) => b.count - a.count);
    return most === undefined || most.count === 0 ? undefined : most.sign;
  }
}

const SEPARATORS = [';', ',', '\t', '|'];

function isOnSeveralLines(field: string): boolean {
  return field.includes('\n');
}

/** The line on which the first such field begins. */
function lineOfField(
  fields: readonly string[],
  line: number,
  isSuch: (field: string) => boolean,
): number | undefined {
  let at = line;
  for (const field of fields) {
    if (isSuch(field)) return at;
    at += separatorsIn(field, '\n');
  }
  return undefined;
}

/**
 * Whether the lines of a field hold as many separators as a row: one of those in the middle by itself, or the first and
 * the last together, which are the end of the row where quotes were opened and the beginning of the one where they were
 * closed. A comment on several lines has no reason to.
 */
function holdsRow(field: string, delimiter: string, width: number): boolean {
  // In a table of one column every line is a row: nothing tells.
  const row = Math.max(1, width - 1);
  const counts = field.split('\n').map((line) => separatorsIn(line, delimiter));
  const ends = (counts[0] ?? 0) + (counts.at(-1) ?? 0);
  return ends >= row || counts.slice(1, -1).some((count) => count >= row);
}

function separatorsIn(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}
