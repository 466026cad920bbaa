/**
 * Cleans one typed value for print: blanks collapsed and trimmed, control and invisible characters gone,
 * characters composed (NFC), every sign that stands for an apostrophe made the one apostrophe.
 *
 * The apostrophe is ASCII `'`, not U+2019: address readers and the character sets of postal standards know it, it
 * is the form that extracts use most, so that a name is found again in print, control file and database by one
 * spelling.
 */
export function tidyText(text: string): string {
  return isTidyText(text) ? text : cleaned(text);
}

/** Whether nothing is to be done for sure: most values are printable ASCII with single blanks between words. */
export function isTidyText(text: string): boolean {
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20) {
      if (blank) return false;
      blank = true;
    } else {
      if (code < 0x20 || code > 0x7e || code === 0x60 || code === 0x27) return false;
      blank = false;
    }
  }
  return !blank || text.length === 0;
}

function cleaned(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .replace(/(?<=\p{L})[´`‘’ʼ′](?=\p{L})/gu, "'")
    .replace(ELISION, "$1'")
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * Control characters but for white space, soft hyphens, byte order marks, direction marks; not the joiners, which some
 * scripts need. A replacement character (U+FFFD) stays: it is a loss that composition must name, not a blemish.
 */
const INVISIBLE = /(?!\u200C|\u200D|[\t-\r])[\p{Cc}\p{Cf}]/gu;

/** `l´ Iton`: an elided article before its noun, never followed by a blank. */
const ELISION = /(?<![\p{L}'])([cdjlmnst]|qu)[´`‘’ʼ′'] ?(?=\p{L})/giu;
