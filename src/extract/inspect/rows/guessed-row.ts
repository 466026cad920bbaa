import { isUtf8, type Buffer } from 'node:buffer';
import type { DelimitedFormat, TablePlan } from '../../../job/table-plan.ts';
import { charsetOf } from '../../charset/charset.ts';
import { compileCellReader } from '../../row-reader.ts';
import { TrialText } from '../delimited/trial-rows.ts';
import type { TableGuess } from '../file-guess.ts';
import { flattenJson } from '../json/flatten-json.ts';
import { flattenElements } from '../xml/flatten-element.ts';
import type { JsonLines } from './json-line.ts';

/** Writes one row of a guessed table, whatever is wrong with it: what stands in it goes out, with the keys that it has. */
interface GuessedRowWriter {
  /** `damaged`: framing found a fault in it. */
  write(raw: Buffer, line: number, damaged: boolean, out: JsonLines): void;
}

/** `inner`: tables whose rows stand within the rows of this one. `types`: rows say which table they are of. */
export function guessedRowWriter(
  table: TableGuess,
  header: readonly string[],
  inner: readonly TableGuess[],
  types: boolean,
): GuessedRowWriter {
  const { format } = table.plan;
  switch (format.kind) {
    case 'delimited':
      return new DelimitedWriter(table, format, header);
    case 'fixed':
      return new FixedWriter(table);
    case 'json':
    case 'parquet':
      return new JsonWriter(table.plan);
    case 'xml':
      return new XmlWriter(table, inner, types);
  }
}

class DelimitedWriter implements GuessedRowWriter {
  readonly #keys: readonly string[];
  readonly #borders: ReadonlySet<number>;
  readonly #cells: ReturnType<typeof compileCellReader>;
  readonly #plan: TablePlan;
  readonly #format: DelimitedFormat;

  constructor({ plan, keys, borders }: TableGuess, format: DelimitedFormat, header: readonly string[]) {
    this.#plan = plan;
    this.#format = format;
    this.#keys = keys;
    this.#borders = new Set(borders);
    this.#cells = compileCellReader(plan, header);
  }

  write(raw: Buffer, line: number, damaged: boolean, out: JsonLines): void {
    const read = damaged ? undefined : this.#cells.read(raw, line).cells;
    const cells = read ?? this.#salvaged(raw);
    for (let i = 0; i < cells.length; i += 1) {
      const text = cells[i] ?? null;
      // A delimiter at the beginning or the end of all lines makes no column.
      if (this.#borders.has(i) && (text === null || text.trim() === '')) continue;
      out.text(this.#keys[i] ?? `column_${i + 1}`, text);
    }
    out.end();
  }

  /** The cells of a row that cannot be read as it should be. */
  #salvaged(raw: Buffer): readonly string[] {
    const text = decoded(raw, this.#plan);
    const [row] = new TrialText(text, true).rows({ ...this.#format, strictQuotes: false }, 1);
    return row?.cells ?? [];
  }
}

class FixedWriter implements GuessedRowWriter {
  readonly #table: TableGuess;
  /** Reads the numbers that are no text; absent where there are none. */
  readonly #cells: ReturnType<typeof compileCellReader> | undefined;

  constructor(table: TableGuess) {
    const packed = table.plan.columns.some(({ span }) => span?.storage === 'packed');
    this.#table = table;
    this.#cells = packed ? compileCellReader(table.plan, []) : undefined;
  }

  write(raw: Buffer, line: number, _damaged: boolean, out: JsonLines): void {
    const { plan, keys } = this.#table;
    const isLine = plan.format.kind === 'fixed' && plan.format.separator === 'line';
    const text = isLine ? decoded(raw, plan).replace(/[\r\n\u0085]+$/, '') : decoded(raw, plan);
    const numbers = this.#cells?.read(raw, line).cells;
    let reached = 0;
    for (const [i, { span }] of plan.columns.entries()) {
      if (span === undefined || span.start >= text.length) break;
      reached = span.start + span.length;
      const number =
        span.storage === 'packed' ? (numbers?.[i] ?? raw.toString('hex', span.start, reached)) : undefined;
      out.text(keys[i] ?? `column_${i + 1}`, number ?? text.slice(span.start, reached));
    }
    if (reached < text.length) out.text(`column_${plan.columns.length + 1}`, text.slice(reached));
    out.end();
  }
}

class JsonWriter implements GuessedRowWriter {
  readonly #plan: TablePlan;

  constructor(plan: TablePlan) {
    this.#plan = plan;
  }

  write(raw: Buffer, _line: number, _damaged: boolean, out: JsonLines): void {
    const text = decoded(raw, this.#plan).trim().replace(/,$/, '');
    const cells = flattenJson(text);
    if (cells === undefined) out.text('column_1', text);
    else for (const [key, value] of cells) out.text(key, value);
    out.end();
  }
}

/** A row of XML is followed by the rows that stand within it. */
class XmlWriter implements GuessedRowWriter {
  readonly #plan: TablePlan;
  readonly #path: readonly string[];
  readonly #inner: ReadonlySet<string>;
  readonly #below: readonly { readonly path: readonly string[]; readonly inner: ReadonlySet<string> }[];
  readonly #types: boolean;

  constructor({ plan }: TableGuess, inner: readonly TableGuess[], types: boolean) {
    const outer = elementPath(plan);
    const from = outer.length - 1;
    const paths = inner.map((table) => elementPath(table.plan).slice(from).join('/'));
    this.#plan = plan;
    this.#types = types;
    this.#path = outer.slice(from);
    this.#inner = new Set(paths);
    this.#below = paths.map((path) => ({
      path: path.split('/'),
      inner: new Set(paths.filter((other) => other !== path)),
    }));
  }

  write(raw: Buffer, _line: number, _damaged: boolean, out: JsonLines): void {
    const text = decoded(raw, this.#plan);
    this.#rows(text, this.#path, this.#inner, out);
    for (const { path, inner } of this.#below) this.#rows(text, path, inner, out);
  }

  #rows(text: string, path: readonly string[], inner: ReadonlySet<string>, out: JsonLines): void {
    for (const row of flattenElements(text, path, inner, Infinity)) {
      if (this.#types) out.text('#type', path.at(-1) ?? '');
      for (const [key, value] of row) out.text(key, value);
      out.end();
    }
  }
}

function elementPath({ format }: TablePlan): readonly string[] {
  return format.kind === 'xml' ? format.each.split('/') : [];
}

/** A row's text; bytes that are no UTF-8 are read as what they most often are. */
function decoded(raw: Buffer, { encoding }: TablePlan): string {
  const charset = charsetOf(encoding);
  const damaged = charset.multibyte && !isUtf8(raw);
  return (damaged ? charsetOf('windows-1252') : charset).decode(raw, 0, raw.length);
}
