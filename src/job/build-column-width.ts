import type { BlockTerms } from './block-terms.ts';
import type { TableBlockFile } from './table-block-file.ts';
import type { TableColumn } from './template-table.ts';
import type { YamlPath } from './yaml-source.ts';

/** How wide a table's column is; limits are those of a column that is as wide as its content. */
export function buildWidth(
  { width, share, minWidth, maxWidth }: TableBlockFile['table']['columns'][number],
  path: YamlPath,
  { file }: BlockTerms,
): TableColumn['width'] {
  if (width !== undefined && share !== undefined) {
    file.faults.push({ code: 'template.column-width', place: file.source.atKey([...path, 'share']) });
  }
  const misfit = (key: 'minWidth' | 'maxWidth', reason: string): void => {
    const place = file.source.atKey([...path, key]);
    file.faults.push({ code: 'template.content-width', place, values: { reason } });
  };
  if (width !== 'content') {
    for (const [key, limit] of [
      ['minWidth', minWidth],
      ['maxWidth', maxWidth],
    ] as const)
      if (limit !== undefined) misfit(key, `\`${key}\` is for columns of \`width: content\``);
    return width === undefined ? { share: share ?? 1 } : { mm: width };
  }
  const min = minWidth ?? 0;
  if (maxWidth !== undefined && maxWidth < min)
    misfit('maxWidth', `at most \`${maxWidth}\` mm are less than at least \`${min}\` mm`);
  return { content: { min, ...(maxWidth === undefined ? {} : { max: maxWidth }) } };
}
