import { readOwnCsv } from '../ingest/csv.js';

/**
 * The rows of a CSV file that a run wrote, without its header, as they come: a million are never held at once.
 *
 * @param content its bytes, piece by piece
 */
export async function* archivedRows(
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly (readonly string[])[]> {
  const decoder = new TextDecoder();
  let header: string | undefined;
  let rest = '';
  for await (const piece of content) {
    rest += decoder.decode(piece, { stream: true });
    const end = endOfRows(rest);
    if (end === 0) continue;
    const [whole, after] = [rest.slice(0, end), rest.slice(end)];
    rest = after;
    if (header !== undefined) yield rowsOf(header + whole);
    else {
      header = whole.slice(0, whole.indexOf(LINE_END) + LINE_END.length);
      yield rowsOf(whole);
    }
  }
}

/** Where the last whole row ends: a line end within quotes ends none. */
function endOfRows(text: string): number {
  let end = text.lastIndexOf(LINE_END);
  while (end >= 0 && hasOpenQuote(text, end)) end = text.lastIndexOf(LINE_END, end - 1);
  return end < 0 ? 0 : end + LINE_END.length;
}

function hasOpenQuote(text: string, end: number): boolean {
  let isOpen = false;
  for (let at = text.indexOf('"'); at >= 0 && at < end; at = text.indexOf('"', at + 1)) isOpen = !isOpen;
  return isOpen;
}

/** What our CSV files end their rows with. */
const LINE_END = '\r\n';

function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  const fault = readOwnCsv(text, {
    header: () => undefined,
    record: (fields) => void rows.push([...fields]),
  });
  if (fault !== undefined) throw new Error(`a file of a run cannot be read: ${fault.reason}`);
  return rows;
}
