/** Figures as reports show them: neutral, the same on every machine. */

/** `1234567` → `1,234,567`. */
export function showCount(count: number): string {
  const digits = String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ',');
  return count < 0 ? `-${digits}` : digits;
}

/** How far a cause of rejects reaches: `3 times, 2 documents, 8 rows`; `1 time, 0 documents, 1 row`. */
export function showExtent(of: {
  readonly count: number;
  readonly documents: number;
  readonly rows: number;
}): string {
  const { count, documents, rows } = of;
  return [several(count, 'time'), several(documents, 'document'), several(rows, 'row')].join(', ');
}

function several(count: number, noun: string): string {
  return `${showCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `48200000` → `48.2 MB`; decimal units. */
export function showBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(1)} ${BYTE_UNITS[unit] ?? ''}`;
}

const BYTE_UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** `3.4123` → `3.4 s`; `75` → `1 min 15 s`; `3700` → `1 h 01 min`. */
export function showSeconds(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${two(whole % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** `3, 7` → `42.9 %`; a share of nothing is `-`. */
export function showShare(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`;
}

/** `2019-07-01T02:10:42.123Z` → `2019-07-01 02:10:42 UTC`. */
export function showMoment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** The first 12 digits of a SHA-256: enough to compare by eye. */
export function showHash(sha256: string): string {
  return sha256.slice(0, 12);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
