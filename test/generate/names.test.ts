import { describe, expect, test } from 'vitest';
import { drawName } from '../../src/generate/names/draw-name.js';
import { FAMILY_NAMES, RARE_FAMILY_NAMES } from '../../src/generate/names/family-names.js';
import { MEN, RARE_MEN, RARE_WOMEN, WOMEN } from '../../src/generate/names/given-names.js';
import { seededRandom } from '../../src/generate/random.js';

/** The letters ISO-8859-15 has and ISO-8859-1 has not are Š š Ž ž Œ œ Ÿ. */
const ISO_8859_15 = /^[\x20-\x7e\xc0-\xffŠšŽžŒœŸ]+$/;
const LATIN_EXTENDED_A = /[\u0100-\u017f]/;

test.each([
  ['family names', FAMILY_NAMES],
  ['given names of women', WOMEN],
  ['given names of men', MEN],
])('the common %s differ from each other and are all in ISO-8859-15', (_, names) => {
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(ISO_8859_15);
});

test.each([...RARE_FAMILY_NAMES, ...RARE_WOMEN, ...RARE_MEN])('%s is not in ISO-8859-15', (name) => {
  expect(name).not.toMatch(ISO_8859_15);
  expect(name).toMatch(LATIN_EXTENDED_A);
  expect(name.replace(/[\u0100-\u017f]/g, '')).toMatch(ISO_8859_15);
});

describe('Among ten thousand names drawn', () => {
  const random = seededRandom(1);
  const names = Array.from({ length: 10_000 }, (_, index) => drawName(index % 2 === 0 ? 'F' : 'M', random));

  test.each([
    ['an accent', /[ÀÂÇÉÈÊËÎÏÔŒÙÛÜ]/],
    ['a hyphen', /-/],
    ['an apostrophe', /'/],
    ['a particle', /^(LE|DE|DU|DE LA|DA|DOS) /],
  ])('some family names have %s', (_, pattern) => {
    expect(names.filter(({ nom }) => pattern.test(nom)).length).toBeGreaterThan(50);
  });

  test('a family name is in capitals and a given name is not', () => {
    for (const { nom, prenom } of names) {
      expect(nom).toBe(nom.toLocaleUpperCase('fr'));
      expect(prenom).not.toBe(prenom.toLocaleUpperCase('fr'));
    }
  });

  test('letters the payer lacks are met, in fewer than one name in a hundred', () => {
    const rare = names.filter(({ nom, prenom }) => !ISO_8859_15.test(nom + prenom)).length;
    expect(rare).toBeGreaterThan(10);
    expect(rare).toBeLessThan(100);
  });
});
