import { z } from 'zod';
import { OMR_POSITIONS } from '../job/omr-position.ts';
import type { StatedMarks } from '../verify/marks/stated-marks.ts';

const zero = z.enum(['used', 'skipped']);
const position = z.enum(OMR_POSITIONS);

/** The inserter profile that run.db keeps with its job, as far as verifying reads it. */
export const statedMarks: z.ZodType<StatedMarks> = z.object({
  dpi: z.number(),
  omr: z
    .object({
      x: z.number(),
      length: z.number(),
      thickness: z.number(),
      firstMark: z.number(),
      pitch: z.number(),
      clearFrom: z.number(),
      clearTo: z.number(),
      clearBefore: z.number(),
      clearAfter: z.number(),
      positions: z.array(position),
      parity: z.enum(['even', 'odd']),
      parityOver: z.union([z.literal('all'), z.array(position)]),
      sequence: z.object({
        first: z.number(),
        direction: z.enum(['up', 'down']),
        zero,
        counts: z.enum(['stream', 'piece']),
        polarity: z.enum(['normal', 'inverse']),
      }),
      match: z.object({ first: z.number(), zero }),
    })
    .optional(),
  code: z
    .object({
      symbology: z.enum(['datamatrix', 'qr', 'code-128', 'code-39', 'interleaved-2-of-5']),
      x: z.number(),
      y: z.number(),
      module: z.number(),
      check: z.boolean(),
    })
    .optional(),
});
