/** A part of a profile that must be there. */
export function partOf<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the profile has no such part');
  return part;
}
