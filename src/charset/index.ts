export type { Charset } from './tables.js';
export { encode } from './encode.js';
export { byteName } from './byte-name.js';
export { ByteCheck, type ByteFault } from './byte-check.js';
export { decode, type Encoding } from './decode.js';
export { LONGEST_ROW } from './line-lengths.js';
export { transliterateName } from './transliterate.js';
export type { Decoded, Encoded, InvalidByte, Transliterated, UnencodableCharacter } from './results.js';
