import { Buffer } from 'node:buffer';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import type { ByteWindow } from '../byte-window.ts';
import type { FilePlan, FramedFile, OtherRecord, TableBlock } from '../framed-file.ts';
import type { FileCutter } from '../nesting/cut-file.ts';
import { frameNested } from '../nesting/frame-nested.ts';
import type { GatheredRows } from '../nesting/gathered-rows.ts';
import type { FrameOptions } from '../row-block.ts';
import { ArrayCutter } from './cut-array.ts';
import { LineCutter } from './cut-lines.ts';
import { takeOpening, type JsonOpening } from './json-opening.ts';
import { JsonUnits } from './json-units.ts';

/**
 * Cuts a JSON file into the rows of its tables: one object a line, or one array of objects, or one object over many lines
 * with the rows' array in it. A row's bytes are its own, from brace to brace; those of the outermost rows have the line
 * end with them, or the comma that parts them from the next. A damaged line costs itself alone.
 */
export function frameJson(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions = {},
): Promise<FramedFile> {
  return frameNested(source, plan, options, async ({ window, table, most, also }) => {
    const units = new JsonUnits(plan, also, Buffer.alloc(0));
    const about = { file: plan.file, table, path: units.path, most };
    const opening = await takeOpening(window, about, units.scanner);
    return new JsonCutter(plan.file, units, opening, most);
  });
}

class JsonCutter implements FileCutter {
  stop: RunStop | undefined;

  readonly #file: string;
  readonly #units: JsonUnits;
  readonly #header: Buffer;
  readonly #lines: LineCutter | undefined;
  readonly #array: ArrayCutter | undefined;
  #base = 0;

  constructor(file: string, units: JsonUnits, { form, header }: JsonOpening, most: number) {
    this.#file = file;
    this.#units = units;
    this.#header = header;
    if (form === 'lines') this.#lines = new LineCutter(units, most);
    else this.#array = new ArrayCutter(units, file, header, form === 'document', most);
  }

  get tables(): readonly GatheredRows[] {
    return this.#units.rows.tables;
  }

  get others(): readonly OtherRecord[] {
    return this.#units.rows.others;
  }

  get tail(): Buffer {
    return this.#lines?.tail ?? Buffer.alloc(0);
  }

  cut(window: ByteWindow): TableBlock[] {
    const { bytes, at, base } = window;
    const { rows } = this.#units;
    this.#units.advance(bytes, base - this.#base);
    this.#base = base;
    rows.beginBlock(at);
    try {
      window.at = this.#lines?.cut(window) ?? this.#array?.cut(window) ?? bytes.length;
      if (window.final) this.#checkReached();
    } catch (error) {
      if (!(error instanceof RunStop)) throw error;
      this.stop = error;
    }
    rows.forget();
    return rows.giveBlocks(bytes, this.stop === undefined ? window.at : bytes.length);
  }

  headerOf(table: number): Buffer {
    return this.#isOutermost(table) ? this.#header : Buffer.alloc(0);
  }

  footerOf(table: number): Buffer {
    return this.#isOutermost(table) && this.#array !== undefined ? this.#array.footer : Buffer.alloc(0);
  }

  #isOutermost(table: number): boolean {
    return this.#units.levels.some(({ above, tables }) => above < 0 && tables.includes(table));
  }

  #checkReached(): void {
    const missing = this.#units.missing();
    if (missing === undefined) return;
    const { level, names } = missing;
    const found = names.length === 0 ? 'nothing' : names.map((name) => `\`${name.slice(0, 60)}\``).join(', ');
    const values = { table: this.tables[level.tables[0] ?? 0]?.table.name ?? '' };
    const place = { file: this.#file };
    stopRun({ code: 'extract.each-missing', place, expected: level.path.join('.'), found, values });
  }
}
