/**
 * Which keys of an export belong together: keys that a row names side by side are linked, and whatever is linked, near
 * or far, is one component. Keys are known by a fingerprint of 52 bits only: two keys that shared one would be taken
 * for linked, which puts rows side by side that need not be, and changes no amount.
 *
 * Disjoint sets with path halving over typed arrays, reached through an open-addressing table: a country has millions
 * of keys, and as objects they would not fit.
 */
export class Components {
  /** Of each node, the low half of its fingerprint, then its parent: side by side, for memory is slow to reach. */
  #nodes: Int32Array;
  /** By slot, node + 1, where 0 is a free slot, then the high half of the fingerprint. Never more than half full. */
  #slots: Int32Array;
  #count = 0;

  /** @param expected how many keys, about: what is right at once need not grow */
  constructor(expected = 0) {
    let size = INITIAL;
    while (size < expected) size *= 2;
    this.#nodes = new Int32Array(2 * size);
    this.#slots = new Int32Array(4 * size);
  }

  /** How many keys there are: nodes are numbered from 0. */
  get size(): number {
    return this.#count;
  }

  /** The node of a fingerprint, a new one the first time. */
  nodeOf(low: number, high: number): number {
    const slots = this.#slots;
    const mask = (slots.length >> 1) - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const node = (slots[2 * slot] ?? 0) - 1;
      if (node < 0) return this.#add(low, high, slot);
      if (slots[2 * slot + 1] === high && this.#nodes[2 * node] === low) return node;
    }
  }

  /** Says that two nodes belong together. */
  link(a: number, b: number): void {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)];
    if (rootA === rootB) return;
    // The older root stays: what a component is called depends on the rows alone.
    if (rootA < rootB) this.#nodes[2 * rootB + 1] = rootA;
    else this.#nodes[2 * rootA + 1] = rootB;
  }

  /** The node that stands for the component of a node: the oldest of them. */
  rootOf(node: number): number {
    const nodes = this.#nodes;
    let at = node;
    for (;;) {
      const up = nodes[2 * at + 1] ?? 0;
      if (up === at) return at;
      const above = nodes[2 * up + 1] ?? 0;
      nodes[2 * at + 1] = above;
      at = above;
    }
  }

  /** The low half of the fingerprint of a node. */
  printOf(node: number): number {
    return this.#nodes[2 * node] ?? 0;
  }

  #add(low: number, high: number, slot: number): number {
    const node = this.#count;
    if (2 * node === this.#nodes.length) {
      this.#grow();
      return this.nodeOf(low, high);
    }
    this.#count += 1;
    this.#nodes[2 * node] = low;
    this.#nodes[2 * node + 1] = node;
    this.#slots[2 * slot] = node + 1;
    this.#slots[2 * slot + 1] = high;
    return node;
  }

  #grow(): void {
    const nodes = new Int32Array(2 * this.#nodes.length);
    nodes.set(this.#nodes);
    this.#nodes = nodes;
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    const mask = (slots.length >> 1) - 1;
    for (let at = 0; at < before.length; at += 2) {
      const taken = before[at] ?? 0;
      if (taken === 0) continue;
      let slot = (nodes[2 * (taken - 1)] ?? 0) & mask;
      while (slots[2 * slot] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = taken;
      slots[2 * slot + 1] = before[at + 1] ?? 0;
    }
    this.#slots = slots;
  }
}

/** Nodes there is room for at first; a power of two. */
const INITIAL = 1 << 12;
