import type { EnvelopeProfile } from '../job.ts';

/**
 * C6/5 window envelope, 229 × 114 mm, for A4 by DIN 5008 form B, folded to 105 mm panels.
 *
 * Window by DIN 680: 90 × 45 mm, 20 mm from the left, 15 mm from the bottom. The sheet has 19 mm of play sideways
 * (229 − 210) and 9 mm up and down (114 − 105). With the sheet at the upper left of the envelope the window shows
 * x 20–110, y 54–99 of it; at the lower right x 1–91, y 45–90. What shows at every position is the intersection,
 * what shows at some position the union.
 */
export const c65Din: EnvelopeProfile = {
  name: 'c65-din',
  alwaysVisible: { x: 20, y: 54, width: 71, height: 36 },
  everVisible: { x: 1, y: 45, width: 109, height: 54 },
  folds: [105, 210],
};

/**
 * US #10 envelope, 9½ × 4⅛ in, for Letter with the address panel folded at 3⅞ in (98.4 mm).
 *
 * Window 4½ × 1⅛ in, ⅞ in from the left, ½ in from the bottom. Play 1 in sideways (9½ − 8½), ¼ in up and down
 * (4⅛ − 3⅞). Folded in equal thirds (3⅔ in) the play would be 0.458 in, and after the ⅛ in that USPS wants between
 * address and window edge three lines of type at most would fit; the fold at 3⅞ in leaves 22.2 mm, four lines of
 * 10/11 pt. With the sheet at the upper left of the envelope the window shows x 22.2–136.5, y 63.5–92.1 of it; at the
 * lower right x −3.2–111.1, y 57.1–85.7. The ever-visible rectangle begins at y 52, where it would with equal thirds,
 * so that a sheet folded that way shows nothing but the address either. The second panel is as high as the first.
 */
export const us10: EnvelopeProfile = {
  name: 'us-10',
  alwaysVisible: { x: 22.2, y: 63.5, width: 88.9, height: 22.2 },
  everVisible: { x: 0, y: 52, width: 136.5, height: 40 },
  folds: [98.4, 196.8],
};

/** Envelopes that a job may name without describing them. */
export const builtInEnvelopes: Readonly<Record<string, EnvelopeProfile>> = {
  [c65Din.name]: c65Din,
  [us10.name]: us10,
};
