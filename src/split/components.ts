/**
 * Which keys of an export belong together: keys that a row names side by side are linked, and whatever is linked, near
 * or far, is one component. Keys are known by a fingerprint of 52 bits only: two keys that shared one would be taken
 * for linked, which puts rows side by side that need not be, and changes no amount.
 *
 * Disjoint sets with path halving over typed arrays, reached through an open-addressing table: a country has millions
 * of keys, and as objects they would not fit.
 */
export class Components {
  #low = new Int32Array(INITIAL);
  #high = new Int32Array(INITIAL);
  #parent = new Int32Array(INITIAL);
  /** Node + 1 by slot; 0 is a free slot. Never more than half full. */
  #slots = new Int32Array(2 * INITIAL);
  #count = 0;

  /** How many keys there are: nodes are numbered from 0. */
  get size(): number {
    return this.#count;
  }

  /** The node of a fingerprint, a new one the first time. */
  nodeOf(low: number, high: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const node = (this.#slots[slot] ?? 0) - 1;
      if (node < 0) return this.#add(low, high, slot);
      if (this.#low[node] === low && this.#high[node] === high) return node;
    }
  }

  /** Says that two nodes belong together. */
  link(a: number, b: number): void {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)];
    if (rootA === rootB) return;
    // The older root stays: what a component is called depends on the rows alone.
    if (rootA < rootB) this.#parent[rootB] = rootA;
    else this.#parent[rootA] = rootB;
  }

  /** The node that stands for the component of a node: the oldest of them. */
  rootOf(node: number): number {
    const parent = this.#parent;
    let at = node;
    for (;;) {
      const up = parent[at] ?? 0;
      if (up === at) return at;
      const above = parent[up] ?? 0;
      parent[at] = above;
      at = above;
    }
  }

  /** The low half of the fingerprint of a node. */
  printOf(node: number): number {
    return this.#low[node] ?? 0;
  }

  #add(low: number, high: number, slot: number): number {
    const node = this.#count;
    if (node === this.#low.length) {
      this.#grow();
      return this.nodeOf(low, high);
    }
    this.#count += 1;
    this.#low[node] = low;
    this.#high[node] = high;
    this.#parent[node] = node;
    this.#slots[slot] = node + 1;
    return node;
  }

  #grow(): void {
    const size = 2 * this.#low.length;
    this.#low = resized(this.#low, size);
    this.#high = resized(this.#high, size);
    this.#parent = resized(this.#parent, size);
    const slots = new Int32Array(2 * size);
    const mask = slots.length - 1;
    for (let node = 0; node < this.#count; node += 1) {
      let slot = (this.#low[node] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node + 1;
    }
    this.#slots = slots;
  }
}

/** Nodes there is room for at first; a power of two. */
const INITIAL = 1 << 12;

function resized(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
