/**
 * Whether a name is what a pattern means: `*` stands for any number of characters, `?` for one, neither for `/`, nor for
 * the dot that begins a hidden file's name. Takes at most pattern × name steps, whatever they are.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  const parts = name.split('/');
  const wanted = pattern.split('/');
  return (
    parts.length === wanted.length &&
    parts.every((part, i) => {
      const each = wanted[i] ?? '';
      return (!part.startsWith('.') || each.startsWith('.')) && matchesPart(each, part);
    })
  );
}

/** Whether a pattern means something below a folder. */
export function reachesInto(pattern: string, folder: string): boolean {
  const depth = folder.split('/').length;
  const parts = pattern.split('/');
  return parts.length > depth && matchesPattern(parts.slice(0, depth).join('/'), folder);
}

function matchesPart(pattern: string, name: string): boolean {
  const wanted = Array.from(pattern);
  const given = Array.from(name);
  let at = 0;
  let next = 0;
  // Where the last `*` stands, and up to where it reaches for now.
  let star = -1;
  let reach = 0;
  while (at < given.length) {
    if (wanted[next] === '*') {
      star = next;
      reach = at;
      next += 1;
    } else if (wanted[next] === '?' || wanted[next] === given[at]) {
      next += 1;
      at += 1;
    } else if (star >= 0) {
      reach += 1;
      at = reach;
      next = star + 1;
    } else return false;
  }
  while (wanted[next] === '*') next += 1;
  return next === wanted.length;
}
