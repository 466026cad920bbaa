const LONGEST = 24;

/** The shape of a value for people's eyes: letters become `x` and `X`, digits `9`; what stands between them stays. */
export function masked(text: string): string {
  const shape = text
    .slice(0, LONGEST)
    .replace(/\p{L}/gu, (letter) => (/\p{Lu}/u.test(letter) ? 'X' : 'x'))
    .replace(/\p{N}/gu, '9')
    .replace(/\p{Cc}/gu, '·');
  return text.length > LONGEST ? `${shape}…` : shape;
}
