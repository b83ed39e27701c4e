import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/contracts/yaml.js';

describe('an alias', () => {
  test('stands for what it names, when that is written before it', () => {
    expect(readYaml('a: &x [1]\nb: *x\n', 'strings')).toEqual({
      kind: 'value',
      value: { a: ['1'], b: ['1'] },
    });
  });

  test.each([
    ['of nothing', 'a: 1\nb: *x\n', 2],
    ['of what comes later', 'b: *x\na: &x 1\n', 1],
    ['of the list it stands in', 'a: &x\n  - 1\n  - *x\n', 3],
    ['of a mapping around it', 'a: &x\n  b:\n    c: *x\n', 3],
  ])('%s is a fault with its line', (_, text, line) => {
    expect(readYaml(text, 'strings')).toMatchObject({ kind: 'faulty', faults: [{ line }] });
  });
});
