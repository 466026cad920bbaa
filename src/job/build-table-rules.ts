import { colorNamed, type BlockTerms } from './block-terms.ts';
import type { TableBlockFile } from './table-block-file.ts';
import type { RuleLook, TableBlock } from './template-table.ts';
import type { YamlPath } from './yaml-source.ts';

type TableFile = TableBlockFile['table'];
type RuleName = 'headRule' | 'rowRule' | 'totalRule' | 'columnRule' | 'frame';

/** The rules of a table. Those between and around columns must find room there: they never stand in texts. */
export function buildRules(typed: TableFile, path: YamlPath, terms: BlockTerms): Pick<TableBlock, RuleName> {
  const look = (name: RuleName): RuleLook | undefined => {
    const rule = typed[name];
    if (rule === undefined) return undefined;
    const { thickness, color } = rule;
    return { thickness, color: colorNamed(color, [...path, name, 'color'], terms) };
  };
  const noRoom = (reason: string, at: YamlPath): void => {
    const place = terms.file.source.at([...path, ...at]);
    terms.file.faults.push({ code: 'template.table-rule', place, values: { reason } });
  };
  const [headRule, totalRule, frame] = [look('headRule'), look('totalRule'), look('frame')];
  if (frame !== undefined && frame.thickness > typed.inset) {
    noRoom(`it is \`${frame.thickness}\` mm thick, and \`inset\` is \`${typed.inset}\` mm`, [
      'frame',
      'thickness',
    ]);
  }
  const rowRule = look('rowRule');
  const columnRule = look('columnRule');
  return {
    ...(headRule === undefined ? {} : { headRule }),
    ...(rowRule === undefined ? {} : { rowRule: { ...rowRule, every: typed.rowRule?.every ?? 1 } }),
    ...(totalRule === undefined ? {} : { totalRule }),
    ...(frame === undefined ? {} : { frame }),
    ...(columnRule === undefined
      ? {}
      : { columnRule: { ...columnRule, after: ruledColumns(typed, columnRule.thickness, noRoom) } }),
  };
}

/** The columns behind which there is a rule, from 0. */
function ruledColumns(
  { columns, columnRule }: TableFile,
  thickness: number,
  noRoom: (reason: string, at: YamlPath) => void,
): readonly number[] {
  const last = columns.length;
  const after = columnRule?.after ?? columns.slice(0, -1).map((_, c) => c + 1);
  after.forEach((number, index) => {
    const at = columnRule?.after === undefined ? ['columnRule'] : ['columnRule', 'after', index];
    const gap = columns[number - 1]?.gap ?? 0;
    if (number >= last) noRoom(`nothing stands behind column \`${number}\` of ${last}`, at);
    else if (gap < thickness)
      noRoom(`it is \`${thickness}\` mm thick, and the gap behind column \`${number}\` is \`${gap}\` mm`, at);
  });
  return [...new Set(after)].map((number) => number - 1).sort((a, b) => a - b);
}
