/**
 * The arithmetic of a printed explanation, done again by somebody who has the text alone: fractions of bigints, nothing
 * of the program.
 */
export interface Redone {
  readonly payee: string;
  /** `2015-11`. */
  readonly month: string;
  readonly due: bigint;
  readonly posted: bigint;
  /** `N 13889`, `retenu 13889`, `prescrit -500`, in cents. */
  readonly outcomes: readonly string[];
}

/**
 * Does every multiplication, sum, rounding, closing and subtraction of an explanation in French again.
 *
 * @param lines of one award, every instalment in full
 * @throws Error with the line whose figures do not follow from each other
 */
export function redone(lines: readonly string[], rounding: 'half-up' | 'truncate'): Redone[] {
  const found: Redone[] = [];
  let payee = '';
  let year: Year = { exact: ZERO, counted: 0n };
  const said = lines.map((line) => line.replaceAll('\u00a0', ' '));
  for (let at = 0; at < said.length; at += 1) {
    const line = said[at] ?? '';
    const [, name] =
      /^(\S.*), (?:titulaire de la mission|remplaçant|sans jour sur la mission aujourd’hui)$/.exec(line) ??
      [];
    if (name !== undefined) [payee, year] = [name, { exact: ZERO, counted: 0n }];
    const [, word = '', number = ''] = /^ {2}Échéance (?:de |d’)(\p{L}+) (\d{4})/u.exec(line) ?? [];
    if (word === '') continue;
    const rows: Row[] = [];
    while (said[at + 1]?.startsWith('    ') === true) rows.push(rowOf(said[(at += 1)] ?? ''));
    const month = `${number}-${String(MONTHS.indexOf(word) + 1).padStart(2, '0')}`;
    const key = keyOf(rows, year, rounding);
    year = key.year;
    found.push({ payee, month, ...key });
  }
  return found;
}

type Row = readonly [label: string, text: string];

/** Of the instalments of one payee so far: what was exact, and what was rounded. */
interface Year {
  readonly exact: Fraction;
  readonly counted: bigint;
}

function rowOf(line: string): Row {
  const [, label = '', text = ''] = /^ {4}(\S.*?) {2,}(\S.*)$/.exec(line) ?? [];
  return [label, text];
}

function keyOf(rows: readonly Row[], year: Year, rounding: 'half-up' | 'truncate') {
  const text = (label: string): string | undefined => rows.find(([one]) => one === label)?.[1];
  const must = (label: string): string => {
    const found = text(label);
    if (found === undefined) throw new Error(`no « ${label} » in ${JSON.stringify(rows)}`);
    return found;
  };
  const parts = rows.filter(([label]) => /^(du|le|à partir) /.test(label)).map(([, said]) => productOf(said));
  const due = cents(must('dû').split(' €')[0] ?? '');
  const exact = text('somme exacte');
  let after = year;
  if (exact === undefined) {
    const posted = cents(sumEnd(must('déjà versé')));
    const isFrozen = must('dû').includes('rien n’est calculé');
    agree(due, isFrozen ? posted : 0n, must('dû'));
  } else {
    const total = sumOf(exact, parts);
    const counted = total.top < 0n ? ZERO : total;
    after = { exact: plus(year.exact, counted), counted: year.counted + due };
    agree(due, roundedDue(rows, counted, year, rounding), must('arrondi'));
  }
  const payments = rows.flatMap(([label, said]) =>
    label === 'versement' ? [cents(/ (-?[\d ]+,\d\d) €/.exec(said)?.[1] ?? '')] : [],
  );
  const posted = cents(sumEnd(must('déjà versé')));
  agree(
    posted,
    payments.reduce((sum, one) => sum + one, 0n),
    must('déjà versé'),
  );
  if (payments.length > 1)
    agree(posted, centsSum(must('déjà versé').split(' = ')[0] ?? ''), must('déjà versé'));
  const outcomes = rows.flatMap(([label, said]) => {
    const [, nature, amount = ''] = /^(?:([NRT]) )?(-?[\d ]+,\d\d) €/.exec(said) ?? [];
    return ['mouvement', 'retenu', 'prescrit'].includes(label)
      ? [{ name: nature ?? label, amount: cents(amount) }]
      : [];
  });
  const [, from = '', less = '', left = ''] = /^(\S+) − (\S+) = (\S+)$/.exec(must('différence')) ?? [];
  agree(cents(from), due, must('différence'));
  agree(cents(less), posted, must('différence'));
  agree(cents(left), due - posted, must('différence'));
  agree(
    outcomes.reduce((sum, { amount }) => sum + amount, 0n),
    due - posted,
    JSON.stringify(rows),
  );
  return {
    due,
    posted,
    outcomes: outcomes.map(({ name, amount }) => `${name} ${String(amount)}`),
    year: after,
  };
}

/** `1250 × 6/7 × (100/3)/300 = 89,285714… (625/7)`. */
function productOf(text: string): Fraction {
  const [left = '', right = ''] = text.split(' = ');
  const product = left.split(' × ').map(factorOf).reduce(times);
  return same(product, valueOf(right), text);
}

