import { matchesPattern } from './container/name-pattern.ts';
import { packingOfName } from './container/packing.ts';

/** A member's name without the ending of its packing. */
export function plainMember(name: string): string {
  return packingOfName(name).bare;
}

/** Whether a file that somebody names is one of those that a table's `file` means; packed or not makes no difference. */
export function isMemberOf(pattern: string, name: string): boolean {
  const plain = plainMember(name);
  return (
    matchesPattern(pattern, name) ||
    matchesPattern(pattern, plain) ||
    matchesPattern(plainMember(pattern), plain)
  );
}
