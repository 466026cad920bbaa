/** The only home of the clock. Nothing that reaches a released page may depend on it. */

/** Milliseconds since the process started, for durations. */
export function elapsedMs(): number {
  return performance.now();
}

/** The present moment as ISO 8601 in UTC, for logs and reports. */
export function nowIso(): string {
  return new Date().toISOString();
}

/** Today in the machine's own time zone, as `YYYY-MM-DD`: the run date when nobody states one. */
export function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** How long ago a moment was, such as a file's time of change; milliseconds since 1970. Negative: another clock wrote it. */
export function ageMs(moment: number): number {
  return Date.now() - moment;
}

/** The moment when this process started, as ISO 8601 in UTC. */
export function processStartIso(): string {
  return new Date(performance.timeOrigin).toISOString();
}
