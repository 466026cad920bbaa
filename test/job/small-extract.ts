import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadExtract } from '../../src/job/load-extract.ts';
import type { ColumnPlan, TablePlan } from '../../src/job/table-plan.ts';
import { newDir, shown, unmark } from './small-job.ts';

/** A job file of nothing but these tables, which are typed from the left margin on. */
function jobOf(tables: string): string {
  const indented = tables.replace(/^(?=.)/gm, '    ');
  return `extract:\n  archive: extract.zip\n  tables:\n${indented}`;
}

async function load(text: string): ReturnType<typeof loadExtract> {
  const file = join(await newDir(), 'job.yaml');
  await writeFile(file, text);
  return loadExtract(file);
}

/** The tables, which must be without fault, by name. */
export async function tablesOf(typed: string): Promise<Readonly<Record<string, TablePlan>>> {
  const { tables, faults } = await load(jobOf(typed));
  if (tables === undefined) throw new Error(faults?.map(shown).join('\n'));
  return Object.fromEntries(tables.map((table) => [table.name, table]));
}

/** The columns of a table `t` whose keys are typed from the left margin on. */
export async function columnsOf(typed: string): Promise<Readonly<Record<string, ColumnPlan>>> {
  const { t } = await tablesOf(tableOf(typed));
  return Object.fromEntries((t?.columns ?? []).map((column) => [column.name, column]));
}

/** A table `t` of these keys. */
export function tableOf(typed: string): string {
  return `t:\n  record: r\n  file: t.txt\n${typed.replace(/^(?=.)/gm, '  ')}`;
}

/** The faults of tables in which `§` stands where one is: each as `§ code found`, one that is elsewhere with its place. */
export async function tableFaults(marked: string): Promise<string[]> {
  const { text, at } = unmark(jobOf(marked));
  const { faults = [] } = await load(text);
  return faults.map((fault) => {
    const reason = fault.values?.['reason'] ?? '';
    return `${shown(fault).replace(`job.yaml:${at} `, '§ ')} ${reason}`.trim();
  });
}
