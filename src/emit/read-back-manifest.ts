import type { Emission } from './emit.js';
import type { FileDigest, OutputFile } from './manifest.js';
import type { Payment, Sha256 } from './payment.js';
import { totalsBy, totalsOf, type Totals } from './totals.js';

/** The part of a manifest that is recomputed. Totals are integers, or digits beyond what JSON readers can hold. */
interface ReadManifest {
  readonly counts: { readonly movements: number };
  readonly totals: ReadTotals &
    Readonly<Record<'byRegime' | 'byNature' | 'bySchool', Readonly<Record<string, ReadTotals>>>>;
  readonly equation: Readonly<Record<string, number | string>>;
  readonly outputs: readonly FileDigest[];
}

type ReadTotals = Readonly<Record<'movements' | 'credits' | 'debits', number | string>>;

/** Recomputes the counts, the totals, the control equation and the digests of the manifest. */
export function manifestMismatches(
  bytes: Uint8Array,
  files: readonly OutputFile[],
  payments: readonly Payment[],
  { equation }: Pick<Emission, 'equation'>,
  sha256: Sha256,
): string[] {
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as ReadManifest;
  const { totals } = manifest;
  const groups = {
    byRegime: totalsBy(payments, ({ terms }) => terms.allowance),
    byNature: totalsBy(payments, ({ nature }) => nature),
    bySchool: totalsBy(payments, ({ award }) => award.uai),
  };
  const said: (readonly [string, boolean])[] = [
    ['movements', manifest.counts.movements === payments.length],
    ['totals', isTotals(totals, totalsOf(payments))],
    ...Object.entries(groups).map(
      ([name, group]) => [name, isGroup(totals[name as keyof typeof groups], group)] as const,
    ),
    ...Object.entries(equation).map(
      ([name, cents]) => [`equation ${name}`, String(manifest.equation[name]) === String(cents)] as const,
    ),
  ];
  return [
    ...said.filter(([, isSame]) => !isSame).map(([what]) => `bordereau.json: ${what}`),
    ...digestMismatches(manifest.outputs, files, sha256),
  ];
}

function isGroup(
  read: Readonly<Record<string, ReadTotals>>,
  meant: Readonly<Record<string, Totals>>,
): boolean {
  const names = Object.keys(meant);
  return (
    Object.keys(read).length === names.length &&
    names.every((name) => {
      const [found, expected] = [read[name], meant[name]];
      return found !== undefined && expected !== undefined && isTotals(found, expected);
    })
  );
}

function isTotals(read: ReadTotals, meant: Totals): boolean {
  return (['movements', 'credits', 'debits'] as const).every(
    (name) => String(read[name]) === String(meant[name]),
  );
}

function digestMismatches(
  outputs: readonly FileDigest[],
  files: readonly OutputFile[],
  sha256: Sha256,
): string[] {
  const others = files.filter(({ name }) => name !== 'bordereau.json');
  const mismatched = outputs.length === others.length ? [] : ['bordereau.json: outputs'];
  for (const file of others) {
    const listed = outputs.find(({ name }) => name === file.name);
    if (listed?.sha256 !== sha256(file.bytes) || listed.bytes !== file.bytes.length) {
      mismatched.push(`bordereau.json: ${file.name}`);
    }
  }
  return mismatched;
}
