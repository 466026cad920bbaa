/** Endings of packed members, which do not count as part of a name. */
const PACKED = /\.(gz|zst)$/i;

/** A member's name without the ending of its packing. */
export function plainMember(name: string): string {
  return name.replace(PACKED, '');
}

/**
 * Whether a file is one of those that a table's `file` means: a name, or a pattern with `*` and `?`, which do not cross `/`.
 * Packed or not makes no difference.
 */
export function isMemberOf(pattern: string, name: string): boolean {
  const plain = plainMember(name);
  if (name === pattern || plain === plainMember(pattern)) return true;
  if (!/[*?]/.test(pattern)) return false;
  return matches(pattern, name) || matches(pattern, plain);
}

/** Pattern by pattern character, going back to the last `*` where the name does not go on: quick on any pattern. */
function matches(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let behind = 0;
  let i = 0;
  while (i < name.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at;
      behind = i;
      at += 1;
    } else if (wanted === name[i] || (wanted === '?' && name[i] !== '/')) {
      at += 1;
      i += 1;
    } else if (star >= 0 && name[behind] !== '/') {
      behind += 1;
      i = behind;
      at = star + 1;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
