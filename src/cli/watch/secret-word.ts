import { randomBytes } from 'node:crypto';

/** A word that nobody can guess: whoever has the address of a page with it was given it. It reaches no output. */
export function secretWord(): string {
  return randomBytes(16).toString('hex');
}
