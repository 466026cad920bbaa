/** More differences are not looked for in order: what is left is matched wherever it stands. */
const MOST_DIFFERENCES = 400;

/**
 * The longest run of texts that two lists have in common in the same order (Myers 1986, An O(ND) Difference Algorithm), as
 * pairs of their numbers, ascending. Lists that differ in more than 400 places share what begins and ends them alone.
 */
export function commonOrder(a: readonly string[], b: readonly string[]): [number, number][] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const pairs: [number, number][] = [];
  for (let i = 0; i < head; i += 1) pairs.push([i, i]);
  for (const [i, j] of middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)))
    pairs.push([i + head, j + head]);
  for (let i = tail; i > 0; i -= 1) pairs.push([a.length - i, b.length - i]);
  return pairs;
}

function middle(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length === 0 || b.length === 0) return [];
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const reached = new Int32Array(2 * most + 3);
  /** Of each number of differences, how far each diagonal reached before it. */
  const steps: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    steps.push(reached.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reached, most, k - 1) < at(reached, most, k + 1));
      let x = down ? at(reached, most, k + 1) : at(reached, most, k - 1) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      reached[k + most + 1] = x;
      if (x >= a.length && y >= b.length) return wayBack(a.length, b.length, steps, most);
    }
  }
  return [];
}

function at(reached: Int32Array, most: number, k: number): number {
  return reached[k + most + 1] ?? 0;
}

function wayBack(endA: number, endB: number, steps: readonly Int32Array[], most: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [endA, endB];
  for (let d = steps.length - 1; d >= 0; d -= 1) {
    const reached = steps[d];
    if (reached === undefined) break;
    const k = x - y;
    const down = k === -d || (k !== d && at(reached, most, k - 1) < at(reached, most, k + 1));
    const before = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(reached, most, before);
    const fromY = d === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return pairs.reverse();
}
