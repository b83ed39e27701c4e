import { describe, expect, test } from 'vitest';
import { generateAcademie } from '../../src/generate/academie.js';
import { nirKey, nirOf, numenOf, uaiLetter, uaiOf } from '../../src/generate/identifiers.js';
import { read } from './read-tables.js';

// files.md section 1, check keys.
test.each([
  ['253072A073004', '43'],
  ['253072B073004', '70'],
  ['2550814168025', '38'],
])('the key of NIR %s is %s', (number, key) => {
  expect(nirKey(number)).toBe(key);
});

// files.md section 1, check keys.
test.each([
  ['0750654', 'D'],
  ['6200001', 'G'],
  ['0750001', 'U'],
])('the letter of UAI %s is %s', (digits, letter) => {
  expect(uaiLetter(digits)).toBe(letter);
});

describe('Identifiers of a hundred thousand agents', () => {
  const RANKS = Array.from({ length: 100_000 }, (_, rank) => rank * 83);
  const birth = { sex: 'F', year: 1980, month: 5 } as const;

  test('no two agents share a NUMEN or a NIR', () => {
    expect(new Set(RANKS.map((rank) => numenOf(rank, 7).slice(0, 10))).size).toBe(RANKS.length);
    expect(new Set(RANKS.map((rank) => nirOf(rank, 7, birth))).size).toBe(RANKS.length);
  });

  test('no two schools share a UAI, and none is in a département that exists', () => {
    const uais = RANKS.map((rank) => uaiOf(Math.floor(rank / 20)));
    expect(new Set(uais).size).toBe(new Set(RANKS.map((rank) => Math.floor(rank / 20))).size);
    for (const uai of uais) expect(Number(uai.slice(0, 3))).toSatisfy((dep: number) => dep > 95 && dep < 620);
  });
});

describe('Shapes in an export of five thousand agents', () => {
  const academie = generateAcademie({ agents: 5000, schoolYear: 2019, seed: -4, errors: 0 });
  const agents = read(academie, 'agents.csv');

  test('a NUMEN has 2 digits, a letter, 7 digits, 3 letters', () => {
    for (const agent of agents) expect(agent.get('numen')).toMatch(/^\d{2}[A-Z]\d{7}[A-Z]{3}$/);
  });

  test('a NIR has a key, a month that exists and a commune numbered above 899', () => {
    for (const agent of agents) {
      const nir = agent.get('nir');
      expect(nir).toMatch(/^[12]\d\d(0[1-9]|1[0-2])(\d\d|2A|2B)9\d\d(?!000)\d{3}(?!00)\d\d$/);
      const digits = BigInt(nir.slice(0, 13).replace('2A', '19').replace('2B', '18'));
      expect((digits + BigInt(nir.slice(13))) % 97n).toBe(0n);
    }
  });

  test('some agents are born in Corsica, none of them before it had its two codes', () => {
    const corsicans = agents.filter((agent) => /^.{5}2[AB]/.test(agent.get('nir')));
    expect(corsicans.length).toBeGreaterThan(20);
    for (const agent of corsicans) {
      const year = Number(agent.get('nir').slice(1, 3));
      expect(year < 20 ? 2000 + year : 1900 + year).toBeGreaterThanOrEqual(1976);
    }
  });

  test('a UAI ends with its letter', () => {
    for (const school of read(academie, 'etablissements.csv')) {
      const uai = school.get('uai');
      expect(uai).toMatch(/^\d{7}[A-Z]$/);
      expect('ABCDEFGHJKLMNPRSTUVWXYZ'[Number(uai.slice(0, 7)) % 23]).toBe(uai[7]);
    }
  });
});
