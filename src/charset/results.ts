/** A character that cannot be written. */
export interface UnencodableCharacter {
  /** `U+1F600`. */
  readonly codePoint: string;
  /** Rank of the character in the text, counted in characters (code points) from 0. */
  readonly position: number;
}

export type Encoded =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly faults: readonly UnencodableCharacter[] };

export type Transliterated =
  | { readonly ok: true; readonly text: string }
  /** Positions count the characters of the NFC form of the text given, from 0. */
  | { readonly ok: false; readonly faults: readonly UnencodableCharacter[] };

/** The first byte that is not valid in the declared encoding. */
export interface InvalidByte {
  /** Counted from 0, from the beginning of the file, byte order mark included. */
  readonly offset: number;
  readonly byte: number;
}

export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: InvalidByte };
