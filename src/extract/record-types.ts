import type { RecordType, TablePlan } from '../job/table-plan.ts';

/** What a record of a file with several record types is: a row of a table, or one that was declared to be none. */
export type RecordKind =
  | { readonly table: number; readonly other?: undefined }
  | { readonly other: number; readonly table?: undefined };

/** Tells the records of a file apart by what they say of themselves, in a cell or at a path. */
export class RecordTypes {
  /** Where records say what they are: look at each place in turn until `kindOf` knows the record. */
  readonly places: readonly (number | string)[];
  /** What a record is that no type names: a row of the table that has none. */
  readonly otherwise: RecordKind | undefined;
  /** All types, for a message. */
  readonly known: string;

  readonly #kinds: ReadonlyMap<number | string, ReadonlyMap<string, RecordKind>>;

  constructor(tables: readonly TablePlan[], others: readonly RecordType[] = []) {
    const kinds = new Map<number | string, Map<string, RecordKind>>();
    const names: string[] = [];
    const add = ({ at, is }: RecordType, kind: RecordKind): void => {
      const there = kinds.get(at) ?? new Map<string, RecordKind>();
      kinds.set(at, there);
      if (!there.has(is)) there.set(is, kind);
      names.push(`\`${is}\``);
    };
    let otherwise: RecordKind | undefined;
    for (const [table, { type }] of tables.entries()) {
      if (type === undefined) otherwise ??= { table };
      else add(type, { table });
    }
    for (const [other, type] of others.entries()) add(type, { other });
    this.#kinds = kinds;
    this.places = [...kinds.keys()];
    this.otherwise = otherwise;
    this.known = names.join(', ');
  }

  /** What a record is at whose `place` stands `text`, without outer blanks; undefined: this place does not tell. */
  kindOf(place: number | string, text: string): RecordKind | undefined {
    return this.#kinds.get(place)?.get(text);
  }
}
