const DIGITS = String.raw`\d{1,5}(?: ?\p{L}(?![\p{L}\d.]| ?\/ ?o))?(?:[-./]\d{1,4}(?![\d.]))?`;

/**
 * What identifies a unit or a building behind its word: `12`, `12a`, `A`, `B-105`, `III`, `Nr. 4`. A letter needs a blank or
 * a stop before it: `Haus E`, but not `Hause`.
 */
export const LATIN_ID = String.raw`(?:(?:nr\.?|no\.?|n[°º]) ?)?(?:${DIGITS}|(?<!\p{L})(?:\p{L}{1,2}[- ]?${DIGITS}|[ivx]{1,4}|\p{L}))`;

/** A letter behind a house number: `12a`, `12 a`; never the beginning of a word or of a short form. */
export const NUMBER_LETTER = String.raw`(?: ?[a-z](?![\p{L}\d.'’]| ?\/ ?o))?`;
