/** A list of integers of 32 bits that grows: one number for each row of a country. */
export class Integers {
  #values = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    if (index >= this.#length) throw new RangeError('no such integer');
    return this.#values[index] ?? 0;
  }
}
