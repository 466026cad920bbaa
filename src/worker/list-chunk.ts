import { Buffer } from 'node:buffer';
import { cleanAddress, type CleanAddress } from '../address/clean-address.ts';
import type { LayoutContext } from '../address/layout/layout.ts';
import { openReference } from '../address/reference/open-reference.ts';
import { compileCellReader } from '../extract/row-reader.ts';
import { PART_NAMES, type AddressChange, type DeliveryGrade } from '../model/address-parts.ts';
import type { MatchRecord } from '../model/match-record.ts';
import type { TypedAddress } from '../model/typed-address.ts';
import { csvCell } from './csv-cell.ts';
import { BLOCK_LINES } from './list-columns.ts';
import { matchRecordOf } from './match-record-of.ts';
import { joinedBytes } from './joined-bytes.ts';
import { looseCells } from './loose-cells.ts';
import { injectDamage } from './injected-damage.ts';
import type { ListResult, ListSetup, ListTask } from './protocol.ts';

/** Cleans a chunk of a plain list's rows: their own cells as they came, then what was made of them. */
export function createListWork(setup: ListSetup): (task: ListTask) => ListResult {
  const reader = compileCellReader(
    setup.table,
    setup.table.columns.map(({ from }) => from),
  );
  const places = setup.reference === undefined ? undefined : openReference(setup.reference);
  const typedOf = compileTyped(setup);
  const context: LayoutContext = { postedIn: setup.postedIn, maxLines: BLOCK_LINES };
  const contextOf = (): LayoutContext => context;
  const { delimiter } = setup;
  return ({ bytes, rows }) => {
    const ends = new Float64Array(rows.length / 2);
    const counts: Record<DeliveryGrade, number> = { valid: 0, corrected: 0, doubtful: 0, undeliverable: 0 };
    const rules: Record<string, number> = {};
    const doubts: Record<string, number> = {};
    const records: (readonly string[])[] = [];
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let uneven = 0;
    let out = '';
    let from = 0;
    const texts: string[] = [];
    for (let i = 0; i < rows.length; i += 2) {
      const line = rows[i] ?? 0;
      const end = from + (rows[i + 1] ?? 0);
      const row = raw.subarray(from, end);
      from = end;
      const read = reader.read(row, line);
      const cells = read.cells ?? looseCells(row, setup.table);
      if (read.cells === undefined) uneven += 1;
      const text = typedOf.address(cells);
      injectDamage(text.name);
      const clean = cleanAddress(text, contextOf, places, setup.country);
      counts[clean.grade] += 1;
      for (const { rule } of clean.changes) rules[rule] = (rules[rule] ?? 0) + 1;
      for (const { code } of clean.doubts) doubts[code] = (doubts[code] ?? 0) + 1;
      if (setup.matches) records.push(matchRecordOf(clean.parts, typedOf.marks(cells)));
      out = '';
      for (const cell of cells) out += csvCell(cell ?? '', delimiter) + delimiter;
      out += addedCells(clean, delimiter);
      texts.push(out);
    }
    const encoded = texts.map((each) => Buffer.from(each));
    encoded.forEach((each, i) => (ends[i] = each.length));
    return {
      kind: 'list',
      bytes: joinedBytes(encoded),
      lengths: ends,
      records: setup.matches ? JSON.stringify(records) : '',
      grades: counts,
      rules,
      doubts,
      uneven,
    };
  };
}

function addedCells({ parts, layout, grade, doubts, changes }: CleanAddress, delimiter: string): string {
  let text = '';
  for (const name of PART_NAMES) text += csvCell(parts[name].replaceAll('\n', ', '), delimiter) + delimiter;
  for (let line = 0; line < BLOCK_LINES; line += 1) {
    text += csvCell(layout.lines[line] ?? '', delimiter) + delimiter;
  }
  const why = doubts.map(({ code }) => code).join(' ');
  return `${text}${grade}${delimiter}${why}${delimiter}${csvCell(changes.map(shown).join('; '), delimiter)}`;
}

/** `city: BERLIN > Berlin (natural-case)`; what is only likely, and stands nowhere, has a question mark. */
function shown({ part, before, after, rule, certainty }: AddressChange): string {
  return `${part}: ${before} > ${after} (${rule}${certainty === 'likely' ? '?' : ''})`;
}

interface TypedReader {
  readonly address: (cells: readonly (string | null)[]) => TypedAddress;
  /** What is no part of an address and tells a person. */
  readonly marks: (
    cells: readonly (string | null)[],
  ) => Pick<MatchRecord, 'birthDate' | 'email' | 'phone' | 'customerId'>;
}

function compileTyped({ table, map }: ListSetup): TypedReader {
  const at = new Map(
    Object.entries(map).map(([field, column]) => [
      field,
      table.columns.findIndex(({ name }) => name === column),
    ]),
  );
  const cell = (field: string, cells: readonly (string | null)[]): string => cells[at.get(field) ?? -1] ?? '';
  const lines = ['line1', 'line2', 'line3', 'line4'];
  return {
    marks: (cells) => ({
      birthDate: cell('birthDate', cells),
      email: cell('email', cells),
      phone: cell('phone', cells),
      customerId: cell('customerId', cells),
    }),
    address: (cells) => ({
      title: cell('title', cells),
      name: cell('name', cells),
      givenName: cell('givenName', cells),
      familyName: cell('familyName', cells),
      company: cell('company', cells),
      department: cell('department', cells),
      careOf: cell('careOf', cells),
      lines: lines.map((line) => cell(line, cells)).filter((line) => line !== ''),
      street: cell('street', cells),
      houseNumber: cell('houseNumber', cells),
      postalCode: cell('postalCode', cells),
      city: cell('city', cells),
      district: cell('district', cells),
      region: cell('region', cells),
      country: cell('country', cells),
    }),
  };
}
