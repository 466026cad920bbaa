import type { Fault, Place } from '../fault/fault.ts';
import type { ExtractPlan } from '../job/job.ts';
import type { RecordValues } from '../model/record.ts';
import { compileBillCheck, type BillChecker, type Correction } from './check-bill.ts';
import { orderDetails } from './order-details.ts';
import { sameContent } from './same-content.ts';
import { shareDetails } from './share-details.ts';
import type { ReadRow } from './row-reader.ts';

/** What is to become of one header row. */
export interface DocumentVerdict {
  /** Number of the header among those that came in. */
  readonly header: number;
  /** `duplicate`: a copy of the first header's document, which is produced (or rejected) once. */
  readonly fate: 'compose' | 'duplicate' | 'reject';
  /** Numbers of its detail rows: in declared order when it is composed, else as they came. */
  readonly details: readonly number[];
  /** Why it is not composed: the root cause, with file, line, account and document. */
  readonly fault?: Fault;
  /** What a rejected bill says of the control totals' difference. */
  readonly corrections: readonly Correction[];
}

/**
 * Takes all header rows of one document key (nearly always one) and all its detail rows, both as they came, and
 * gives a verdict for each header. Every detail row is in exactly one verdict.
 */
type Assembler = (headers: readonly ReadRow[], details: readonly ReadRow[]) => DocumentVerdict[];

interface TypedRow {
  readonly line: number;
  readonly values: RecordValues;
}

/**
 * Makes the assembler. Several headers of one key are either copies, of which the first counts, or cannot be told
 * apart and are all rejected: a wrong bill costs more than a late one.
 */
export function compileAssembler(plan: ExtractPlan): Assembler {
  const checkBill = compileBillCheck(plan);
  return (headers, details) => {
    const [header, ...more] = headers;
    if (header === undefined) return [];
    if (more.length === 0) return [judge(plan, checkBill, 0, header, details, allOf(details))];
    return judgeSeveral(plan, checkBill, headers, details);
  };
}

/** One header with the details that are its own, whose numbers are `own`. */
function judge(
  plan: ExtractPlan,
  checkBill: BillChecker,
  number: number,
  header: ReadRow,
  details: readonly ReadRow[],
  own: readonly number[],
): DocumentVerdict {
  const reject = (fault: Fault, corrections: readonly Correction[] = []): DocumentVerdict => ({
    header: number,
    fate: 'reject',
    details: own,
    fault: locate(fault, plan, header),
    corrections,
  });
  if (header.fault !== undefined) return reject(header.fault);
  const rows: TypedRow[] = [];
  for (const index of own) {
    const row = details[index];
    if (row?.fault !== undefined) return reject(row.fault);
    if (row !== undefined) rows.push(row);
  }
  const values = rows.map((row) => row.values);
  const finding = checkBill(header.values, values);
  if (finding.fault !== undefined) {
    const about = finding.detail === undefined ? undefined : rows[finding.detail];
    const place = about === undefined ? {} : { file: plan.details.file, line: about.line };
    return reject({ ...finding.fault, place: { ...finding.fault.place, ...place } }, finding.corrections);
  }
  const order = orderDetails(rows, plan.details);
  if (order.fault !== undefined) return reject(order.fault);
  return {
    header: number,
    fate: 'compose',
    details: order.sequence.map((i) => own[i] ?? 0),
    corrections: [],
  };
}

function judgeSeveral(
  plan: ExtractPlan,
  checkBill: BillChecker,
  headers: readonly ReadRow[],
  details: readonly ReadRow[],
): DocumentVerdict[] {
  const typedHeaders = headers.filter((row): row is ReadRow & TypedRow => row.fault === undefined);
  const typedDetails = details.filter((row): row is ReadRow & TypedRow => row.fault === undefined);
  const readable = typedHeaders.length === headers.length && typedDetails.length === details.length;
  const shares = readable ? shareDetails(typedHeaders, typedDetails, plan) : undefined;
  const repeated = shares !== undefined && shares.length > 1;
  const shareOf = (i: number): readonly number[] => {
    if (repeated) return shares[i] ?? [];
    return i === 0 ? allOf(details) : [];
  };
  /** Copies count as the same in whatever order their rows came. */
  const contentOf = (i: number): RecordValues[] => {
    const rows = shareOf(i).flatMap((index) => typedDetails[index] ?? []);
    return orderDetails(rows, plan.details).sequence.map((at) => rows[at]?.values ?? {});
  };
  const [first, ...copies] = typedHeaders;
  const alike =
    first !== undefined &&
    typedHeaders.length === headers.length &&
    copies.every((copy) => sameContent([copy.values], [first.values])) &&
    (!repeated || copies.every((_, i) => sameContent(contentOf(i + 1), contentOf(0))));

  return headers.map((header, i): DocumentVerdict => {
    if (alike && i === 0) return judge(plan, checkBill, 0, header, details, shareOf(0));
    const values = { first: String(headers[0]?.line ?? 0), times: String(headers.length) };
    const code = alike ? 'extract.document-doubled' : 'extract.document-key-conflict';
    const fault = header.fault ?? { code, place: {}, values };
    return {
      header: i,
      fate: alike ? 'duplicate' : 'reject',
      details: shareOf(i),
      fault: locate(fault, plan, header),
      corrections: [],
    };
  });
}

/** Adds what a fault's place lacks: the header's file and line, its account and document. */
function locate(fault: Fault, plan: ExtractPlan, header: ReadRow): Fault {
  const { key, on, file } = plan.documents;
  const text = (name: string | undefined): string | undefined => {
    const value = name === undefined ? undefined : header.values?.[name];
    return value === undefined || value === null ? undefined : String(value);
  };
  const document = text(key);
  const account = text(on);
  const place: Place = {
    file,
    line: header.line,
    ...(account === undefined ? {} : { account }),
    ...(document === undefined ? {} : { document }),
    ...fault.place,
  };
  return { ...fault, place };
}

function allOf(details: readonly ReadRow[]): number[] {
  return Array.from(details.keys());
}
