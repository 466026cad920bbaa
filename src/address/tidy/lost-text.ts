import { PART_NAMES, type PartName } from '../../model/address-parts.ts';
import type { AddressDraft } from '../address-draft.ts';

/**
 * Doubts parts in which a letter was lost on the way here: a replacement character, or `?` in the place of a letter
 * (`M?ller`). What stood there cannot be known.
 */
export function doubtLostText({ parts, doubts }: AddressDraft): void {
  for (const part of PART_NAMES) {
    if (isLost(parts[part])) doubts.push(lost(part));
  }
}

function isLost(text: string): boolean {
  if (!text.includes('?') && !text.includes('\ufffd')) return false;
  return LOST.test(text);
}

const LOST = /\ufffd|\p{L}\?+\p{L}|(?<![^ ])\?\p{Ll}{2}/u;

function lost(part: PartName): AddressDraft['doubts'][number] {
  return { code: 'text-lost', part, grade: 'doubtful' };
}
