import fc from 'fast-check';
import { nirKey } from '../../src/emit/control-totals.js';
import type { FileHeader, MovementRecord } from '../../src/emit/movement-file.js';

export const HEADER: FileHeader = {
  academie: '01',
  ministere: 'MEN',
  payMonth: '2015-11',
  remittance: 1,
  created: '20151028093000',
  mode: 'P',
};

/** A movement with nothing wrong; invented person, real key. */
export function movement(changes: Partial<MovementRecord> = {}): MovementRecord {
  return {
    nir: '255081416802538',
    familyName: 'Durand',
    givenName: 'Élodie',
    uai: '0750654D',
    allowanceCode: '9001',
    sign: '+',
    cents: 13889n,
    regime: 'IMP',
    instalmentMonth: '2015-11',
    nature: 'N',
    reference: '0F1E2D3C4B5A69788796A5B4',
    ...changes,
  };
}

/** Two schools and an award without one, a month paid, arrears, a recovery, a man of each half of Corsica. */
export const MOVEMENTS: readonly MovementRecord[] = [
  movement({ uai: '', regime: 'SOPA', reference: 'A'.repeat(24) }),
  movement({ nir: '184127645108946', familyName: "L'Haÿ", cents: 1n, reference: 'B'.repeat(24) }),
  movement({
    nir: '253072B07300470',
    instalmentMonth: '2015-09',
    nature: 'R',
    cents: 200n,
    reference: 'C'.repeat(24),
  }),
  movement({
    nir: '185062A00401286',
    uai: '6200001G',
    instalmentMonth: '2015-02',
    nature: 'T',
    sign: '-',
    cents: 5000n,
    reference: 'D'.repeat(24),
  }),
];

/** Movements in their order, with everything a real file has; `text` makes the free texts. */
export function arbitraryMovements(text: fc.Arbitrary<string>): fc.Arbitrary<readonly MovementRecord[]> {
  const one = fc
    .record({
      first: fc.constantFrom('1', '2'),
      department: fc.constantFrom('75', '2A', '2B', '01'),
      rest: fc.integer({ min: 0, max: 999_999 }),
      born: fc.integer({ min: 0, max: 9999 }),
      familyName: text,
      givenName: text,
      uai: fc.constantFrom('', '0750654D', '6200001G', '0330001X'),
      cents: fc.bigInt({ min: 1n, max: 999_999_999n }),
      regime: fc.constantFrom('IMP', 'SOPA_2010', 'CPD_EPS'),
      timing: fc.constantFrom(
        { instalmentMonth: '2015-11', nature: 'N', sign: '+' } as const,
        { instalmentMonth: '2015-09', nature: 'R', sign: '+' } as const,
        { instalmentMonth: '2015-02', nature: 'T', sign: '-' } as const,
        { instalmentMonth: '2015-11', nature: 'T', sign: '-' } as const,
      ),
    })
    .map(({ first, department, rest, born, timing, ...others }) => {
      const nir = `${first}${String(born).padStart(4, '0')}${department}${String(rest).padStart(6, '0')}`;
      return movement({ nir: nir + nirKey(nir), ...timing, ...others });
    });
  return fc
    .array(one, { maxLength: 12 })
    .map((movements) =>
      movements
        .toSorted((a, b) => (a.uai < b.uai ? -1 : a.uai > b.uai ? 1 : 0))
        .map((each, index) => ({ ...each, reference: String(index).padStart(24, '0') })),
    );
}
