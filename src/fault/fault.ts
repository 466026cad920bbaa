import { faultTable, type FaultCode } from './table.ts';

/** What a fault does: the document is rejected, goes to hand work, is produced all the same, or the run stops. */
type FaultEffect = 'reject' | 'divert' | 'warn' | 'stop';

/**
 * One row of the fault table. `says` and `hint` may name `{found}`, `{expected}`, `{account}` and `{document}` of the place,
 * and any of the fault's values.
 */
export interface FaultRow {
  readonly effect: FaultEffect;
  readonly says: string;
  readonly hint: string;
  /** Exit code when the effect is `stop`; 2 when absent. */
  readonly exit?: 2 | 64 | 65 | 75;
}

/** Where a fault is. Line and column count from 1; `byte` from 0. Never holds personal data. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly byte?: number;
  readonly table?: string;
  readonly field?: string;
  readonly account?: string;
  readonly document?: string;
}

/** A fault as data: it travels with the record it is about. */
export interface Fault {
  readonly code: FaultCode;
  readonly place: Place;
  readonly found?: string;
  readonly expected?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export function exitCodeOf(fault: Fault): number {
  const { exit, effect } = rowOf(fault.code);
  // What rejects a document stops a run only where the template itself has it, and with it every document.
  return exit ?? (effect === 'stop' ? 2 : 65);
}

/** Whether nothing is stopped or rejected for it. */
export function isWarning({ code }: Fault): boolean {
  return rowOf(code).effect === 'warn';
}

/** The fault's message, without place and hint: lower case, no full stop. */
export function wordingOf(fault: Fault): string {
  return fill(rowOf(fault.code).says, fault);
}

/** What to do next. */
export function hintOf(fault: Fault): string {
  return fill(rowOf(fault.code).hint, fault);
}

/** `jobs/x/job.yaml:12:5` or `customers.csv line 17, account AW1, field city`. */
export function showPlace(place: Place): string {
  const parts: string[] = [];
  if (place.file !== undefined) {
    let head = place.file;
    if (place.line !== undefined) head += `:${place.line}`;
    if (place.line !== undefined && place.column !== undefined) head += `:${place.column}`;
    parts.push(head);
  } else if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.table !== undefined) parts.push(`table ${place.table}`);
  if (place.byte !== undefined) parts.push(`byte ${place.byte}`);
  if (place.account !== undefined) parts.push(`account ${shownKey(place.account)}`);
  if (place.document !== undefined) parts.push(`document ${shownKey(place.document)}`);
  if (place.field !== undefined) parts.push(`field ${place.field}`);
  return parts.join(', ');
}

/** One line for terminal and log: place, code, message. */
export function showFault(fault: Fault): string {
  const where = showPlace(fault.place);
  return `${where === '' ? '' : `${where}: `}${wordingOf(fault)} [${fault.code}]`;
}

/** The shape of a value that may be personal: letters become `A`, digits `9`; `SW6 SBY` → `AA9 AAA`. At most 40 characters. */
export function shapeOf(text: string): string {
  return text.slice(0, 40).replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9');
}

/**
 * An account or document number for a message. What does not look like one may be a name or an address that has slipped
 * into its column (no digit in it, a blank, an `@`, more than 40 characters) and is shown by its shape.
 */
export function shownKey(text: string): string {
  return /^[\p{L}\p{N}._/#:+-]{1,40}$/u.test(text) && /\p{N}/u.test(text) ? text : shapeOf(text);
}

function rowOf(code: FaultCode): FaultRow {
  return faultTable[code];
}

function fill(pattern: string, fault: Fault): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'found') return fault.found ?? '';
    if (name === 'expected') return fault.expected ?? '';
    if (name === 'account' || name === 'document') return shownKey(fault.place[name] ?? '');
    return fault.values?.[name] ?? whole;
  });
}
