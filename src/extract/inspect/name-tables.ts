import { CEL_WORDS, RESERVED_RECORDS } from '../../job/scopes.ts';
import { identifierOf } from './column/column-names.ts';
import type { TableNames } from './file-guess.ts';

/** Names tables after their files, each once. */
export class TableNamer {
  readonly #taken = new Set<string>();

  /** `in/Kunden_20190701.csv` → table `kunden`, record `kunde`… as far as an ending tells one from many. */
  namesFor(file: string): TableNames {
    const base = (file.split('/').at(-1) ?? file).replace(/(\.[A-Za-z][A-Za-z\d]{0,7})+$/, '');
    const bare = base.replace(/(?:[-_. ]\d+|\d{2,})+$/, '');
    const wanted = identifierOf(bare) ?? identifierOf(base) ?? 'rows_of_file';
    let table = wanted;
    for (let number = 2; this.#taken.has(table); number += 1) table = `${wanted}_${number}`;
    this.#taken.add(table);
    return { table, record: recordOf(table), file };
  }
}

function recordOf(table: string): string {
  const single = /[a-z]{3}ies$/.test(table)
    ? `${table.slice(0, -3)}y`
    : /[^s]s$/.test(table) && table.length > 3
      ? table.slice(0, -1)
      : `${table}_row`;
  return RESERVED_RECORDS.includes(single) || CEL_WORDS.includes(single) ? `${table}_row` : single;
}
