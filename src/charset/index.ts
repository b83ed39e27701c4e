export type { Charset } from './tables.js';
export { encode } from './encode.js';
export { decode, type Encoding } from './decode.js';
export { transliterateName } from './transliterate.js';
export type { Decoded, Encoded, InvalidByte, Transliterated, UnencodableCharacter } from './results.js';
