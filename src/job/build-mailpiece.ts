import type { MailpiecePlan, StreamPlan } from './job.ts';
import type { MailpieceFile } from './match-file.ts';
import { sheetLimits } from './sheet-limit.ts';
import type { Template } from './template.ts';
import type { TypedFile } from './typed-file.ts';

/** What goes into one envelope; an envelope that may not hold one sheet of its stream's paper is a fault. */
export function buildMailpiece(
  { weight, thickness, ...typed }: MailpieceFile,
  streams: readonly StreamPlan[],
  template: Template,
  file: TypedFile,
): MailpiecePlan {
  const mailpiece = {
    ...typed,
    ...(weight === undefined ? {} : { weight }),
    ...(thickness === undefined ? {} : { thickness }),
    streams,
  };
  if (weight !== undefined && sheetLimits({ template, mailpiece }).some((sheets) => sheets === 0)) {
    const place = file.source.at(['mailpiece', 'weight', 'most']);
    const expected = 'the weight of the envelope and at least one sheet';
    file.faults.push({ code: 'job.invalid-value', place, found: String(weight.most), expected });
  }
  return mailpiece;
}
