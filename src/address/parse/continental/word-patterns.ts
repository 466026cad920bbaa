/**
 * Letters of Europe's scripts, to stand in a class: `\p{L}` without regard to case takes longer to compile than a small list
 * to clean, and these words come a hundred times in a grammar.
 */
export const LETTERS = String.raw`A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0373\u0376\u0377\u037b-\u037d\u0386\u0388-\u0481\u048a-\u052f\u1e00-\u1fff`;

const DIGITS = String.raw`\d{1,5}(?: ?[${LETTERS}](?![${LETTERS}\d.]| ?\/ ?o))?(?:[-./]\d{1,4}(?![\d.]))?`;

/**
 * What identifies a unit or a building behind its word: `12`, `12a`, `A`, `B-105`, `III`, `Nr. 4`. A letter needs a blank or
 * a stop before it: `Haus E`, but not `Hause`.
 */
export const LATIN_ID = String.raw`(?:(?:nr\.?|no\.?|n[°º]) ?)?(?:${DIGITS}|(?<![${LETTERS}])(?:[${LETTERS}]{1,2}[- ]?${DIGITS}|[ivx]{1,4}|[${LETTERS}]))`;

/** A letter behind a house number: `12a`, `12 a`; never the beginning of a word or of a short form. */
export const NUMBER_LETTER = String.raw`(?: ?[a-z](?![${LETTERS}\d.'’]| ?\/ ?o))?`;
