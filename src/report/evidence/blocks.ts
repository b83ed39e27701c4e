/** A piece of text: plain, in bold, in a fixed width, or a blank that somebody fills in. */
export type Piece =
  string | { readonly strong: string } | { readonly code: string } | { readonly blank: string };

export type Text = readonly Piece[];

/** Where lines of a letter stand on its page. */
export type LetterPlace = 'sender' | 'addressee' | 'date' | 'subject' | 'signature';

/** What a document says, whatever it is written in: Markdown and HTML are made from the same blocks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Text }
  /** What must be read before the rest. */
  | { readonly kind: 'warning'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  /** Lines whose spaces count. */
  | { readonly kind: 'verbatim'; readonly label: string; readonly lines: readonly string[] }
  /** Names and their values. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: Text])[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly Text[])[];
    }
  | { readonly kind: 'place'; readonly place: LetterPlace; readonly lines: readonly Text[] };

export interface TableColumn {
  readonly name: string;
  readonly isNumber: boolean;
}

/** A document for people, in one language. */
export interface EvidenceDocument {
  readonly title: string;
  readonly form: 'dossier' | 'letter';
  readonly lang: 'fr' | 'en';
  readonly blocks: readonly Block[];
}
