import { expect, test } from 'vitest';
import { remembering, rememberingTexts } from '../../src/validate/remembering.js';

test('a question asked again is not answered again', () => {
  const asked: number[] = [];
  const square = remembering((value: number) => {
    asked.push(value);
    return value * value;
  });
  expect([3, 4, 3, 4].map(square)).toEqual([9, 16, 9, 16]);
  expect(asked).toEqual([3, 4]);
});

test('no more is remembered than was said, and the answers stay right', () => {
  const asked: number[] = [];
  const double = remembering((value: number) => {
    asked.push(value);
    return 2 * value;
  }, 2);
  expect([1, 2, 1, 3, 3, 1].map((value) => double(value))).toEqual([2, 4, 2, 6, 6, 2]);
  expect(asked).toEqual([1, 2, 3, 1]);
});

test('a long text, which would keep the file it was cut from, is not remembered', () => {
  const asked: string[] = [];
  const sizeOf = rememberingTexts((text) => asked.push(text));
  for (const text of ['123456789012', '1234567890123']) {
    sizeOf(text);
    sizeOf(text);
  }
  expect(asked).toEqual(['123456789012', '1234567890123', '1234567890123']);
});
