import * as z from 'zod';
import type { FlowBlockFile } from './template-block-file.ts';
import { conditional, expression, formed } from './typed-value.ts';

/** Blocks that hold from a day or until one. */
interface VersionFile {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly blocks: readonly FlowBlockFile[];
}

/** Versions of what is said, one of which holds on a day. */
export interface VersionsBlockFile {
  readonly versions: readonly VersionFile[];
  readonly by?: string | undefined;
  readonly when?: string | undefined;
}

const day = formed(/^\d{4}-\d{2}-\d{2}$/, 'a day such as `2026-07-01`').optional();

export function versionsBlock(blocks: z.ZodType<FlowBlockFile>): z.ZodType<VersionsBlockFile> {
  return z.strictObject({
    versions: z
      .array(z.strictObject({ from: day, until: day, blocks: z.array(blocks).min(1) }))
      .min(1)
      .max(100),
    by: expression.optional(),
    ...conditional,
  });
}
