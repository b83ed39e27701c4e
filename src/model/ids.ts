declare const brand: unique symbol;
/** Identifiers are strings, always: a NUMEN or a UAI with leading zeros is not a number. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type Numen = Branded<'Numen'>;
/** Fifteen characters, key included; only the shape check of the input makes one. */
export type Nir = Branded<'Nir'>;
/** Seven digits and a letter; the empty string stands for "no school", where an award has none. */
export type Uai = Branded<'Uai'>;
export type AwardId = Branded<'AwardId'>;
export type AllowanceCode = Branded<'AllowanceCode'>;
export type LeaveCode = Branded<'LeaveCode'>;

/** Orders two texts by code point, the order of every sorted output (rules section 11). */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let index = 0;
  while (index < length && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  if (index === length) return a.length - b.length;
  return codePointRank(a.charCodeAt(index)) - codePointRank(b.charCodeAt(index));
}

/** UTF-16 puts surrogates (characters above U+FFFF) before U+E000…U+FFFF: lift them above. */
function codePointRank(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit;
}
