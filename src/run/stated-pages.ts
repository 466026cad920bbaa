import { z } from 'zod';
import type { StatedPages } from '../verify/pages/check-pages.ts';

const rect = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const shownOn = z.enum(['first', 'every']).optional();

/** The job that run.db keeps, as far as its pages are held against it. */
export const jobOfPages = z.object({
  mailpiece: z.object({
    streams: z.array(z.object({ name: z.string(), paper: z.string(), envelope: z.string() })),
  }),
  envelopes: z.record(z.string(), z.object({ alwaysVisible: rect, everVisible: rect })),
  template: z.object({ papers: z.record(z.string(), z.object({ address: rect })) }),
  verify: z.object({ account: shownOn, document: shownOn }).default({}),
});

/** What must stand on the pages of a stream, by its name; pieces for hand work are in the same envelopes. */
export function statedPages(job: z.output<typeof jobOfPages>): (stream: string) => StatedPages {
  return (stream) => {
    const { streams } = job.mailpiece;
    const plan =
      streams.find(({ name }) => name === stream) ?? streams.find(({ name }) => `${name}-manual` === stream);
    const envelope = plan && job.envelopes[plan.envelope];
    const field = plan && job.template.papers[plan.paper]?.address;
    return {
      ...job.verify,
      ...(envelope === undefined || field === undefined
        ? {}
        : { window: { field, always: envelope.alwaysVisible, ever: envelope.everVisible } }),
    };
  };
}
