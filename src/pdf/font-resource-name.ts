const cache: string[] = [];

/**
 * The name, without slash, by which contents call a face's code page: `a0`, `a1` … `b0` …; `ba0` from the 27th face on.
 * The same in every content stream of a file.
 */
export function fontResourceName(faceIndex: number, codePage: number): string {
  const key = faceIndex * 256 + codePage;
  const known = cache[key];
  if (known !== undefined) return known;
  let letters = String.fromCharCode(97 + (faceIndex % 26));
  for (let rest = Math.floor(faceIndex / 26); rest > 0; rest = Math.floor(rest / 26)) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
  }
  const name = `${letters}${codePage}`;
  cache[key] = name;
  return name;
}
