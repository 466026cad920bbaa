import { z } from 'zod';
import type { RunIdentity } from '../../model/run-identity.ts';
import type { Connection } from '../../store/run-database.ts';
import { RunFacts } from '../../store/run-facts.ts';

/** One of the two that are compared: composed, with its pages, its streams and what is known of each document. */
export interface Side {
  readonly kind: 'run' | 'job';
  /** As it was typed. */
  readonly name: string;
  readonly db: Connection;
  /** The folder of the page store. */
  readonly segments: string;
  readonly streamPath: (file: string) => string;
  readonly terms: SideTerms;
  readonly run: RunIdentity;
  readonly close: () => Promise<void>;
}

/** Of a job, what comparing asks. */
interface SideTerms {
  readonly job: string;
  readonly duplex: boolean;
  /** Each face of the template: SHA-256 of its file, and its features. */
  readonly faces: readonly string[];
}

const keptJob = z.looseObject({
  name: z.string(),
  mailpiece: z.looseObject({ plex: z.string() }),
  template: z.looseObject({
    faces: z.array(z.looseObject({ file: z.string(), features: z.array(z.string()).default([]) })),
  }),
  resources: z.array(z.looseObject({ name: z.string(), sha256: z.string() })),
});

/** Reads them from a job, loaded or as `run.db` keeps it. */
export function termsOf(job: unknown): SideTerms {
  const { name, mailpiece, template, resources } = keptJob.parse(job);
  const sums = new Map(resources.map((resource) => [resource.name, resource.sha256]));
  return {
    job: name,
    duplex: mailpiece.plex === 'duplex',
    faces: template.faces.map(({ file, features }) => [sums.get(file) ?? file, ...features].join(' ')),
  };
}

/** A run that is there, as its database knows it. */
export function runSide(
  name: string,
  root: { readonly id: string; readonly segments: string },
  db: Connection,
  streamPath: (file: string) => string,
): Side {
  const facts = new RunFacts(db);
  return {
    kind: 'run',
    name,
    db,
    segments: root.segments,
    streamPath,
    terms: termsOf(JSON.parse(facts.get('job') ?? '{}')),
    run: {
      id: root.id,
      number: Number(facts.get('run.number') ?? 0),
      date: facts.get('run.date') ?? '',
      specimen: (facts.get('run.limit') ?? 'undefined') !== 'undefined',
    },
    close: () => Promise.resolve(),
  };
}
