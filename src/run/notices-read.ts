import { createHash, type Hash } from 'node:crypto';
import { typedFromRow } from '../address/typed-from-row.ts';
import { openInput } from '../extract/container/input.ts';
import { frameFile } from '../extract/frame.ts';
import { compileRowReader } from '../extract/row-reader.ts';
import type { Fault } from '../fault/fault.ts';
import type { AddressColumns } from '../job/job.ts';
import type { NoticePlan } from '../job/notice-plan.ts';
import type { RecordValues } from '../model/record.ts';
import { NoticeDay } from './notices-age.ts';
import { checkSignal, type RunContext } from './run-context.ts';

/** Blocks of rows that are committed together. */
const BLOCKS_A_COMMIT = 64;

/**
 * The job's files of moves and stops into run.db. A row that cannot be read is told and passed over; a file that is not there,
 * lacks columns or is too old stops the run.
 */
export async function readNotices(context: RunContext): Promise<void> {
  const { db, job, facts } = context;
  if (job.notices.length === 0 || facts.isDone('notices')) return;
  for (const table of ['notice_list', 'notice']) db.prepare(`DELETE FROM ${table}`).run();
  db.prepare("DELETE FROM warning WHERE stage = 'notices'").run();
  for (const [list, plan] of job.notices.entries()) await readList(context, list, plan);
  facts.markDone('notices');
}

async function readList(context: RunContext, list: number, plan: NoticePlan): Promise<void> {
  const { db, run, observer } = context;
  const input = await openInput(plan.table.source ?? '');
  try {
    const file = input.one('*');
    const hash = createHash('sha256');
    const framed = await frameFile(
      hashed(input.read(file), hash),
      { file, tables: [plan.table] },
      { unknownColumns: 'ignore' },
    );
    const reader = compileRowReader(plan.table, framed.tables[0]?.header ?? [], [{ table: plan.name, file }]);
    const insert = db.prepare(
      'INSERT INTO notice (list, line, account, day, address, moved_to) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('notices', ?, ?)");
    const told = (fault: Fault): void => void warn.run(fault.code, JSON.stringify(fault));
    const day = new NoticeDay(plan, file, run.date);
    let unreadable = 0;
    let blocks = 0;
    db.exec('BEGIN');
    try {
      for await (const { block } of framed.blocks) {
        checkSignal(context);
        for (let row = 0; row < block.count; row += 1) {
          if (block.record[row] !== 1) continue;
          const line = block.line[row] ?? 0;
          const raw = block.bytes.subarray(block.start[row] ?? 0, block.end[row] ?? 0);
          const read = reader.read(raw, line);
          const damage = block.faults.get(row)?.code ?? read.fault?.code ?? leadsNowhere(plan, read.values);
          if (damage !== undefined || read.values === undefined) {
            unreadable += 1;
            const values = { code: damage ?? '' };
            told({ code: 'address.notice-unreadable', place: { file, line }, values });
            continue;
          }
          const { values } = read;
          day.see(values);
          insert.run(
            list,
            line,
            textOf(values, plan.account) || null,
            textOf(values, plan.validFrom),
            typedJson(plan.address, values),
            typedJson(plan.to, values),
          );
        }
        blocks += 1;
        if (blocks % BLOCKS_A_COMMIT === 0) db.exec('COMMIT; BEGIN');
      }
      const records = framed.tables[0]?.tally.records ?? 0;
      const dated = day.judge(records, told);
      db.prepare(
        `INSERT INTO notice_list (list, name, kind, file, sha256, bytes, records, unreadable, dated)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        list,
        plan.name,
        plan.kind,
        file,
        hash.digest('hex'),
        framed.tables[0]?.tally.bytes ?? 0,
        records,
        unreadable,
        dated ?? null,
      );
      db.exec('COMMIT');
      observer.note('notices read', { list: plan.name, records, unreadable });
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  } finally {
    await input.close();
  }
}

function textOf(values: RecordValues, column: string | undefined): string {
  const value = column === undefined ? null : (values[column] ?? null);
  return value === null ? '' : String(value);
}

/** A move without a new address: by what the row lacks. */
function leadsNowhere({ to }: NoticePlan, values: RecordValues | undefined): string | undefined {
  if (to === undefined || values === undefined) return undefined;
  const { lines, street, postalCode, city } = typedFromRow(to, values);
  return lines.join('') + street + postalCode + city === '' ? 'address.line-missing' : undefined;
}

/** The country that the job states for all rows counts where a row has none. */
function typedJson(columns: AddressColumns | undefined, values: RecordValues): string | null {
  if (columns === undefined) return null;
  const typed = typedFromRow(columns, values);
  return JSON.stringify({ ...typed, country: typed.country || (columns.country ?? '') });
}

async function* hashed(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}
