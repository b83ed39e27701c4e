import type { FileDigest, ManifestFacts } from './manifest.js';
import type { RunTotals, Totals, TotalsByName } from './totals.js';

/** The part of a manifest that is recomputed. Totals are integers, or digits beyond what JSON readers can hold. */
interface ReadManifest {
  readonly counts: { readonly movements: number; readonly persons: number };
  readonly totals: ReadTotals &
    Readonly<Record<'byRegime' | 'byNature' | 'bySchool', Readonly<Record<string, ReadTotals>>>>;
  readonly equation: Readonly<Record<string, number | string>>;
  readonly outputs: readonly FileDigest[];
}

type ReadTotals = Readonly<Record<'movements' | 'credits' | 'debits', number | string>>;

/**
 * Holds a manifest to what was meant: the counts, the totals, the control equation and the digests.
 *
 * @param totals struck again from what was read back of the movements
 */
export function manifestMismatches(
  bytes: Uint8Array,
  totals: RunTotals,
  { equation, outputs }: Pick<ManifestFacts, 'equation' | 'outputs'>,
): string[] {
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as ReadManifest;
  const groups = (['byRegime', 'byNature', 'bySchool'] as const).map(
    (name) => [name, isGroup(manifest.totals[name], totals[name])] as const,
  );
  const said: (readonly [string, boolean])[] = [
    ['movements', manifest.counts.movements === totals.all.movements],
    ['persons', manifest.counts.persons === totals.persons],
    ['totals', isTotals(manifest.totals, totals.all)],
    ...groups,
    ...Object.entries(equation).map(
      ([name, cents]) => [`equation ${name}`, String(manifest.equation[name]) === String(cents)] as const,
    ),
    ['outputs', manifest.outputs.length === outputs.length],
    ...outputs.map((file) => [file.name, isListed(file, manifest.outputs)] as const),
  ];
  return said.filter(([, isSame]) => !isSame).map(([what]) => `bordereau.json: ${what}`);
}

function isListed({ name, bytes, sha256 }: FileDigest, outputs: readonly FileDigest[]): boolean {
  return outputs.some((listed) => listed.name === name && listed.bytes === bytes && listed.sha256 === sha256);
}

function isGroup(read: Readonly<Record<string, ReadTotals>>, meant: TotalsByName): boolean {
  return (
    Object.keys(read).length === meant.size &&
    [...meant].every(([name, expected]) => {
      const found = read[name];
      return found !== undefined && isTotals(found, expected);
    })
  );
}

function isTotals(read: ReadTotals, meant: Totals): boolean {
  return (['movements', 'credits', 'debits'] as const).every(
    (name) => String(read[name]) === String(meant[name]),
  );
}
