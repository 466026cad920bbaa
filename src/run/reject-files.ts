import type { Job } from '../job/job.ts';
import { inOrderOfNesting, tablesOf } from '../job/tables-of.ts';
import type { TablePlan } from '../job/table-plan.ts';

/** A file of rejects: the tables whose rows stand in it, those that enclose others first. */
export interface RejectFile {
  /** Names the file: the outermost table. */
  readonly name: string;
  readonly tables: readonly TablePlan[];
  /**
   * `rows`: the rejected rows alone. `nested`: with the rows that they follow in their file, since order says what
   * belongs to what. `enclosed`: the outermost rows alone, which hold the others.
   */
  readonly form: 'rows' | 'nested' | 'enclosed';
  /** Names of the tables that enclose others in an extract. */
  readonly roles: { readonly documents: string; readonly recipients: string };
}

/** How rejects are written so that the same declaration reads them again: a file a table, but tables of one file together. */
export function rejectFiles({ extract }: Pick<Job, 'extract'>): readonly RejectFile[] {
  const tables = tablesOf(extract);
  const roles = { documents: extract.documents.name, recipients: extract.recipients.name };
  const shared = new Map<string, TablePlan[]>();
  for (const table of tables) {
    const file = table.source ?? table.file;
    shared.set(file, [...(shared.get(file) ?? []), table]);
  }
  return [...shared.values()].flatMap((group): RejectFile[] => {
    const isNested = group.length > 1 && group.some(({ nestedIn }) => nestedIn !== undefined);
    if (!isNested)
      return group.map((table) => ({ name: table.name, tables: [table], form: 'rows' as const, roles }));
    const order = inOrderOfNesting(group);
    const [top] = order;
    const { kind } = top?.format ?? { kind: 'delimited' };
    const byType = group.some(({ type }) => type !== undefined);
    const form = (kind === 'json' || kind === 'xml') && !byType ? 'enclosed' : 'nested';
    return [{ name: top?.name ?? '', tables: order, form, roles }];
  });
}