/** Terms added, or the only one; that they are those of the parts is checked too. */
function sumOf(text: string, parts: readonly Fraction[]): Fraction {
  const said = text.replace(/, .*$/, '').split(' = ');
  const total = same(parts.reduce(plus, ZERO), valueOf(said.at(-1) ?? ''), text);
  return said.length === 1 ? total : same(termsOf(said[0] ?? ''), total, text);
}

function roundedDue(
  rows: readonly Row[],
  exact: Fraction,
  year: Year,
  rounding: 'half-up' | 'truncate',
): bigint {
  const text = (label: string): string => rows.find(([one]) => one === label)?.[1] ?? '';
  const whole = text('année entière');
  if (whole === '')
    return agree(cents(text('arrondi').split(', ')[0] ?? ''), round(exact, rounding), text('arrondi'));
  const [, terms = '', value = '', rounded = ''] = /^(.*) = (.*), arrondi à (\S+)$/.exec(whole) ?? [];
  const total = same(termsOf(terms), valueOf(value), whole);
  same(total, plus(year.exact, exact), whole);
  agree(cents(rounded), round(total, rounding), whole);
  const [before = '', counted = ''] = text('déjà compté').split(' = ');
  agree(centsSum(before), cents(counted), text('déjà compté'));
  agree(cents(counted), year.counted, text('déjà compté'));
  const [, from = '', less = '', left = ''] = /^(\S+) − (\S+) = (\S+), /.exec(text('arrondi')) ?? [];
  agree(cents(from), cents(rounded), text('arrondi'));
  agree(cents(less), cents(counted), text('arrondi'));
  agree(cents(left), cents(from) - cents(less), text('arrondi'));
  return cents(left) < 0n ? 0n : cents(left);
}

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const ZERO: Fraction = { top: 0n, bottom: 1n };

function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

function same(a: Fraction, b: Fraction, text: string): Fraction {
  if (a.top * b.bottom !== b.top * a.bottom) throw new Error(`does not follow: ${text}`);
  return a;
}

function agree(a: bigint, b: bigint, text: string): bigint {
  if (a !== b) throw new Error(`${String(a)} is not ${String(b)}: ${text}`);
  return a;
}

function round({ top, bottom }: Fraction, rounding: 'half-up' | 'truncate'): bigint {
  return rounding === 'truncate' ? (top * 100n) / bottom : (top * 200n + bottom) / (2n * bottom);
}

/** `6/7`, `(100/3)/300`, `312,5`. */
function factorOf(text: string): Fraction {
  const [, inner, divisor] = /^\((.*)\)\/(\d+)$/.exec(text) ?? [];
  if (inner !== undefined) return times(factorOf(inner), { top: 1n, bottom: BigInt(divisor ?? '1') });
  if (text.startsWith('(')) return factorOf(text.slice(1, -1));
  const [, top, bottom] = /^(-?\d+)\/(\d+)$/.exec(text) ?? [];
  if (top !== undefined) return { top: BigInt(top), bottom: BigInt(bottom ?? '1') };
  const [, whole = '', decimals = ''] = /^(-?\d+)(?:,(\d+))?$/.exec(text) ?? [];
  if (whole === '') throw new Error(`no number: « ${text} »`);
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

/** `25`, or `89,285714… (625/7)`: the decimals must be those of the fraction. */
function valueOf(text: string): Fraction {
  const [, decimals = '', fraction] = /^(-?\d+,\d{6})… \((-?\d+\/\d+)\)$/.exec(text) ?? [];
  if (fraction === undefined) return factorOf(text);
  const value = factorOf(fraction);
  const shown = `${value.top < 0n ? '-' : ''}${cutAt(6, value)}`;
  if (shown !== decimals) throw new Error(`${decimals} are not the decimals of ${fraction}`);
  return value;
}

function cutAt(places: number, { top, bottom }: Fraction): string {
  const digits = ((top < 0n ? -top : top) * 10n ** BigInt(places)) / bottom;
  const text = String(digits).padStart(places + 1, '0');
  return `${text.slice(0, -places)},${text.slice(-places)}`;
}

/** `25 + 4 × 625/7 − 1250/3`. */
function termsOf(text: string): Fraction {
  return text
    .replace(/^−/, '− ')
    .split(/ (?=[+−] )/)
    .map((term) => {
      const [, sign = '', size = ''] = /^(?:([+−]) )?(.*)$/.exec(term) ?? [];
      const value = size.split(' × ').map(factorOf).reduce(times);
      return sign === '−' ? times(value, { top: -1n, bottom: 1n }) : value;
    })
    .reduce(plus, ZERO);
}

function centsSum(text: string): bigint {
  const { top, bottom } = termsOf(text);
  return (top * 100n) / bottom;
}

function sumEnd(text: string): string {
  return (text.split(' = ').at(-1) ?? '').split(' €')[0] ?? '';
}

/** `1 250,00` or `-19,45`, in cents. */
function cents(text: string): bigint {
  const digits = text.replaceAll(' ', '').replace('−', '-');
  if (!/^-?\d+,\d\d$/.test(digits)) throw new Error(`no amount: « ${text} »`);
  return BigInt(digits.replace(',', ''));
}

const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
  ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
];
