import * as z from 'zod';

/** Shapes that job files and templates share. Every object is strict: an unknown key is a fault. */

/** Text of a certain form, with words for what is expected. */
export function formed(form: RegExp, expected: string): z.ZodString {
  return z.string({ error: expected }).regex(form, { error: expected });
}

/** A name that expressions and other keys refer to: `invoice`, `net_total`. */
export const identifier = formed(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of letters, digits and `_`');

/** A name of letters, digits, `-`, `_` and `.`, such as `c65-din`. */
export const label = formed(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  'a name of letters, digits, `-`, `_` and `.`',
);

/** A print stream's name: the program itself names the stream of hand work `<name>-manual`. */
export const streamName = formed(
  /^(?!.*-manual$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  'a name of letters, digits, `-`, `_` and `.` that does not end in `-manual`',
);

/** CEL. */
export const expression = z.string().min(1).max(2000);

/** Of what is shown only when its condition holds. */
export const conditional = { when: expression.optional() };

export const align = z.enum(['left', 'right', 'center']);

/** Of texts: `start` is where their lines begin. */
export const textAlign = z.enum(['start', 'end', 'left', 'right', 'center']);

/** A length in mm from a paper's edge, or a width: 0 to 2,000. */
export const length = z.number().min(0).max(2000);

export const positiveLength = z.number().gt(0).max(2000);

/** A rectangle in mm from the page's top left corner. */
export const rect = z.strictObject({ x: length, y: length, width: positiveLength, height: positiveLength });

/** Ink in percent, 0 to 100. */
const ink = z.number().min(0).max(100);

const processInks = z.strictObject({ c: ink, m: ink, y: ink, k: ink });

/** An ink's name; those of the process inks, and what PDF keeps for all and none, are no spot colours. */
const spotName = formed(
  /^(?!(all|none|cyan|magenta|yellow|black)$)\S(?:.{0,61}\S)?$/i,
  'the name of an ink such as `PANTONE 485 C`',
);

/**
 * `60`: 60 % black. `{ c: 90, m: 45, y: 0, k: 25 }`: process colour in percent. `{ spot: PANTONE 485 C, cmyk: {…} }`: an
 * ink of its own, `share` percent of it.
 */
export const color = z.union([
  ink,
  processInks,
  z.strictObject({ spot: spotName, cmyk: processInks, share: ink.default(100) }),
]);

export type ColorFile = z.output<typeof color>;

/** A column of a table, as its header line names it. */
export const columnName = z.string().min(1).max(100);

/** Language of a text: `en`, or a language and country such as `fr-CA`. */
const language = formed(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a language such as `en`, or a locale such as `fr-CA`');

const plainText = z.union([z.string(), z.record(language, z.string())]);

/** A day as it is typed. */
export const day = formed(/^\d{4}-\d{2}-\d{2}$/, 'a day such as `2019-07-01`');

/** First and last day, by the run date; what is left out is open. */
export const period = z.strictObject({ from: day.optional(), until: day.optional() });

export type PeriodFile = z.output<typeof period>;

/** Of blocks, which are there while they are valid and when their condition holds. */
export const shown = { ...conditional, valid: period.optional() };

const versions = z.strictObject({
  versions: z
    .array(z.strictObject({ valid: period, text: plainText }))
    .min(1)
    .max(100),
});

/**
 * One text for all languages, or a text for each: `{ en: Invoice, de: Rechnung }`; or versions of it, one of which is valid
 * on each day.
 */
export const text = z.union([...plainText.options, versions]);

export type TextFile = z.output<typeof text>;

/** A text that is the same on all days. */
export type PlainTextFile = z.output<typeof plainText>;

/** ISO 3166-1 alpha-2, or `default`. */
export const countryOrDefault = formed(/^(default|[A-Z]{2})$/, 'a country such as `DE`, or `default`');

export const country = formed(/^[A-Z]{2}$/, 'a country such as `DE`');
