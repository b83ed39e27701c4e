import { giveBack } from '../given-bytes.js';

/**
 * Which keys of an export belong together: keys that a row names side by side are linked, and whatever is linked, near
 * or far, is one component. Keys are known by a fingerprint only: two keys that shared one would be taken for linked,
 * which puts rows side by side that need not be, and changes no amount.
 *
 * Disjoint sets with path halving over typed arrays, reached through an open-addressing table: a country has millions
 * of keys, and as objects they would not fit.
 */
export class Components {
  /** Of each node, the halves of its fingerprint, then its parent: side by side, for memory is slow to reach. */
  #nodes: Int32Array;
  /** The number of a node, plus 1, and six bits of its fingerprint, which spare most looks at the wrong node; 0 is free. */
  #slots: Int32Array;
  #count = 0;

  /** @param expected how many keys at most, about: room for nodes takes no memory before they come */
  constructor(expected = 0) {
    let size = INITIAL;
    while (3 * size < 2 * expected) size *= 2;
    this.#nodes = new Int32Array(NODE * Math.max(INITIAL, Math.ceil(expected)));
    this.#slots = new Int32Array(size);
  }

  /** How many keys there are: nodes are numbered from 0. */
  get size(): number {
    return this.#count;
  }

  /** The node of a fingerprint, a new one the first time. */
  nodeOf(low: number, high: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const tag = high & TAG;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const taken = slots[slot] ?? 0;
      if (taken === 0) return this.#add(low, high, slot);
      if ((taken & TAG) !== tag) continue;
      const node = (taken & ~TAG) - 1;
      if (this.#nodes[NODE * node] === low && this.#nodes[NODE * node + 1] === high) return node;
    }
  }

  /** Says that two nodes belong together. */
  link(a: number, b: number): void {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)];
    if (rootA === rootB) return;
    // The older root stays: what a component is called depends on the rows alone.
    if (rootA < rootB) this.#nodes[NODE * rootB + PARENT] = rootA;
    else this.#nodes[NODE * rootA + PARENT] = rootB;
  }

  /** The node that stands for the component of a node: the oldest of them. */
  rootOf(node: number): number {
    const nodes = this.#nodes;
    let at = node;
    for (;;) {
      const up = nodes[NODE * at + PARENT] ?? 0;
      if (up === at) return at;
      const above = nodes[NODE * up + PARENT] ?? 0;
      nodes[NODE * at + PARENT] = above;
      at = above;
    }
  }

  /** The low half of the fingerprint of a node. */
  printOf(node: number): number {
    return this.#nodes[NODE * node] ?? 0;
  }

  /** Nothing more will be asked: its memory is given back at once. */
  close(): void {
    giveBack(this.#nodes, this.#slots);
  }

  /** @throws RangeError for more keys than a slot can name: twenty times those of a country */
  #add(low: number, high: number, slot: number): number {
    const node = this.#count;
    if (node + 1 > MOST) throw new RangeError('an export of too many keys');
    if (NODE * node === this.#nodes.length) this.#growNodes();
    this.#count += 1;
    this.#nodes[NODE * node] = low;
    this.#nodes[NODE * node + 1] = high;
    this.#nodes[NODE * node + PARENT] = node;
    this.#slots[slot] = (node + 1) | (high & TAG);
    if (4 * this.#count > 3 * this.#slots.length) this.#growSlots();
    return node;
  }

  #growNodes(): void {
    const before = this.#nodes;
    this.#nodes = new Int32Array(2 * before.length);
    this.#nodes.set(before);
    giveBack(before);
  }

  /** Made anew from the nodes: the two tables are never there together. */
  #growSlots(): void {
    const size = 2 * this.#slots.length;
    giveBack(this.#slots);
    const slots = new Int32Array(size);
    const mask = size - 1;
    for (let node = 0; node < this.#count; node += 1) {
      let slot = (this.#nodes[NODE * node] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (node + 1) | ((this.#nodes[NODE * node + 1] ?? 0) & TAG);
    }
    this.#slots = slots;
  }
}

/** Nodes there is room for at first; a power of two. */
const INITIAL = 1 << 12;
/** Numbers of a node, and which of them is its parent. */
const NODE = 3;
const PARENT = 2;
/** The bits of a slot that are of the fingerprint; the others number nodes. */
const TAG = ~0 << 26;
const MOST = ~TAG;
