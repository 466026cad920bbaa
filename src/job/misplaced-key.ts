import type * as z from 'zod';
import type { TypedParts } from './typed-parts.ts';

/** What a part of a file is, and which of the keys that not all parts of its kind have are its own. */
interface OwnKeys {
  /** Such as `a table of format fixed`. */
  readonly kind: string;
  readonly keys: readonly string[];
}

/**
 * Refuses keys of `all` that were typed where they say nothing: whoever typed them believes that they do. Gives whether
 * there were any.
 */
export function refuseMisplaced<S extends Record<string, z.ZodType>>(
  parts: TypedParts<S>,
  all: Iterable<keyof S & string>,
  { kind, keys }: OwnKeys,
): void {
  const advice = keys.length === 0 ? 'there is nothing like it here' : `known here are: ${keys.join(', ')}`;
  for (const key of new Set(all)) {
    if (!parts.has(key) || keys.includes(key)) continue;
    parts.faultAtKey(key, { code: 'job.misplaced-key', found: key, values: { kind, advice } });
  }
}
