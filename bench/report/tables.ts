import { summary, type LaneFigures } from '../rounds.ts';
import type { SizeFigures } from './figures.ts';
import type { Target } from './targets.ts';

/** One size: a line for each lane. */
export function laneTable({ awards, rounds, lanes }: SizeFigures): string {
  const wallOf = (letter: string) => {
    const found = lanes.find(({ lane }) => lane.letter === letter);
    return found === undefined ? undefined : summary(found)?.wall;
  };
  const [parse, peer] = [wallOf('b'), wallOf('f')];
  const title = `${awards.toLocaleString('en-GB')} awards, ${rounds === 1 ? '1 round' : `median of ${rounds} rounds`}`;
  const header = ['lane', '', 'wall', 'CPU', 'peak RSS', '÷ b', '÷ f', 'result'];
  return `${title}\n\n${grid([header, ...lanes.map((figures) => laneLine(figures, parse, peer))])}\n\n${NOTES}`;
}

const NOTES = `¹ On a copy of the ledger that d left; with --accept-recoveries: one fact in a hundred has changed, more
recoveries than the brake lets through. d leaves every brake at its default.
² The CPU and the memory of the server are not counted: only those of the client.`;

function laneLine(figures: LaneFigures, parse: number | undefined, peer: number | undefined): string[] {
  const { lane, result } = figures;
  const found = summary(figures);
  if (found === undefined) return [lane.letter, lane.title, '', '', '', '', '', result];
  const { wall, cpu, peak } = found;
  const over = (other: number | undefined) => (other === undefined ? '' : (wall / other).toFixed(2));
  return [
    ...[
      lane.letter,
      lane.title,
      `${wall.toFixed(2)} s`,
      `${cpu.toFixed(2)} s`,
      `${(peak / 1e6).toFixed(0)} MB`,
    ],
    ...[over(parse), over(peer), result],
  ];
}

export function targetTable(targets: readonly Target[]): string {
  const lines = targets.map(({ promise, found, met }) => [promise, found, met ? 'met' : 'NOT MET']);
  return grid([['target', 'measured', ''], ...lines]);
}

/** A table in Markdown that reads as well on a terminal. */
function grid(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const drawn = lines.map(
    (line) => `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [drawn[0], rule, ...drawn.slice(1)].join('\n');
}
