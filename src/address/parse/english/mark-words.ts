import type { Word } from './sheet.ts';

/** Which kinds of marked words may stand on a sheet: most have none, and patterns need not be tried on it. */
interface Marks {
  readonly hasBox: boolean;
  readonly hasBeside: boolean;
  readonly hasCare: boolean;
}

const BOX = 1;
const BESIDE = 2;
const CARE = 4;

const KINDS: ReadonlyMap<string, number> = kindsOf([
  [
    BOX,
    'box bx p po pob pobox gpobox pobin podrawer post postal r rr rfd rd rural psc cmr unit ops h hc hcr highway hwy star rt rte route g gpo gen general locked private ' +
      'community roadside bag rmb rsd rms cma cmb lmb caller lock lockbox lbx lb drawer c cp case bp b boite boîte cs tsa poste',
  ],
  [
    BESIDE,
    'dept department floor flr fl level lvl étage tower twr building bldg bld blg block blk wing hall apt apartment appt appartement app unit ' +
      'suite ste suit room rm bureau space spc lot slip trlr trailer hangar hngr stop flat shop office ofc penthouse ph pmb msc mc ms m mail mailbox ' +
      'kiosk villa stall bay studio file bin condo acct account customer cust client ref no u rear front frnt mezzanine mezz upper lower bsmt basement ' +
      'lobby lbby side',
  ],
  [CARE, 'c co care in att attn attention clo'],
]);

function kindsOf(lists: readonly (readonly [kind: number, words: string])[]): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const [kind, words] of lists) {
    for (const word of words.split(' ')) kinds.set(word, (kinds.get(word) ?? 0) | kind);
  }
  return kinds;
}

export function marksOf(words: readonly Word[]): Marks {
  let kinds = 0;
  for (const { key } of words) {
    const first = key.charCodeAt(0);
    if (first === NUMBER_SIGN) kinds |= BESIDE;
    else if (first === CARE_SIGN) kinds |= CARE;
    else if (first > NINE) kinds |= KINDS.get(lettersOf(key)) ?? 0;
  }
  return {
    hasBox: (kinds & BOX) !== 0,
    hasBeside: (kinds & BESIDE) !== 0,
    hasCare: (kinds & CARE) !== 0,
  };
}

const NUMBER_SIGN = 0x23;
const NINE = 0x39;
const CARE_SIGN = 0x2105;

/** `apt` of `apt4b`, `attn` of `attn:jane`. */
function lettersOf(key: string): string {
  let end = 0;
  while (end < key.length && isLetter(key.charCodeAt(end))) end++;
  return end === key.length ? key : key.slice(0, end);
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || code >= 0xc0;
}
