import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { compressors } from 'hyparquet-compressors';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import type { ColumnDecoder, ColumnMetaData, PageHeader, SchemaTree } from 'hyparquet/src/types.js';
import { checkRuns } from './page-runs.ts';
import type { FileColumn } from './parquet-columns.ts';
import type { SpooledFile } from './spool.ts';
import type { RawValue } from './value-tokens.ts';

/** Bytes in which a page's header is looked for; statistics can make it long. */
const FIRST_HEADER = 16 * 1024;
const MAX_HEADER = 16 * 1024 * 1024;
/** No writer makes pages of this size; a damaged one may say so. */
const MAX_PAGE = 512 * 1024 * 1024;

/** The values of one column in one row group, page by page: never more than a page and its dictionary is held. */
export class ColumnPages {
  readonly #file: SpooledFile;
  readonly #column: FileColumn;
  readonly #decoder: ColumnDecoder;
  readonly #end: number;
  readonly #isOptional: boolean;
  #at: number;
  /** Rows of the group whose values were not yet read. */
  #left: number;
  /** JSON of the dictionary's values. */
  #dictionary: string[] | undefined;
  #page: ArrayLike<unknown> = [];
  #next = 0;

  /** `rows`: of the row group. */
  constructor(file: SpooledFile, root: SchemaTree, column: FileColumn, chunk: ColumnMetaData, rows: number) {
    const { dictionary_page_offset: dictionary, data_page_offset: data } = chunk;
    const first = dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data;
    this.#left = rows;
    this.#isOptional = column.tree.element.repetition_type === 'OPTIONAL';
    this.#file = file;
    this.#column = column;
    this.#at = Number(first);
    this.#end = this.#at + Number(chunk.total_compressed_size);
    if (this.#at < 4 || this.#end > file.byteLength)
      throw new RangeError('a column lies outside of the file');
    const { converted_type: _, logical_type: __, ...element } = column.tree.element;
    this.#decoder = {
      ...chunk,
      pathInSchema: [column.name],
      type: chunk.type,
      element,
      schemaPath: [root, { ...column.tree, element }],
      compressors,
      // Values come as they are stored: what they mean is written by the column itself.
      parsers: { ...DEFAULT_PARSERS, timestampFromNanoseconds: (nanos: bigint) => nanos },
      utf8: false,
    };
  }

  /** Whether no value is left. */
  isDone(): boolean {
    return this.#next >= this.#page.length && this.#at >= this.#end;
  }

  /** JSON of the next `count` values; fewer at the end. */
  async take(count: number): Promise<string[]> {
    const tokens: string[] = [];
    while (tokens.length < count) {
      if (this.#next >= this.#page.length && !(await this.#turn())) break;
      const to = Math.min(this.#page.length, this.#next + count - tokens.length);
      for (; this.#next < to; this.#next += 1) tokens.push(this.#token(this.#page[this.#next]));
    }
    return tokens;
  }

  #token(value: unknown): string {
    if (typeof value === 'string') return value;
    if (value === null) return 'null';
    if (isRaw(value)) return this.#column.tokenize(value);
    throw new RangeError(`column ${this.#column.name} has fewer values than its pages say`);
  }

  /** Goes to the next page of values; false when there is none. */
  async #turn(): Promise<boolean> {
    while (this.#at < this.#end) {
      const { header, size } = await this.#header();
      const start = this.#at + size;
      const length = header.compressed_page_size;
      const isSane = length >= 0 && start + length <= this.#end && header.uncompressed_page_size <= MAX_PAGE;
      if (!isSane) throw new RangeError(`a page of column ${this.#column.name} has an impossible size`);
      const bytes = new Uint8Array(await this.#file.slice(start, start + length));
      if (header.crc !== undefined && crc32(bytes) !== header.crc >>> 0) {
        throw new RangeError(`the checksum of a page of column ${this.#column.name} is wrong`);
      }
      this.#at = start + length;
      if (header.type === 'DICTIONARY_PAGE') {
        const reader = { view: new DataView(bytes.buffer), offset: 0 };
        const { data } = readPage(reader, header, this.#decoder, undefined, undefined, 0);
        this.#dictionary = Array.from(convert(data ?? [], this.#decoder), (value) => this.#token(value));
        continue;
      }
      const data = this.#read(bytes, header);
      const values = header.data_page_header_v2?.num_values ?? header.data_page_header?.num_values ?? 0;
      if (data.length !== values) {
        throw new RangeError(`a page of column ${this.#column.name} has other values than it says`);
      }
      this.#page = data;
      this.#next = 0;
      if (values > 0) return true;
    }
    return false;
  }

  /** The values of a page, which is unpacked and looked at first. */
  #read(bytes: Uint8Array, header: PageHeader): ArrayLike<unknown> {
    const { codec } = this.#decoder;
    const v2 = header.data_page_header_v2;
    const levels = v2 === undefined ? 0 : v2.definition_levels_byte_length + v2.repetition_levels_byte_length;
    const packed = bytes.subarray(levels);
    const size = header.uncompressed_page_size - levels;
    const plain = v2?.is_compressed === false ? packed : decompressPage(packed, size, codec, compressors);
    const page = levels === 0 ? plain : Buffer.concat([bytes.subarray(0, levels), plain]);
    const values = v2?.num_values ?? header.data_page_header?.num_values ?? 0;
    if (values > this.#left)
      throw new RangeError(`column ${this.#column.name} has more values than there are rows`);
    this.#left -= values;
    checkRuns(page, header, this.#isOptional);
    const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
    const unpacked = { ...header, compressed_page_size: page.length };
    const decoder = { ...this.#decoder, codec: 'UNCOMPRESSED' as const };
    const { data } = readPage(reader, unpacked, decoder, this.#dictionary, undefined, 0);
    return data ?? [];
  }

  async #header() {
    for (let size = FIRST_HEADER; ; size *= 8) {
      const end = Math.min(this.#end, this.#at + size);
      const bytes = await this.#file.slice(this.#at, end);
      const reader = { view: new DataView(bytes), offset: 0 };
      try {
        return { header: parquetHeader(reader), size: reader.offset };
      } catch (error) {
        if (end >= this.#end || size >= MAX_HEADER) throw error;
      }
    }
  }
}

function isRaw(value: unknown): value is RawValue {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    value instanceof Uint8Array
  );
}
