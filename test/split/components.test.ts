import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Components } from '../../src/split/components.js';
import { Fingerprint } from '../../src/split/fingerprint.js';
import { randomRuns } from '../support/random-runs.js';
import { NaiveComponents } from './naive-components.js';

const print = new Fingerprint();

function nodeOf(components: Components, key: string): number {
  print.ofText(key, 1);
  return components.nodeOf(print.low, print.high);
}

describe('the components of keys', () => {
  test('are those of a naive union of texts, whatever is linked, in whatever order', () => {
    const key = fc.integer({ min: 0, max: 40 }).map((rank) => `K${String(rank)}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key), { maxLength: 60 }), fc.array(key), (links, others) => {
        const [components, naive] = [new Components(), new NaiveComponents()];
        for (const [a, b] of links) {
          components.link(nodeOf(components, a), nodeOf(components, b));
          naive.link(a, b);
        }
        const known = [...new Set([...links.flat(), ...others])];
        for (const a of known) {
          for (const b of known) {
            const isOne =
              components.rootOf(nodeOf(components, a)) === components.rootOf(nodeOf(components, b));
            expect(isOne, `${a} ${b}`).toBe(naive.areOne(a, b));
          }
        }
      }),
      randomRuns(200),
    );
  });

  test('are called by their oldest key, so that their name does not depend on the order of the links', () => {
    const pairs = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })), { maxLength: 40 });
    fc.assert(
      fc.property(
        pairs.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([links, shuffled]) => {
          const roots = [links, shuffled].map((some) => {
            const components = new Components();
            const nodes = Array.from({ length: 31 }, (_, rank) => nodeOf(components, `K${String(rank)}`));
            for (const [a, b] of some) components.link(nodes[a]!, nodes[b]!);
            return nodes.map((node) => components.rootOf(node));
          });
          expect(roots[0]).toEqual(roots[1]);
          for (const [node, root] of roots[0]!.entries()) {
            expect(root).toBeLessThanOrEqual(node);
            expect(roots[0]![root]).toBe(root);
          }
        },
      ),
      randomRuns(100),
    );
  });

  test('number keys from 0 as they come, one number for each', () => {
    const components = new Components();
    expect(['A', 'B', 'A', 'C', 'B'].map((key) => nodeOf(components, key))).toEqual([0, 1, 0, 2, 1]);
    expect(components.size).toBe(3);
  });

  test('tell apart fingerprints of which only one half differs', () => {
    const components = new Components();
    const nodes = [
      components.nodeOf(1, 2),
      components.nodeOf(1, 3),
      components.nodeOf(2, 2),
      components.nodeOf(1, 2),
    ];
    expect(nodes).toEqual([0, 1, 2, 0]);
    expect([0, 1, 2].map((node) => components.printOf(node))).toEqual([1, 1, 2]);
  });

  test('hold more keys than there is room for at first, links and all', () => {
    const count = 50_000;
    const components = new Components();
    const keys = Array.from({ length: count }, (_, rank) => `04E${String(rank).padStart(7, '0')}ABA`);
    const nodes = keys.map((key, rank) => {
      const node = nodeOf(components, key);
      // Every key with the hundredth before it: a hundred long chains.
      if (rank >= 100) components.link(node, nodeOf(components, keys[rank - 100]!));
      return node;
    });
    expect(components.size).toBe(count);
    expect(keys.map((key) => nodeOf(components, key))).toEqual(nodes);
    expect(nodes.every((node) => components.rootOf(node) === node % 100)).toBe(true);
  });

  test('stay quick on one chain of a hundred thousand keys, from its end', () => {
    const components = new Components();
    const nodes = Array.from({ length: 100_000 }, (_, rank) => components.nodeOf(rank * 31, rank));
    for (let rank = nodes.length - 1; rank > 0; rank -= 1) components.link(nodes[rank]!, nodes[rank - 1]!);
    expect(new Set(nodes.map((node) => components.rootOf(node)))).toEqual(new Set([0]));
  });
});
