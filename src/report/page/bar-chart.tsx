import { scaleLinear } from 'd3-scale';
import { stack, stackOffsetDiverging } from 'd3-shape';
import type { Cents } from '../../money/index.js';

/** A bar: what is paid to the right of zero, what is taken back to the left. */
export interface Bar {
  readonly label: string;
  readonly credits: Cents;
  /** Unsigned. */
  readonly debits: Cents;
  /** The amount as it is written beside the bar. */
  readonly shown: string;
  /** What it came to in an earlier month, net: a mark across the bar. */
  readonly earlier?: Cents | undefined;
}

export interface BarChartProps {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in words, and where the exact figures are. */
  readonly text: string;
  readonly bars: readonly Bar[];
  /** Long names stand above their bar, short codes beside it. */
  readonly labels: 'above' | 'beside';
}

/**
 * Bars drawn in hundredths of the width, so that letters keep their size on a telephone and on paper. A drawing may
 * round: the exact amounts are in the table that goes with it.
 */
export function BarChart({ id, title, text, bars, labels }: BarChartProps) {
  const { step, first, thickness, from, to } = PLANS[labels];
  const [credits = [], debits = []] = stackOf(bars);
  const extents = [...credits, ...debits].flatMap(([low, high]) => [low, high]);
  const marks = bars.map(({ earlier }) => (earlier === undefined ? undefined : Number(earlier) / 100));
  const ends = [...extents, ...marks.filter((mark) => mark !== undefined)];
  const place = scaleLinear([Math.min(0, ...ends), Math.max(1, ...ends)], [from, to]);
  const zero = place(0);
  const height = bars.length * step + 4;
  const upright = (kind: string, at: number, row: number, beyond: number) => (
    <line
      class={kind}
      x1={share(at)}
      x2={share(at)}
      y1={row * step + first - beyond}
      y2={row * step + first + thickness + beyond}
    />
  );
  const markOf = (mark: number | undefined, row: number) =>
    mark === undefined || mark === 0 ? null : upright('earlier', place(mark), row, 3);
  const segment = (range: Range | undefined, row: number, side: 'credit' | 'debit') => {
    if (range === undefined || range[0] === range[1]) return null;
    const [left, right] = [place(range[0]), place(range[1])];
    // Whatever is not nothing shows.
    const width = Math.max(right - left, 0.2);
    return (
      <rect class={side} x={share(left)} y={row * step + first} width={share(width)} height={thickness} />
    );
  };
  return (
    <svg class="bars" role="img" aria-labelledby={`${id}-title ${id}-text`} width="100%" height={height}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{text}</desc>
      {bars.map(({ label, shown }, row) => (
        <g>
          <text x="0" y={row * step + BASELINE}>
            {label}
          </text>
          <text class="value" x="100%" y={row * step + BASELINE} text-anchor="end">
            {shown}
          </text>
          {labels === 'above' ? (
            <rect
              class="track"
              x={share(from)}
              y={row * step + first}
              width={share(to - from)}
              height={thickness}
            />
          ) : null}
          {segment(credits[row], row, 'credit')}
          {segment(debits[row], row, 'debit')}
          {upright('zero', zero, row, 2)}
          {markOf(marks[row], row)}
        </g>
      ))}
    </svg>
  );
}

type Range = readonly [number, number];

/** Where each side of each bar begins and ends, in euros: credits above zero, debits below. */
function stackOf(bars: readonly Bar[]): readonly (readonly Range[])[] {
  const sides = bars.map(({ credits, debits }) => ({
    credits: Number(credits) / 100,
    debits: -Number(debits) / 100,
  }));
  const series = stack<(typeof sides)[number]>().keys(['credits', 'debits']).offset(stackOffsetDiverging)(
    sides,
  );
  return series.map((side) => side.map(([low, high]): Range => [low, high]));
}

/** In pixels: the height of a row, where its bar begins and how thick it is; in hundredths of the width: its extent. */
const PLANS = {
  above: { step: 44, first: 22, thickness: 10, from: 0, to: 100 },
  beside: { step: 24, first: 5, thickness: 12, from: 24, to: 74 },
} as const;

const BASELINE = 15;

function share(hundredths: number): string {
  return `${hundredths.toFixed(2)}%`;
}
