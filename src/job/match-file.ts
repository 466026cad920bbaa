import * as z from 'zod';
import { columnName } from './typed-value.ts';

/** What `job.yaml` may hold under `match` and `mailpiece`: who is one recipient, and what goes into one envelope. */

/** Below a half the other case is the likelier one. */
const probability = z.number().min(0.5).max(1);

export const matchFile = z.strictObject({
  policy: z.enum(['same-person', 'household', 'company', 'off']).default('same-person'),
  /** The kind of mail may by law go to one address and family name. */
  household: z.literal('allowed').optional(),
  mergeAt: probability.optional(),
  askAt: probability.optional(),
  birthDate: columnName.optional(),
  email: columnName.optional(),
  phone: columnName.optional(),
  customerId: columnName.optional(),
  changed: columnName.optional(),
  review: z.string().min(1).optional(),
});

export const mailpieceFile = z.strictObject({
  maxSheets: z.int().min(1).max(99).default(6),
  plex: z.enum(['simplex', 'duplex']).default('simplex'),
  weight: z
    .strictObject({
      most: z.number().min(1).max(30_000),
      grammage: z.number().min(30).max(500).default(80),
      envelope: z.number().min(0).max(500).default(0),
    })
    .optional(),
  thickness: z
    .strictObject({ most: z.number().positive().max(100), foldedSheet: z.number().positive().max(10) })
    .optional(),
  group: z.enum(['account', 'recipient']).default('account'),
  order: z
    .array(z.enum(['account', 'date', 'document']))
    .min(1)
    .max(3)
    .refine((keys) => new Set(keys).size === keys.length, { error: 'each of them once' })
    .default(['account', 'document']),
});

export type MatchFile = z.output<typeof matchFile>;
export type MailpieceFile = z.output<typeof mailpieceFile>;
