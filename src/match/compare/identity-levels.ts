import type { TextPool } from '../record/text-pool.ts';
import {
  isBeginning,
  isOneEdit,
  layBeside,
  sameLength,
  shorterLength,
  substitutions,
} from './text-distance.ts';

export const REGION_LEVELS = ['missing', 'same', 'different'] as const;
export const IDENTITY_LEVELS = ['missing', 'same', 'typing error', 'different'] as const;

export function regionLevel(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return one === other ? 1 : 2;
}

/** Dates as `YYYYMMDD`: a typing error is one digit or neighbour, or day and month exchanged. */
export function birthLevel(pool: TextPool, one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  if (one === other) return 1;
  layBeside(pool, one, pool, other);
  if (isOneEdit()) return 2;
  const a = pool.text(one);
  const b = pool.text(other);
  if (a.slice(0, 4) === b.slice(0, 4) && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6))
    return 2;
  return 3;
}

/** Customer numbers, e-mail addresses and telephone numbers. */
export function identityLevel(pool: TextPool, one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  if (one === other) return 1;
  layBeside(pool, one, pool, other);
  if (shorterLength() < 5) return 3;
  if (isOneEdit()) return 2;
  return sameLength() && shorterLength() >= 7 && substitutions() <= 2 ? 2 : 3;
}

/** A number with and without its area code is the same where seven digits are. */
export function phoneLevel(pool: TextPool, one: number, other: number): number {
  const level = identityLevel(pool, one, other);
  if (level < 2) return level;
  const a = pool.text(one);
  const b = pool.text(other);
  const digits = Math.min(a.length, b.length);
  if (digits >= 7 && a.slice(-digits) === b.slice(-digits)) return 1;
  return isBeginning() && digits >= 7 ? 2 : level;
}
