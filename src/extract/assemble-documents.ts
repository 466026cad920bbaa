import type { ExtractPlan } from '../job/job.ts';
import type { TablePart } from '../model/row-position.ts';
import type { RecordValues } from '../model/record.ts';
import { arrangeRows } from './arrange-rows.ts';
import { DetailTables } from './detail-tables.ts';
import {
  compileJudge,
  locateFault,
  type DocumentJudge,
  type DocumentMates,
  type DocumentVerdict,
} from './judge-document.ts';
import { lineSeenFrom } from './line-seen-from.ts';
import type { ReadRow, TypedRow } from './row-reader.ts';
import { sameContent } from './same-content.ts';
import { shareDetails } from './share-details.ts';

/**
 * Takes all header rows of one document key (nearly always one) and all rows below them, of whatever table, both as they
 * came, and gives a verdict for each header. Every detail row is in exactly one verdict.
 */
type Assembler = (
  headers: readonly ReadRow[],
  details: readonly ReadRow[],
  mates?: DocumentMates,
) => DocumentVerdict[];

const ALONE: DocumentMates = { looked: [] };

/**
 * Makes the assembler. Several headers of one key are either copies, of which the first counts, or cannot be told
 * apart and are all rejected: a wrong bill costs more than a late one. `parts` say which table a row is of; without them
 * all are of the main detail table.
 */
export function compileAssembler(plan: ExtractPlan, parts: readonly TablePart[] = []): Assembler {
  const tables = new DetailTables(plan, parts);
  const terms: Terms = { plan, parts, tables, judge: compileJudge(plan, parts, tables) };
  return (headers, details, mates = ALONE) => {
    const [header, ...more] = headers;
    if (header === undefined) return [];
    if (more.length === 0) return [terms.judge(0, header, details, allOf(details), mates)];
    return judgeSeveral(terms, headers, details, mates);
  };
}

interface Terms {
  readonly plan: ExtractPlan;
  readonly parts: readonly TablePart[];
  readonly tables: DetailTables;
  readonly judge: DocumentJudge;
}

function judgeSeveral(
  { plan, parts, tables, judge }: Terms,
  headers: readonly ReadRow[],
  details: readonly ReadRow[],
  mates: DocumentMates,
): DocumentVerdict[] {
  const typedHeaders = headers.filter((row): row is TypedRow => row.fault === undefined);
  const typedDetails = details.filter((row): row is TypedRow => row.fault === undefined);
  const readable = typedHeaders.length === headers.length && typedDetails.length === details.length;
  const shares = readable ? shareDetails(typedHeaders, typedDetails, plan, tables, parts) : undefined;
  const repeated = shares !== undefined && shares.length > 1;
  const shareOf = (i: number): readonly number[] => {
    if (repeated) return shares[i] ?? [];
    return i === 0 ? allOf(details) : [];
  };
  const [first, ...copies] = typedHeaders;
  const contentOf = (i: number): Content => arrangedContent(shareOf(i), typedDetails, tables, parts);
  const alike =
    first !== undefined &&
    typedHeaders.length === headers.length &&
    copies.every((copy) => sameContent([copy.values], [first.values])) &&
    (!repeated || allAlike(headers.map((_, i) => contentOf(i))));

  return headers.map((header, i): DocumentVerdict => {
    if (alike && i === 0) return judge(0, header, details, shareOf(0), mates);
    const values = {
      first: lineSeenFrom(parts, headers[0]?.line ?? 0, header.line),
      times: String(headers.length),
    };
    const code = alike ? 'extract.document-doubled' : 'extract.document-key-conflict';
    const fault = header.fault ?? { code, place: {}, values };
    return {
      header: i,
      fate: alike ? 'duplicate' : 'reject',
      details: shareOf(i),
      aside: [],
      fault: locateFault(fault, plan, parts, header),
      warnings: [],
      corrections: [],
    };
  });
}

/** A copy's rows, table by table, and where their parents stand. */
type Content = readonly { readonly values: readonly RecordValues[]; readonly parents: readonly number[] }[];

/** Copies count as the same in whatever order their rows came. */
function arrangedContent(
  own: readonly number[],
  details: readonly TypedRow[],
  tables: DetailTables,
  parts: readonly TablePart[],
): Content {
  const rows = own.flatMap((index) => details[index] ?? []);
  const arranged = arrangeRows(rows, tables.split(rows), tables, parts);
  const valuesOf = (numbers: readonly number[]): RecordValues[] =>
    numbers.map((number) => rows[number]?.values ?? {});
  return [
    ...arranged.tables.map((table) => ({ values: valuesOf(table.rows), parents: table.parents ?? [] })),
    { values: valuesOf(arranged.aside.map(({ row }) => row)), parents: [] },
  ];
}

function allAlike([first, ...others]: readonly Content[]): boolean {
  return others.every((other) =>
    other.every(
      ({ values, parents }, table) =>
        sameContent(values, first?.[table]?.values ?? []) &&
        parents.every((parent, i) => parent === first?.[table]?.parents[i]),
    ),
  );
}

function allOf(details: readonly ReadRow[]): number[] {
  return Array.from(details.keys());
}
