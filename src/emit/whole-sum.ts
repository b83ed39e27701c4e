/**
 * A sum of whole numbers that are not negative: as long as a number holds it exactly it is one, then a bigint takes it.
 * Hundreds of amounts or of NIR are added without an object for each.
 */
export class WholeSum {
  private sum = 0n;
  private latest = 0;

  /** @param value a number only where it is a safe integer */
  add(value: number | bigint): void {
    if (typeof value === 'bigint') {
      this.sum += value;
      return;
    }
    // Twice a safe integer may be no longer one: what is there is put away first.
    if (this.latest > Number.MAX_SAFE_INTEGER - value) {
      this.sum += BigInt(this.latest);
      this.latest = 0;
    }
    this.latest += value;
  }

  get total(): bigint {
    return this.sum + BigInt(this.latest);
  }
}
