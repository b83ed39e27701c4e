import { progressLine, type ProgressState, type ProgressWords } from './progress-line.js';

/** A terminal that people look at. */
export interface Screen {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  /** Whether a line can be drawn over; one after the other on terminals that only ever go down. */
  readonly canRedraw: boolean;
  /** Milliseconds that only go up. */
  readonly now: () => number;
}

/** What is over by then is not worth a look. */
const PATIENCE = 2000;
/** Between two drawings. */
const [REDRAWN, PRINTED] = [100, 10_000];

const CLEAR = '\r\u001B[K';

/**
 * Draws how far a command is, on the last line of a terminal. No timer: what works is what tells, and a computation
 * leaves no room for one.
 */
export class ProgressBar {
  readonly #screen: Screen;
  readonly #words: ProgressWords;
  #begun: number | undefined;
  #drawnAt = -Infinity;
  #isShown = false;

  constructor(screen: Screen, words: ProgressWords) {
    this.#screen = screen;
    this.#words = words;
  }

  /** @param state `undefined` once it is over */
  show(state: ProgressState | undefined): void {
    const now = this.#screen.now();
    if (state === undefined) {
      this.clear();
      this.#begun = undefined;
      this.#drawnAt = -Infinity;
      return;
    }
    this.#begun ??= now;
    const { canRedraw } = this.#screen;
    if (now - this.#begun < PATIENCE || now - this.#drawnAt < (canRedraw ? REDRAWN : PRINTED)) return;
    this.#drawnAt = now;
    // A full line would make some terminals go to the next.
    const line = progressLine(state, this.#screen.columns() - 1, this.#words);
    this.#screen.write(canRedraw ? `${CLEAR}${line}` : `${line}\n`);
    this.#isShown = canRedraw;
  }

  /** Before anything else is printed. It shows again the next time that something is told. */
  clear(): void {
    if (this.#isShown) this.#screen.write(CLEAR);
    this.#isShown = false;
    this.#drawnAt = -Infinity;
  }
}
