import type { FaceAssignment } from '../face-assignment.ts';
import { ANY_SCRIPT, isDirection, isLooseMark, NO_SCRIPT, scriptOfUnit } from './complex-characters.ts';

/**
 * Pieces of a text that are set at once: one face, style, direction and script each, in the order of the text. Plain pieces
 * are set as all other text is; the others are shaped. A struct of arrays.
 */
export class PieceList {
  count = 0;
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly level: number[] = [];
  readonly shaped: boolean[] = [];
  /** Of each unit, made by `assign`: `NO_SCRIPT` where it is plain. */
  #scripts = new Uint8Array(256);
  #levels: Uint8Array = new Uint8Array(0);

  /** Takes in the text whose pieces `cut` gives. */
  assign(text: string, levels: Uint8Array): void {
    const { length } = text;
    if (this.#scripts.length < length) this.#scripts = new Uint8Array(length * 2);
    this.#levels = levels;
    const scripts = this.#scripts;
    let last = NO_SCRIPT;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      const own = scriptOfUnit(unit);
      const sameLevel = i > 0 && levels[i] === levels[i - 1];
      if (isLineEnd(unit)) last = NO_SCRIPT;
      else if (isLooseMark(unit) && i > 0) {
        // An accent takes its letter with it, which may itself stand among accents.
        if (last === NO_SCRIPT) scripts.fill(ANY_SCRIPT, baseOf(text, i), i);
        last = last === NO_SCRIPT ? ANY_SCRIPT : last;
      } else if (own !== NO_SCRIPT) last = own;
      else if (isJoiner(unit) || isDirection(unit)) last = sameLevel ? last : NO_SCRIPT;
      else if (((levels[i] ?? 0) & 1) === 1) last = sameLevel && last !== NO_SCRIPT ? last : ANY_SCRIPT;
      else last = NO_SCRIPT;
      scripts[i] = last;
    }
  }

  /** The pieces of the units `from` to `to`. */
  cut(from: number, to: number, { face, style }: FaceAssignment): void {
    const scripts = this.#scripts;
    const levels = this.#levels;
    this.count = 0;
    let start = from;
    for (let i = from + 1; i <= to; i++) {
      const goesOn =
        i < to &&
        scripts[i] === scripts[start] &&
        levels[i] === levels[start] &&
        face[i] === face[start] &&
        style[i] === style[start];
      if (goesOn) continue;
      const p = this.count++;
      this.from[p] = start;
      this.to[p] = i;
      this.level[p] = levels[start] ?? 0;
      this.shaped[p] = scripts[start] !== NO_SCRIPT;
      start = i;
    }
  }

  /** Whether unit i is shaped. */
  isShaped(i: number): boolean {
    return this.#scripts[i] !== NO_SCRIPT;
  }

  /** The pieces' numbers from left to right (UAX 9, rule L2). */
  visualOrder(): number[] {
    const order = Array.from({ length: this.count }, (_, p) => p);
    let highest = 0;
    let lowestOdd = 255;
    for (const p of order) {
      const level = this.level[p] ?? 0;
      highest = Math.max(highest, level);
      if ((level & 1) === 1) lowestOdd = Math.min(lowestOdd, level);
    }
    for (let level = highest; level >= lowestOdd; level--) {
      for (let i = 0; i < order.length; i++) {
        const first = i;
        while (i < order.length && (this.level[order[i] ?? 0] ?? 0) >= level) i++;
        if (i > first + 1) order.splice(first, i - first, ...order.slice(first, i).reverse());
      }
    }
    return order;
  }
}

/** The letter that the accent at i stands on: both units of one beyond U+FFFF. */
function baseOf(text: string, i: number): number {
  let base = i - 1;
  while (base > 0 && isLooseMark(text.charCodeAt(base))) base--;
  const isSecond = (text.charCodeAt(base) & 0xfc00) === 0xdc00;
  return isSecond && base > 0 && (text.charCodeAt(base - 1) & 0xfc00) === 0xd800 ? base - 1 : base;
}

/** As UAX 14 has them: BK, CR, LF, NL. */
function isLineEnd(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

function isJoiner(unit: number): boolean {
  return unit === 0x200c || unit === 0x200d;
}
