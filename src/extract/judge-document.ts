import type { Fault, Place } from '../fault/fault.ts';
import type { ExtractPlan } from '../job/job.ts';
import type { DetailRows } from '../model/document.ts';
import { placeOf, type TablePart } from '../model/row-position.ts';
import type { RecordValues } from '../model/record.ts';
import { arrangeRows, type ArrangedRows } from './arrange-rows.ts';
import { compileBillCheck, type Correction } from './check-bill.ts';
import type { DetailTables } from './detail-tables.ts';
import { compileLookUp, type LookedUp, type LookupRow, type ShownTable } from './look-up-rows.ts';
import type { ReadRow, TypedRow } from './row-reader.ts';

/** What is to become of one header row. */
export interface DocumentVerdict {
  /** Number of the header among those that came in. */
  readonly header: number;
  /** `duplicate`: a copy of the first header's document, which is produced (or rejected) once. */
  readonly fate: 'compose' | 'duplicate' | 'reject';
  /**
   * Numbers of its detail rows: when it is composed those that it shows, table by table in declared order; else all of
   * them as they came.
   */
  readonly details: readonly number[];
  /** When it is composed: rows that it does without, each with the reason. */
  readonly aside: readonly { readonly row: number; readonly fault: Fault }[];
  /** When it is composed: its rows as pages show them. */
  readonly content?: DocumentContent;
  /** Why it is not composed: the root cause, with file, line, account and document. */
  readonly fault?: Fault;
  /** What is to be told of a document that is composed. */
  readonly warnings: readonly Fault[];
  /** What a rejected bill says of the control totals' difference. */
  readonly corrections: readonly Correction[];
}

/** The rows below a document, and what they and the document itself refer to; see `DocumentData`. */
export interface DocumentContent {
  readonly details: readonly RecordValues[];
  readonly tables: Readonly<Record<string, DetailRows>>;
  readonly looked: LookedUp['looked'];
}

/** What a document's rows bring along. */
export interface DocumentMates {
  readonly looked: readonly LookupRow[];
}

/** One header with the details that are its own, whose numbers are `own`. */
export type DocumentJudge = (
  number: number,
  header: ReadRow,
  details: readonly ReadRow[],
  own: readonly number[],
  mates: DocumentMates,
) => DocumentVerdict;

/** Makes the judge of documents that stand alone: checks the bill, arranges its rows and looks up what they refer to. */
export function compileJudge(
  plan: ExtractPlan,
  parts: readonly TablePart[],
  tables: DetailTables,
): DocumentJudge {
  const checkBill = compileBillCheck(plan);
  const lookUp = compileLookUp(plan, parts);
  return (number, header, details, own, mates) => {
    const locate = (fault: Fault): Fault => locateFault(fault, plan, parts, header);
    const reject = (fault: Fault, corrections: readonly Correction[] = []): DocumentVerdict => ({
      ...{ header: number, fate: 'reject', details: own, aside: [], warnings: [] },
      ...{ fault: locate(fault), corrections },
    });
    if (header.fault !== undefined) return reject(header.fault);
    const rows: TypedRow[] = [];
    for (const index of own) {
      const row = details[index];
      if (row?.fault !== undefined) return reject(row.fault);
      if (row !== undefined) rows.push(row);
    }
    const byTable = tables.split(rows);
    // The main table is the first of them.
    const main = byTable[0] ?? [];
    const finding = checkBill(header.values, valuesOf(rows, main));
    if (finding.fault !== undefined) {
      const about = finding.detail === undefined ? undefined : rows[main[finding.detail] ?? -1];
      const place =
        about === undefined ? {} : { file: plan.details?.file ?? '', ...placeOf(parts, about.line) };
      return reject({ ...finding.fault, place: { ...finding.fault.place, ...place } }, finding.corrections);
    }
    const arranged = arrangeRows(rows, byTable, tables, parts);
    if (arranged.fault !== undefined) return reject(arranged.fault);
    const shown = shownTables(plan, tables, arranged, rows, header);
    const looked = lookUp(shown, mates.looked);
    if (looked.fault !== undefined) return reject(looked.fault);
    const shownRows: number[] = [];
    for (const table of arranged.tables) for (const row of table.rows) shownRows.push(own[row] ?? 0);
    return {
      header: number,
      fate: 'compose',
      details: shownRows,
      aside: arranged.aside.map(({ row, fault }) => ({ row: own[row] ?? 0, fault: locate(fault) })),
      content: contentOf(plan, tables, arranged, rows, looked),
      warnings: warningsOf(finding.warning, arranged, looked).map(locate),
      corrections: [],
    };
  };
}

/** All rows that may refer to others: the document's, and those below it that are shown. */
function shownTables(
  plan: ExtractPlan,
  { plans }: DetailTables,
  arranged: ArrangedRows,
  rows: readonly TypedRow[],
  header: TypedRow,
): readonly ShownTable[] {
  if (plan.lookups.length === 0) return [];
  return [
    { table: plan.documents, rows: [header] },
    ...plans.map((table, i) => ({
      table,
      rows: (arranged.tables[i]?.rows ?? []).flatMap((row) => rows[row] ?? []),
    })),
  ];
}

const NO_FAULTS: readonly Fault[] = [];

function warningsOf(bare: Fault | undefined, { aside }: ArrangedRows, looked: LookedUp): readonly Fault[] {
  if (bare === undefined && aside.length === 0) return looked.warnings;
  const told = aside.filter((row) => row.told).map(({ fault }) => fault);
  return [...(bare === undefined ? NO_FAULTS : [bare]), ...told, ...looked.warnings];
}

function valuesOf(rows: readonly TypedRow[], numbers: readonly number[]): RecordValues[] {
  const values: RecordValues[] = [];
  for (const number of numbers) values.push(rows[number]?.values ?? {});
  return values;
}

/** Tables below the main one that a job does not have. */
const NO_TABLES: DocumentContent['tables'] = {};

function contentOf(
  plan: ExtractPlan,
  { plans }: DetailTables,
  arranged: ArrangedRows,
  rows: readonly TypedRow[],
  { looked }: LookedUp,
): DocumentContent {
  const details = valuesOf(rows, arranged.tables[0]?.rows ?? []);
  if (plan.below.length === 0) return { details, tables: NO_TABLES, looked };
  const below = plans.slice(1).map(({ name }, i): [string, DetailRows] => {
    const { rows: shown = [], parents } = arranged.tables[i + 1] ?? {};
    return [name, { values: valuesOf(rows, shown), ...(parents === undefined ? {} : { parents }) }];
  });
  return { details, tables: Object.fromEntries(below), looked };
}

/** Adds what a fault's place lacks: the header's file and line, its account and document. */
export function locateFault(
  fault: Fault,
  plan: ExtractPlan,
  parts: readonly TablePart[],
  header: ReadRow,
): Fault {
  const { key, on, file } = plan.documents;
  const text = (name: string | undefined): string | undefined => {
    const value = name === undefined ? undefined : header.values?.[name];
    return value === undefined || value === null ? undefined : String(value);
  };
  const document = text(key);
  const account = text(on);
  const place: Place = {
    file,
    ...placeOf(parts, header.line),
    ...(account === undefined ? {} : { account }),
    ...(document === undefined ? {} : { document }),
    ...fault.place,
  };
  return { ...fault, place };
}
