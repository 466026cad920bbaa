import { builtInEnvelopes } from './built-in/envelopes.ts';
import { neopostOmr } from './built-in/neopost-omr.ts';
import type { InserterProfile } from './inserter-profile.ts';
import type { EnvelopeProfile } from './job.ts';
import type { InserterFile, JobFile } from './job-file.ts';
import type { TypedFile } from './typed-file.ts';

const PROFILES: Readonly<Record<string, InserterProfile>> = { [neopostOmr.name]: neopostOmr };

/** A built-in profile with what the job changes of it. */
export function buildInserter(typed: InserterFile, file: TypedFile): InserterProfile {
  file.name('inserter profile', typed.profile, Object.keys(PROFILES), ['inserter', 'profile']);
  const base = PROFILES[typed.profile] ?? neopostOmr;
  return {
    name: base.name,
    omr: { ...base.omr, ...stated(typed.omr) },
    code: { ...base.code, ...stated(typed.code) },
    readable: { ...base.readable, ...stated(typed.readable) },
  };
}

/** The built-in envelopes and the job's own, which may replace one. */
export function buildEnvelopes(typed: JobFile['envelopes']): Readonly<Record<string, EnvelopeProfile>> {
  const own = Object.entries(typed).map(([name, envelope]): [string, EnvelopeProfile] => [
    name,
    { name, ...envelope },
  ]);
  return { ...builtInEnvelopes, ...Object.fromEntries(own) };
}

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function stated<T extends object>(part: T | undefined): Stated<T> {
  // Only keys whose value is undefined are taken out.
  return Object.fromEntries(
    Object.entries(part ?? {}).filter(([, value]) => value !== undefined),
  ) as Stated<T>;
}
