/** The languages a sentence is written in. */
export type Lang = 'fr' | 'en';

/**
 * What is said about one code, as templates (see `template.ts`). A part that needs a fact nobody stated is left out.
 * Sentences are for the clerk of a pay office: no word that only this program uses.
 */
export interface Message {
  /** What is wrong, with the value. */
  readonly found: string;
  /** What the rule or the column wants. */
  readonly expected?: string;
  /** What to do, where, by whom. */
  readonly todo: string;
}

/**
 * Messages by code. A key `code#situation` is said instead of `code` in that situation: a column (`nir`), a file
 * (`agents.csv`), a severity (`warn`), `blank`, `masked`, `unnamed`, or the fact `case` or `found`.
 */
export type Catalogue = Readonly<Record<string, Message>>;

/** What a template may ask for, by name; `undefined` when nobody stated it. */
export type Facts = (name: string) => string | undefined;
