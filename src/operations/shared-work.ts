import { heardOthers } from '../io/pause.js';

/**
 * Shares tasks between other threads and this one: the others always have one more task than they do, and this thread
 * does what they have no room for. It looks at what they have done before each task of its own, which takes as long.
 */
export class SharedWork {
  readonly #room: number;
  #away = 0;
  #own: Promise<void> = Promise.resolve();

  /** @param room how many tasks the others hold, under way or waiting */
  constructor(room: number) {
    this.#room = room;
  }

  /** @param there has a task done by another thread, `here` by this one; one of the two is called, once */
  async perform<Result>(there: () => Promise<Result>, here: () => Promise<Result>): Promise<Result> {
    if (this.#hasRoom()) return this.#send(there);
    const before = this.#own;
    let isDone: () => void = () => undefined;
    this.#own = new Promise((resolve) => (isDone = resolve));
    try {
      await before;
      await heardOthers();
      if (!this.#hasRoom()) return await here();
    } finally {
      isDone();
    }
    return this.#send(there);
  }

  #hasRoom(): boolean {
    return this.#away < this.#room;
  }

  async #send<Result>(there: () => Promise<Result>): Promise<Result> {
    this.#away += 1;
    try {
      return await there();
    } finally {
      this.#away -= 1;
    }
  }
}
