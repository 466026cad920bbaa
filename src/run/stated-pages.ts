import { z } from 'zod';
import type { StatedPages } from '../verify/pages/check-pages.ts';

const rect = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const shownOn = z.enum(['first', 'every']).optional();

/** The job that run.db keeps, as far as its pages are held against it. */
const jobOfPages = z.object({
  mailpiece: z.object({
    streams: z.array(z.object({ name: z.string(), paper: z.string(), envelope: z.string() })),
  }),
  envelopes: z.record(z.string(), z.object({ alwaysVisible: rect, everVisible: rect })),
  template: z.object({ papers: z.record(z.string(), z.object({ address: rect })) }),
  inserter: z.object({
    omr: z
      .object({
        positions: z.array(z.string()),
        ...{ firstMark: z.number(), pitch: z.number(), thickness: z.number() },
        ...{ clearFrom: z.number(), clearTo: z.number(), clearBefore: z.number(), clearAfter: z.number() },
      })
      .optional(),
  }),
  verify: z.object({ account: shownOn, document: shownOn }).default({}),
});

/**
 * What must stand on the pages of a stream, by its name, from a job as run.db keeps it; pieces for hand work are in the same
 * envelopes. Empty for runs of earlier releases, which kept less of their jobs.
 */
export function statedPages(kept: unknown): { readonly stated?: (stream: string) => StatedPages } {
  const read = jobOfPages.safeParse(kept);
  return read.success ? { stated: (stream) => pagesOf(read.data, stream) } : {};
}

function pagesOf(job: z.output<typeof jobOfPages>, stream: string): StatedPages {
  const { streams } = job.mailpiece;
  const plan =
    streams.find(({ name }) => name === stream) ?? streams.find(({ name }) => `${name}-manual` === stream);
  const envelope = plan && job.envelopes[plan.envelope];
  const field = plan && job.template.papers[plan.paper]?.address;
  const { omr } = job.inserter;
  return {
    ...job.verify,
    ...(omr === undefined ? {} : { clear: clearZone(omr) }),
    ...(envelope === undefined || field === undefined
      ? {}
      : { window: { field, always: envelope.alwaysVisible, ever: envelope.everVisible } }),
  };
}

function clearZone(omr: NonNullable<z.output<typeof jobOfPages>['inserter']['omr']>): StatedPages['clear'] {
  const { firstMark, pitch, thickness, clearFrom, clearTo, clearBefore, clearAfter, positions } = omr;
  const y = firstMark - clearBefore;
  const end = firstMark + (positions.length - 1) * pitch + thickness + clearAfter;
  return { x: clearFrom, y, width: clearTo - clearFrom, height: end - y };
}
