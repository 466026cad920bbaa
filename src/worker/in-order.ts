/**
 * Works on items several at a time and gives results back in the items' order. At most `window` items
 * are under way or waiting for an earlier one, so memory does not grow with the number of items.
 */
export async function* inOrder<I, R>(
  items: Iterable<I> | AsyncIterable<I>,
  window: number,
  work: (item: I) => Promise<R>,
): AsyncGenerator<R> {
  const waiting: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // The rejection is raised when its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined);
    waiting.push(result);
    if (waiting.length >= window) {
      const first = waiting.shift();
      if (first !== undefined) yield await first;
    }
  }
  for (const result of waiting) yield await result;
}
