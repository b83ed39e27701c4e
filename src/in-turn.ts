/**
 * Does tasks several at a time and gives their results in the order of the tasks, whichever is done first. A task is
 * begun only when a place is free: what waits to be taken is never more than `width` results.
 */
export async function* inTurn<Task, Result>(
  tasks: Iterable<Task>,
  width: number,
  perform: (task: Task) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  const begin = (task: Task): void => {
    const result = perform(task);
    // What fails is told in its turn; nobody may be listening yet.
    result.catch(() => undefined);
    underWay.push(result);
  };
  for (const task of tasks) {
    begin(task);
    if (underWay.length > width) yield (await underWay.shift()) as Result;
  }
  for (const result of underWay) yield await result;
}
