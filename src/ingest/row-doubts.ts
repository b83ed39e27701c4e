import { decode, LONGEST_ROW, type Encoding } from '../charset/index.js';
import { HeaderEcho } from './header-echo.js';
import { readPlainCsv } from './plain-csv.js';

/**
 * Whether a `RecordCheck` might find something in a row, from its bytes: all that it would refuse is doubtful here, and of
 * good rows practically none.
 */
export class RowDoubts {
  readonly #encoding: Encoding;
  #width = 0;
  #echo: HeaderEcho | undefined;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  get isBeforeHeader(): boolean {
    return this.#echo === undefined;
  }

  /**
   * Looks at the next row, the header first.
   *
   * @param fields how many it has
   * @param breaks how many line ends its cells hold
   */
  isDoubtful(bytes: Uint8Array, start: number, end: number, fields: number, breaks: number): boolean {
    if (this.#echo === undefined) {
      if (breaks > 0 || (fields === 1 && holdsOtherSeparator(bytes, start, end))) return true;
      this.#width = fields;
      this.#echo = new HeaderEcho(this.#fields(bytes, start, end));
      return false;
    }
    if (end - start > LONGEST_ROW) return true;
    if (breaks > 0 && this.#mayHoldRows(bytes, start, end, fields)) return true;
    return (
      this.#echo.isPossible(bytes, start, end, fields) && this.#echo.isIn(this.#fields(bytes, start, end))
    );
  }

  /** Whether a row on several lines has another width, or enough separators in its cells for another row. */
  #mayHoldRows(bytes: Uint8Array, start: number, end: number, fields: number): boolean {
    if (fields !== this.#width) return true;
    let separators = 0;
    for (let at = start; at < end; at += 1) if (bytes[at] === SEPARATOR) separators += 1;
    return separators - (fields - 1) >= Math.max(1, this.#width - 1);
  }

  #fields(bytes: Uint8Array, start: number, end: number): readonly string[] {
    const decoded = decode(bytes.subarray(start, end), this.#encoding);
    let fields: readonly string[] = [];
    const take = (record: readonly string[]): void => void (fields = record);
    if (decoded.ok) {
      readPlainCsv(decoded.text.replaceAll('\r\n', '\n'), { header: take, record: take });
    }
    return fields;
  }
}

const SEPARATOR = 0x3b;
/** The comma, the tab and the bar. */
const OTHER_SEPARATORS = [0x2c, 0x09, 0x7c];

function holdsOtherSeparator(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).some((byte) => OTHER_SEPARATORS.includes(byte));
}
