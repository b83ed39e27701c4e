import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSchoolYear } from '../../src/calendar/index.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { generateAcademie } from '../../src/generate/academie.js';
import { sha256 } from '../../src/io/digest.js';
import { DEFAULT_CONVENTIONS } from '../../src/model/index.js';
import { exportTexts, MemoryLedger, runAndPost, validateTexts, type ExportTexts } from '../support/engine.js';
import { loadExamples } from '../support/examples.js';
import { completed, fileOf, rowsOf, textOf, type WrittenRun } from '../support/payroll.js';
import { shippedRegulations } from '../support/regulations.js';
import { csvOf, SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';

const regulations = shippedRegulations();
const checkManifest = compileSchema(schema('bordereau'));
const checkExplanation = compileSchema(schema('explication'));

interface NamedRun {
  readonly name: string;
  readonly run: WrittenRun;
  readonly texts: ExportTexts;
}

/** Runs of every kind: clean, faulty, empty, with arrears and recoveries of months posted before. */
const RUNS: readonly NamedRun[] = await Promise.all([
  ...['2025-09', '2025-11', '2026-07', '2026-08'].map((payMonth) =>
    runOf('small', textsOf(SMALL_EXPORT), payMonth),
  ),
  runOf(
    'nothing to pay',
    { ...textsOf(SMALL_EXPORT), missions: 'id_mission;numen;regime;date_debut\n' },
    '2025-11',
  ),
  runOf(
    'held',
    textsOf({
      missions: SMALL_EXPORT.missions,
      absences: SMALL_EXPORT.absences,
      agents: withValue(SMALL_EXPORT.agents, SMALL_EXPORT.agents.rows[0]![0]!, 'nom', '李'),
    }),
    '2025-11',
  ),
  ...['2025-11', '2026-08'].map((payMonth) => runOf('generated', generated('2025-2026', 21, 12), payMonth)),
  runOf('generated', generated('2013-2014', 22, 8), '2014-08'),
  cancelledRun(),
  ...exampleRuns(),
]);

describe.each(RUNS)('the manifest of $name', ({ run, texts }) => {
  const manifest = JSON.parse(textOf(fileOf(run, 'bordereau.json'))) as Manifest;

  test('is as its schema says', () => {
    expect(checkManifest(manifest)).toEqual([]);
  });

  test('has totals that every way of grouping sums to, and that the payments give', () => {
    const rows = rowsOf(fileOf(run, 'paiements.csv'));
    const { byRegime, byNature, bySchool, ...totals } = manifest.totals;
    expect(totals).toEqual(totalsOf(rows));
    for (const [groups, column] of [
      [byRegime, 'regime'],
      [byNature, 'nature'],
      [bySchool, 'uai'],
    ] as const) {
      const keys = [...new Set(rows.map((row) => row[column]!))].toSorted();
      expect(groups).toEqual(
        Object.fromEntries(keys.map((key) => [key, totalsOf(rows.filter((row) => row[column] === key))])),
      );
      expect(Object.keys(groups)).toEqual(keys);
    }
  });

  test('has counts that the other files give', () => {
    const [paid, retained, issues] = ['paiements.csv', 'retenus.csv', 'anomalies.csv'].map((name) =>
      rowsOf(fileOf(run, name)),
    ) as [Rows, Rows, Rows];
    expect(manifest.counts).toEqual({
      movements: paid.length,
      persons: new Set(paid.map(({ nir }) => nir)).size,
      rejects: issues.filter(({ gravite }) => gravite === 'rejet').length,
      warnings: issues.filter(({ gravite }) => gravite === 'alerte').length,
      held: retained.filter(({ motif }) => motif !== 'prescrit').length,
      barred: retained.filter(({ motif }) => motif === 'prescrit').length,
      retainedByMotive: counted(retained.map(({ motif }) => motif!)),
      issuesByCode: counted(issues.map(({ code }) => code!)),
    });
  });

  test('has an equation that the other files give', () => {
    const { due, postedBefore, movements, held, barred } = manifest.equation;
    const retained = rowsOf(fileOf(run, 'retenus.csv'));
    const sumOf = (motives: (motive: string) => boolean): number =>
      retained
        .filter(({ motif }) => motives(motif!))
        .reduce((sum, { montant }) => sum + centsOf(montant!), 0);
    expect(movements).toBe(manifest.totals.credits - manifest.totals.debits);
    expect(held).toBe(sumOf((motive) => motive !== 'prescrit'));
    expect(barred).toBe(sumOf((motive) => motive === 'prescrit'));
    expect(due).toBe(postedBefore + movements + held + barred);
  });

  test('has the size and digest of every other file, and of every input with its rows', () => {
    expect(manifest.outputs).toEqual(
      run.files
        .filter(({ name }) => name !== 'bordereau.json')
        .map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
    );
    expect(manifest.inputs).toEqual(
      Object.entries(texts).map(([name, text]) => ({
        name: `${name}.csv`,
        bytes: Buffer.byteLength(text),
        sha256: sha256(text),
        rows: text.trimEnd().split('\n').length - 1,
      })),
    );
  });
});

describe.each(RUNS)('the explanations of $name', ({ run }) => {
  const lines = explanationsOf(run);

  test('are as their schema says, one for each payment and in their order', () => {
    expect(lines.flatMap((line) => checkExplanation(line))).toEqual([]);
    const paid = rowsOf(fileOf(run, 'paiements.csv'));
    expect(
      lines.map(({ reference, id_mission, numen, mois_origine, montant }) =>
        [reference, id_mission, numen, mois_origine, montant].join(' '),
      ),
    ).toEqual(
      paid.map(({ reference, id_mission, numen, mois_origine, sens, montant }) =>
        [reference, id_mission, numen, mois_origine, (sens === '-' ? '-' : '') + montant!].join(' '),
      ),
    );
  });

  test('multiply and add up: each period, their sum, what is due, what was paid', () => {
    for (const line of lines) expect(faultsOfArithmetic(line)).toEqual([]);
  });

  test('close the year: the last instalment is what the exact year leaves', () => {
    for (const line of lines.filter(isClosing)) {
      const year = lines.filter(
        (other) =>
          other.id_mission === line.id_mission && other.numen === line.numen && other.deja_verse === '0,00',
      );
      if (year.length !== Number(line.echeance!.split('/')[1])) continue;
      const exact = sumOf(year.map(({ montant_exact }) => montant_exact));
      expect(year.reduce((sum, { du }) => sum + centsOf(du), 0)).toBe(roundedCents(exact));
    }
  });
});

test('the runs above hold every nature and plan, closing instalments, leaves and part-time', () => {
  const lines = RUNS.flatMap(({ run }) => explanationsOf(run));
  expect(new Set(lines.map(({ nature }) => nature))).toEqual(new Set(['N', 'R', 'T']));
  expect(new Set(lines.map(({ plan }) => plan))).toEqual(
    new Set(['douziemes', 'neuviemes', 'annee-partielle', 'periode-propre']),
  );
  expect(lines.some(isClosing)).toBe(true);
  expect(lines.some(({ echeance }) => echeance === null)).toBe(true);
  expect(lines.some(({ versements }) => versements.length > 0)).toBe(true);
  const periods = lines.flatMap(({ periodes }) => periodes);
  expect(periods.some(({ conge }) => conge?.annee_mobile !== undefined)).toBe(true);
  expect(periods.some(({ quotite }) => quotite !== '1')).toBe(true);
  expect(RUNS.some(({ run }) => run.retained.some(({ kind }) => kind === 'barred'))).toBe(true);
});

describe('the two schemas', () => {
  test.each(['bordereau', 'explication'])('%s says in French what each property is', (name) => {
    const nameless: string[] = [];
    walk(schema(name), '');
    expect(nameless).toEqual([]);

    function walk(node: SchemaNode, path: string): void {
      if (node.type === 'object' && node.properties !== undefined)
        expect(node.additionalProperties).toBe(false);
      for (const [key, value] of Object.entries(node.properties ?? {})) {
        const target = value.$ref === undefined ? value : definitionOf(name, value.$ref);
        if ((value.description ?? target.description) === undefined && path === '') nameless.push(key);
        walk(value, `${path}.${key}`);
      }
      for (const [key, value] of Object.entries(node.definitions ?? {})) walk(value, `#${key}`);
    }
  });

  test('refuse a key more, a key less, and a value of another kind', () => {
    const manifest = JSON.parse(textOf(fileOf(RUNS[0]!.run, 'bordereau.json'))) as Record<string, unknown>;
    const { month, ...others } = manifest;
    expect(checkManifest({ ...manifest, notes: '' })).toMatchObject([{ kind: 'unknown-key', key: 'notes' }]);
    expect(checkManifest(others)).toMatchObject([{ kind: 'missing-key', key: 'month' }]);
    expect(checkManifest({ ...manifest, month: `${String(month)}-01` })).toMatchObject([{ key: 'month' }]);
    const line = explanationsOf(RUNS[1]!.run)[0]!;
    expect(checkExplanation({ ...line, du: '1.5' })).toMatchObject([{ key: 'du' }]);
    expect(checkExplanation({ ...line, note: '' })).toMatchObject([{ kind: 'unknown-key', key: 'note' }]);
  });
});

/** Everything in one explanation that is not as it says. Fractions of integers throughout. */
function faultsOfArithmetic(line: Explanation): string[] {
  const faults: string[] = [];
  const mustBe = (what: string, found: unknown, expected: unknown): void => {
    if (found !== expected) faults.push(`${line.reference} ${what}: ${String(found)} ≠ ${String(expected)}`);
  };
  for (const period of line.periodes) {
    const product = [period.taux_annuel, period.part, period.quotite, period.maintien, period.unites].reduce(
      (factor, text) => times(factor, fractionOf(text)),
      over(1n, BigInt(period.base)),
    );
    mustBe(`period of ${period.du}`, period.montant_exact, textOfFraction(product));
    const [left = '', right] = period.calcul.split(' = ');
    mustBe(`calcul of ${period.du}`, textOfFraction(product), textOfFraction(productOf(left)));
    mustBe(`printed result of ${period.du}`, right, decimalOf(product));
  }
  const sum = sumOf(line.periodes.map(({ montant_exact }) => montant_exact));
  mustBe('sum of the periods', line.montant_exact, textOfFraction(sum.numerator < 0n ? over(0n, 1n) : sum));
  if (!isClosing(line)) mustBe('rounding', centsOf(line.du), roundedCents(fractionOf(line.montant_exact)));
  mustBe('due', centsOf(line.deja_verse) + centsOf(line.montant), centsOf(line.du));
  mustBe(
    'paid',
    line.versements.reduce((total, { montant }) => total + centsOf(montant), 0),
    centsOf(line.deja_verse),
  );
  const closing = isClosing(line) ? " (dernière échéance : solde de l'arrondi de l'année)" : '';
  const terms = line.periodes.map(({ montant_exact }) => decimalOf(fractionOf(montant_exact))).join(' + ');
  mustBe(
    'sentence',
    line.calcul,
    `${terms === '' ? '' : `${terms} → `}dû ${line.du}${closing} − déjà versé ${line.deja_verse} = ${line.montant}`,
  );
  return faults;
}

function isClosing({ calcul }: Explanation): boolean {
  return calcul.includes('dernière échéance');
}

/** `1250 × 6/7 × (100/3)/300`. */
function productOf(text: string): Fraction {
  return text
    .split(' × ')
    .map((factor) => {
      const [, inner, base] = /^\((.+)\)\/(\d+)$/.exec(factor) ?? [];
      return inner === undefined
        ? fractionOf(factor.replace(',', '.'))
        : times(fractionOf(inner), over(1n, BigInt(base!)));
    })
    .reduce(times);
}

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `6/7`, `-3`, `312.5`. */
function fractionOf(text: string): Fraction {
  const [whole = '', below = '1'] = text.split('/');
  const [units = '', decimals = ''] = whole.split('.');
  return over(BigInt(units + decimals), BigInt(below) * 10n ** BigInt(decimals.length));
}

function over(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n
    ? { numerator: 0n, denominator: 1n }
    : { numerator: numerator / a, denominator: denominator / a };
}

function times(a: Fraction, b: Fraction): Fraction {
  return over(a.numerator * b.numerator, a.denominator * b.denominator);
}

function sumOf(texts: readonly string[]): Fraction {
  return texts
    .map(fractionOf)
    .reduce(
      (a, b) =>
        over(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
      over(0n, 1n),
    );
}

function textOfFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${String(numerator)}/${String(denominator)}`;
}

/** Six decimals at most, cut; `…` when more follow. */
function decimalOf({ numerator, denominator }: Fraction): string {
  const [sign, unsigned] = numerator < 0n ? ['-', -numerator] : ['', numerator];
  const millionths = (unsigned * 1_000_000n) / denominator;
  const isWhole = millionths * denominator === unsigned * 1_000_000n;
  const decimals = String(millionths % 1_000_000n).padStart(6, '0');
  const kept = isWhole ? decimals.replace(/0+$/, '') : decimals;
  return `${sign}${String(millionths / 1_000_000n)}${kept === '' ? '' : `,${kept}`}${isWhole ? '' : '…'}`;
}

/** Half-up, of a sum that is not negative. */
function roundedCents({ numerator, denominator }: Fraction): number {
  return Number((numerator * 200n + denominator) / (2n * denominator));
}

function centsOf(euros: string): number {
  return Number(euros.replace(',', ''));
}

type Rows = Readonly<Record<string, string>>[];

function totalsOf(rows: Rows): { movements: number; credits: number; debits: number } {
  const sum = (sign: string): number =>
    rows.filter(({ sens }) => sens === sign).reduce((total, { montant }) => total + centsOf(montant!), 0);
  return { movements: rows.length, credits: sum('+'), debits: sum('-') };
}

function counted(values: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(values)].toSorted().map((value) => [value, values.filter((one) => one === value).length]),
  );
}

interface Manifest {
  readonly totals: ReturnType<typeof totalsOf> &
    Readonly<Record<'byRegime' | 'byNature' | 'bySchool', Readonly<Record<string, unknown>>>>;
  readonly counts: unknown;
  readonly equation: Readonly<Record<'due' | 'postedBefore' | 'movements' | 'held' | 'barred', number>>;
  readonly outputs: unknown;
  readonly inputs: unknown;
}

interface Explanation {
  readonly reference: string;
  readonly nature: string;
  readonly montant: string;
  readonly id_mission: string;
  readonly numen: string;
  readonly mois_origine: string;
  readonly plan: string;
  readonly echeance: string | null;
  readonly periodes: readonly {
    readonly du: string;
    readonly unites: string;
    readonly base: number;
    readonly taux_annuel: string;
    readonly part: string;
    readonly quotite: string;
    readonly maintien: string;
    readonly conge: { readonly annee_mobile?: unknown } | null;
    readonly montant_exact: string;
    readonly calcul: string;
  }[];
  readonly montant_exact: string;
  readonly du: string;
  readonly deja_verse: string;
  readonly versements: readonly { readonly montant: string }[];
  readonly calcul: string;
}

function explanationsOf(run: WrittenRun): Explanation[] {
  return textOf(fileOf(run, 'explications.jsonl'))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Explanation);
}

async function runOf(
  name: string,
  texts: ExportTexts,
  payMonth: string,
  ledger = new MemoryLedger(),
): Promise<NamedRun> {
  return {
    name: `${name}, ${payMonth}`,
    texts,
    run: await completed(texts, { payMonth, explanations: true, ledger }),
  };
}

/** Awards that were paid in November and are cancelled in December. */
function cancelledRun(): Promise<NamedRun> {
  const ledger = new MemoryLedger();
  runAndPost(validateTexts(textsOf(SMALL_EXPORT), regulations), regulations, '2025-11', ledger);
  const missions = withValue(SMALL_EXPORT.missions, 'M1', 'etat', 'ANNULEE');
  return runOf('cancelled', textsOf({ ...SMALL_EXPORT, missions }), '2025-12', ledger);
}

function generated(years: string, seed: number, errors: number): ExportTexts {
  const { tables } = generateAcademie({ agents: 80, schoolYear: parseSchoolYear(years)!, seed, errors });
  return Object.fromEntries(
    tables.map(({ file, columns, rows }) => [file.replace('.csv', ''), csvOf({ columns, rows: [...rows] })]),
  );
}

/** The last two months of each worked case, over what the months before posted. */
function exampleRuns(): Promise<NamedRun>[] {
  return loadExamples().flatMap(({ name, runs }) => {
    const ledger = new MemoryLedger();
    return runs.flatMap(({ payMonth, exportFolder }, index) => {
      const texts = exportTexts(exportFolder);
      const named = index < runs.length - 2 ? [] : [runOf(name, texts, payMonth, copyOf(ledger))];
      runAndPost(validateTexts(texts, regulations, DEFAULT_CONVENTIONS), regulations, payMonth, ledger);
      return named;
    });
  });
}

function copyOf(ledger: MemoryLedger): MemoryLedger {
  const copy = new MemoryLedger();
  copy.postings.push(...ledger.postings);
  return copy;
}

interface SchemaNode {
  readonly type?: unknown;
  readonly description?: string;
  readonly additionalProperties?: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

function schema(name: string): object {
  return JSON.parse(
    readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'),
  ) as object;
}

function definitionOf(name: string, reference: string): SchemaNode {
  return (schema(name) as SchemaNode).definitions![reference.replace('#/definitions/', '')]!;
}
