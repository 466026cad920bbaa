/** Self-describing names of media (PWG 5101.1), by size in mm. */
const NAMES: readonly (readonly [name: string, width: number, height: number])[] = [
  ['iso_a3_297x420mm', 297, 420],
  ['iso_a4_210x297mm', 210, 297],
  ['iso_a5_148x210mm', 148, 210],
  ['na_letter_8.5x11in', 215.9, 279.4],
  ['na_legal_8.5x14in', 215.9, 355.6],
  ['na_ledger_11x17in', 279.4, 431.8],
];

/** Millimetres that rounding may be off. */
const CLOSE = 0.5;

/** The medium's name; of a size without one the printer's own, else a custom one. */
export function mediaName(
  { width, height }: { readonly width: number; readonly height: number },
  supported: readonly string[],
): string {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const known = NAMES.find(([, w, h]) => Math.abs(w - short) <= CLOSE && Math.abs(h - long) <= CLOSE);
  if (known !== undefined) return known[0];
  const own = supported.find((name) => {
    const size = /_([\d.]+)x([\d.]+)(mm|in)$/.exec(name);
    if (size === null || /^custom_(min|max)/.test(name)) return false;
    const unit = size[3] === 'in' ? 25.4 : 1;
    const [w, h] = [Number(size[1]) * unit, Number(size[2]) * unit];
    return Math.abs(w - short) <= CLOSE && Math.abs(h - long) <= CLOSE;
  });
  const shown = (value: number): string => String(Math.round(value * 100) / 100);
  return own ?? `custom_${shown(short)}x${shown(long)}mm_${shown(short)}x${shown(long)}mm`;
}
