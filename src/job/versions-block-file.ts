import * as z from 'zod';
import type { FlowBlockFile } from './template-block-file.ts';
import { period, shown, type PeriodFile } from './typed-value.ts';

/** Versions of blocks, one of which holds on a day. */
export interface VersionsBlockFile {
  readonly versions: readonly { readonly valid: PeriodFile; readonly blocks: readonly FlowBlockFile[] }[];
  readonly when?: string | undefined;
  readonly valid?: PeriodFile | undefined;
}

export function versionsBlock(blocks: z.ZodType<FlowBlockFile>): z.ZodType<VersionsBlockFile> {
  return z.strictObject({
    versions: z
      .array(z.strictObject({ valid: period, blocks: z.array(blocks).min(1) }))
      .min(1)
      .max(100),
    ...shown,
  });
}
