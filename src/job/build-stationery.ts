import { showPlace } from '../fault/fault.ts';
import type { BlockTerms } from './block-terms.ts';
import type { PaperFile } from './template-file.ts';
import type { PaperLayout, Stationery } from './template.ts';

/** The stationery of a paper `width` mm wide. */
export function buildStationery(
  name: string,
  typed: PaperFile['stationery'],
  width: number,
  terms: BlockTerms,
): PaperLayout['stationery'] {
  const sheet = (key: 'first' | 'following'): Stationery | undefined => {
    const page = typed?.[key];
    if (page === undefined) return undefined;
    const path = ['papers', name, 'stationery', key];
    const wanted = typeof page === 'string' ? { file: page, page: 1 } : page;
    const resource = terms.picture(wanted.file, path, { width, page: wanted.page });
    return { resource, at: showPlace(terms.file.source.at(path)) };
  };
  const first = sheet('first');
  const following = sheet('following');
  return { ...(first === undefined ? {} : { first }), ...(following === undefined ? {} : { following }) };
}
