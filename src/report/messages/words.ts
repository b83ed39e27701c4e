/** The words that formats need, in one language. */
export interface Words {
  readonly quoted: (text: string) => string;
  /** Said of an empty value. */
  readonly blank: string;
  /** Said of a NIR or a name. */
  readonly masked: string;
  readonly or: string;
  readonly and: string;
  /** Said of a count that takes the form for one. */
  readonly isOne: (count: number) => boolean;
  /** From an ISO date. */
  readonly date: (year: string, month: string, day: string) => string;
  readonly period: (start: string, end: string | undefined) => string;
  /** From a decimal written with a comma. */
  readonly number: (text: string) => string;
  readonly euros: (whole: string, cents: string) => string;
  readonly eurosBetween: (least: string, most: string) => string;
  readonly degrees: Readonly<Record<string, string>>;
  /** What a column accepts: the shorthand of the facts, in words. */
  readonly accepted: Readonly<Record<string, string>>;
  readonly anyNumber: string;
  readonly wholeNumber: string;
  readonly bounds: Readonly<Record<'≥' | '>' | '≤' | '≠', (limit: string) => string>>;
  /** What each column holds, by its name or by `file.csv/name` where two files differ. */
  readonly columns: Readonly<Record<string, string>>;
  /** Texts of law that have a name in this language. */
  readonly texts: readonly (readonly [pattern: RegExp, name: string])[];
  /** Spaces and signs as the language sets them, in a template. */
  readonly typography: (template: string) => string;
}

/** The pattern of a text without control characters, as the Table Schemas write it. */
export const NO_CONTROL = '[^\\u0000-\\u001F\\u007F]+';
