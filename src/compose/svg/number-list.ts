import { SvgRefusal } from './refusal.ts';

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const SEPARATOR = /[ \t\r\n]*,?[ \t\r\n]*/y;

/** Reads numbers, flags and letters one after the other, as path data and transforms have them. */
export class NumberScanner {
  readonly #text: string;
  readonly #what: string;
  #at = 0;

  constructor(text: string, what: string) {
    this.#text = text;
    this.#what = what;
    this.skip();
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next character, not taken. */
  get next(): string {
    return this.#text[this.#at] ?? '';
  }

  /** Whether a number begins here. */
  get numberAhead(): boolean {
    return /[\d+.-]/.test(this.next);
  }

  number(): number {
    NUMBER.lastIndex = this.#at;
    const found = NUMBER.exec(this.#text)?.[0];
    const value = Number(found);
    if (found === undefined || !Number.isFinite(value)) throw this.refuse('a number is expected');
    this.#at += found.length;
    this.skip();
    return value;
  }

  /** An arc's flag: one digit that may stand close to the next number. */
  flag(): boolean {
    const { next } = this;
    if (next !== '0' && next !== '1') throw this.refuse('0 or 1 is expected');
    this.#at++;
    this.skip();
    return next === '1';
  }

  /** Takes one character and the blanks behind it. */
  take(): string {
    const { next } = this;
    this.#at++;
    this.skip();
    return next;
  }

  skip(): void {
    SEPARATOR.lastIndex = this.#at;
    this.#at += SEPARATOR.exec(this.#text)?.[0].length ?? 0;
  }

  refuse(reason: string): SvgRefusal {
    return new SvgRefusal(`${this.#what}: ${reason} at character ${this.#at + 1}`);
  }
}

/** All numbers of a list such as `points` or `viewBox`. */
export function readNumbers(text: string, what: string): number[] {
  const scanner = new NumberScanner(text, what);
  const numbers: number[] = [];
  while (!scanner.done) numbers.push(scanner.number());
  return numbers;
}
