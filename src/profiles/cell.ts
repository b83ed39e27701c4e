import { dateReader } from './date-form.js';
import { numberExample, numberReader } from './number-form.js';
import type { ColumnSource, ReadSource, Split, ValueForm } from './profile.js';

/** What a row of the extraction gives for a column of the contract. */
export type CellReader = (fields: readonly string[]) => string;

/**
 * Compiles where a column comes from. In this order: columns joined, a part taken, a code translated; a code that the
 * map does not hold is rewritten from the form, or given on as it is written, for the contract to judge. A blank stays
 * blank, unless the map says what it stands for.
 *
 * @param indexOf where a column of the extraction stands
 */
export function cellReader(source: ColumnSource, indexOf: (column: string) => number): CellReader {
  if (source.kind === 'constant') return () => source.value;
  const text = textReader(source, indexOf);
  const { values, form } = source;
  if (values.size === 0 && form === undefined) return text;
  const rewrite = rewriter(form);
  return (fields) => {
    const written = text(fields).trim();
    return values.get(written) ?? (written === '' ? '' : rewrite(written));
  };
}

function textReader({ from, join, split }: ReadSource, indexOf: (column: string) => number): CellReader {
  const indexes = from.map(indexOf);
  const [only = -1] = indexes;
  if (indexes.length > 1) {
    return (fields) => {
      const parts = indexes.map((index) => fields[index]?.trim() ?? '');
      return parts.every((part) => part === '') ? '' : parts.join(join);
    };
  }
  if (split === undefined) return (fields) => fields[only] ?? '';
  return (fields) => partOf(fields[only]?.trim() ?? '', split);
}

/** The part asked; blank where the text has fewer. */
function partOf(text: string, { at, part, of }: Split): string {
  const parts = text.split(at);
  const asked = part === of ? parts.slice(part - 1).join(at) : (parts[part - 1] ?? '');
  return asked.trim();
}

/**
 * A text of another form must not be read in any other way: 1250,50 where centimes were announced may be either amount.
 * The contract refuses it, since the form it was to have is written behind it.
 */
function rewriter(form: ValueForm | undefined): (text: string) => string {
  if (form === undefined) return (text) => text;
  const read = form.kind === 'date' ? dateReader(form.pattern) : numberReader(form.number);
  const wanted = formExample(form);
  return (text) => read(text) ?? `${text} (≠ forme ${wanted})`;
}

/** A form as people write it: `JJMMAAAA`, `1 234,56`. */
export function formExample(form: ValueForm): string {
  return form.kind === 'date' ? form.pattern : numberExample(form.number);
}
