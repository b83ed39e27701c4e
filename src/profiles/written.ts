import type { Encoding } from '../charset/index.js';
import type { NumberForm } from './number-form.js';

/** A profile as its file writes it, once its JSON Schema lets it through: every value a text. */
export interface WrittenProfile {
  readonly name?: string;
  readonly description?: string;
  readonly files: Readonly<Record<string, WrittenTable>>;
}

export interface WrittenTable {
  readonly file: string;
  readonly separator: ';' | ',' | '|' | 'tab';
  readonly encoding: Encoding;
  readonly columns: Readonly<Record<string, WrittenColumn>>;
}

export interface WrittenColumn {
  readonly value?: string;
  readonly from?: string | readonly string[];
  readonly join?: string;
  readonly split?: { readonly at: string; readonly part: string; readonly of?: string };
  readonly values?: Readonly<Record<string, string>>;
  readonly date?: string;
  readonly number?: {
    readonly decimal?: NonNullable<NumberForm['decimal']>;
    readonly thousands?: NonNullable<NumberForm['thousands']>;
    readonly unit?: NonNullable<NumberForm['unit']>;
  };
}

/** How many parts a cut makes, when the profile does not say. */
export const USUAL_PARTS = '2';

/** What is there before its form is checked. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys and values of a mapping; none of what is no mapping. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isMapping(value) ? Object.entries(value) : [];
}
