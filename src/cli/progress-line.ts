/** How far a long command is. */
export interface ProgressState {
  /** What is being done, in a word or two. */
  readonly label: string;
  readonly done: number;
  /** `undefined`: nobody knows how much there is. */
  readonly total: number | undefined;
  /** The word for what is counted, by how many there are. */
  readonly unit: (count: number) => string;
  /** How a count is written; as a whole number otherwise. */
  readonly shown?: (count: number) => string;
  /** Since this was begun. */
  readonly milliseconds: number;
}

export interface ProgressWords {
  readonly remaining: (time: string) => string;
  readonly perSecond: string;
  /** Before the decimals. */
  readonly mark: string;
}

const BAR = 24;

/**
 * One line of progress, no longer than the terminal is wide: bar, share, count, rate and the time that is left.
 * What there is no room for is left out from the end.
 *
 * @param width columns of the terminal
 */
export function progressLine(state: ProgressState, width: number, words: ProgressWords): string {
  const { label, done, total, unit, shown = String, milliseconds } = state;
  const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
  const count = `${total === undefined ? '' : `${shown(done)}/`}${shown(total ?? done)} ${unit(total ?? done)}`;
  const pieces = [
    label,
    ...(share === undefined ? [] : [`${barOf(share)} ${percent(share)}`]),
    count,
    ...rateOf(done, milliseconds, words, shown),
    ...remainingOf(share, milliseconds, words),
  ];
  while (pieces.length > 1 && lengthOf(pieces) > width) pieces.pop();
  return pieces.join(GAP).slice(0, Math.max(0, width));
}

const GAP = '  ';

function lengthOf(pieces: readonly string[]): number {
  return pieces.join(GAP).length;
}

function barOf(share: number): string {
  const full = Math.floor(share * BAR);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`;
}

/** A hundred only when everything is done. */
function percent(share: number): string {
  return `${String(Math.floor(share * 100)).padStart(3)} %`;
}

function rateOf(
  done: number,
  milliseconds: number,
  { perSecond, mark }: ProgressWords,
  shown: (count: number) => string,
): string[] {
  if (milliseconds < 1 || done === 0) return [];
  const rate = (done * 1000) / milliseconds;
  const text = rate < 10 ? rate.toFixed(1).replace('.', mark) : shown(Math.round(rate));
  return [`${text}${perSecond}`];
}

function remainingOf(share: number | undefined, milliseconds: number, words: ProgressWords): string[] {
  if (share === undefined || share === 0 || share === 1) return [];
  return [words.remaining(shortTime(Math.ceil((milliseconds * (1 - share)) / share / 1000)))];
}

/** @param seconds whole */
export function shortTime(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${String(hours)} h ${String(minutes).padStart(2, '0')}`;
  return minutes > 0
    ? `${String(minutes)} min ${String(seconds % 60).padStart(2, '0')}`
    : `${String(seconds)} s`;
}
