import { expect, test } from 'vitest';
import { SharedWork } from '../../src/operations/shared-work.js';

// Who does a task: others as long as they have room, else this thread, one task at a time.

/** Tasks sent away end when they are told to; those of this thread at once. */
function office(room: number) {
  const work = new SharedWork(room);
  const ends = new Map<number, { readonly end: () => void; readonly fail: (error: Error) => void }>();
  const said: string[] = [];
  const perform = (task: number): Promise<string> =>
    work.perform(
      () =>
        new Promise((resolve, reject) => {
          said.push(`${String(task)} there`);
          ends.set(task, {
            end: () => {
              resolve(`${String(task)} there`);
            },
            fail: reject,
          });
        }),
      () => {
        said.push(`${String(task)} here`);
        return Promise.resolve(`${String(task)} here`);
      },
    );
  return {
    perform,
    said,
    end: (task: number) => ends.get(task)?.end(),
    fail: (task: number) => ends.get(task),
  };
}

test('others have as much as they can hold, this thread does the rest', async () => {
  const { perform, said, end } = office(2);
  const results = [1, 2, 3, 4].map(perform);
  expect(await results[2]).toBe('3 here');
  expect(await results[3]).toBe('4 here');
  expect(said).toEqual(['1 there', '2 there', '3 here', '4 here']);
  end(1);
  expect(await results[0]).toBe('1 there');
  const next = perform(5);
  end(5);
  expect(await next).toBe('5 there');
  end(2);
  expect(await results[1]).toBe('2 there');
});

test('what waits for this thread is sent away when there is room after all', async () => {
  const { perform, said, end } = office(1);
  const results = [1, 2, 3].map(perform);
  // Told before this thread comes to its first task.
  end(1);
  expect(await results[2]).toBe('3 here');
  end(2);
  expect(await Promise.all(results)).toEqual(['1 there', '2 there', '3 here']);
  expect(said).toEqual(['1 there', '2 there', '3 here']);
});

test('a task that fails leaves its room, there and here', async () => {
  const { perform, fail } = office(1);
  const first = perform(1);
  fail(1)?.fail(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  const second = perform(2);
  const work = new SharedWork(0);
  const broken = work.perform(
    () => Promise.reject(new Error('nobody there')),
    () => Promise.reject(new Error('here')),
  );
  await expect(broken).rejects.toThrow('here');
  const after = work.perform(
    () => Promise.reject(new Error('nobody there')),
    () => Promise.resolve('here'),
  );
  expect(await after).toBe('here');
  fail(2)?.end();
  expect(await second).toBe('2 there');
});
