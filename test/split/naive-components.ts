/** Which texts belong together, as anyone would do it: a group for each, made one when two are linked. */
export class NaiveComponents {
  readonly #groups = new Map<string, Set<string>>();

  link(a: string, b: string): void {
    const [one, other] = [this.#groupOf(a), this.#groupOf(b)];
    if (one === other) return;
    for (const key of other) {
      one.add(key);
      this.#groups.set(key, one);
    }
  }

  areOne(a: string, b: string): boolean {
    return this.#groupOf(a) === this.#groupOf(b);
  }

  #groupOf(key: string): Set<string> {
    const group = this.#groups.get(key) ?? new Set([key]);
    this.#groups.set(key, group);
    return group;
  }
}
