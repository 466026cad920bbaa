import type { AddressParts } from '../../../../src/model/address-parts.ts';
import type { TypedAddress } from '../../../../src/model/typed-address.ts';

/** All words of what was typed, sorted, without signs that divide. */
export function typedWords(typed: TypedAddress): string[] {
  return wordsOf(Object.values(typed).flat().join(' '));
}

export function partWords(parts: AddressParts): string[] {
  return wordsOf(Object.values(parts).join(' '));
}

function wordsOf(text: string): string[] {
  return text
    .replace(/\bc\/o\b/gi, ' ')
    .split(/[\s,;:|/-]+/)
    .filter(Boolean)
    .sort();
}
