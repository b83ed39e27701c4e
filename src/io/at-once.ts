/** How many files the disk is asked for at a time: it makes several durable in about the time of one. */
const WIDTH = 8;

/** Does the same with each, a few at a time. All are over when it is; the first failure is thrown then. */
export async function atOnce<Item>(
  items: readonly Item[],
  perform: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (const item of waiting) {
      if (failures.length > 0) return;
      try {
        await perform(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(WIDTH, items.length) }, work));
  if (failures.length > 0) throw failures[0];
}
