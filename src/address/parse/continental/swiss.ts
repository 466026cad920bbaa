import { french } from './french.ts';
import { german, germanNumber } from './german.ts';
import { compileGrammar } from './grammar.ts';
import { italian } from './italian.ts';

const FURTHER = String.raw`(?: ?(?:bis|ter|quater)(?![\p{L}]| ?\d))?`;

const swissPlan = {
  languages: [german, french, italian],
  numberAt: 'either',
  houseNumber: `(?:${germanNumber})${FURTHER}`,
} as const;

/** Three languages at once: one canton has two of them, and a firm writes in its own. */
export const switzerland = compileGrammar({
  ...swissPlan,
  country: 'CH',
  code: String.raw`[1-9]\d{3}`,
  codePrefix: 'CH',
});

export const liechtenstein = compileGrammar({
  ...swissPlan,
  country: 'LI',
  code: String.raw`94[89]\d`,
  codePrefix: 'FL|LI',
});
