import type { FunctionTable, ScopeValues } from '../job/expression-scope.ts';
import type { Job } from '../job/job.ts';
import { detailTablesOf, tablesOf } from '../job/tables-of.ts';
import type { DocumentData } from '../model/document.ts';
import type { PostalAddress } from '../model/postal-address.ts';
import type { FieldValue, RecordValues } from '../model/record.ts';
import type { ComputedFields } from './computed-fields.ts';
import type { Formatter } from './locale/formatter.ts';
import { TotalRows } from './total-rows.ts';
import { lookedBy, RowCursor, showLooked, type LookedRecord } from './row-cursor.ts';

/** Values of the document in hand, in one object that all expressions read. */
export class DocumentValues {
  readonly values: Record<string, ScopeValues[string]> = {};
  readonly #cursors = new Map<string, RowCursor>();
  /** What the document and its recipient refer to; what the document does goes first. */
  readonly #looked: readonly LookedRecord[];
  /** What computed fields read: never the rows that are in place while a block is set. */
  readonly #ofDocument: Record<string, ScopeValues[string]> = {};
  /** What conditions of totals read: a row of those that are added up, which none of the others sees. */
  readonly #ofRows: Record<string, ScopeValues[string]> = {};
  readonly totals: TotalRows;
  #computed: ComputedFields | undefined;
  #currency = '';
  #serial = 0;
  #address: PostalAddress | undefined;

  constructor(job: Job) {
    const { extract } = job;
    const { recipients, documents, lookups } = extract;
    // All names from the start: the object keeps one shape, which keeps reading it quick.
    for (const { record } of tablesOf(extract)) this.values[record] = {};
    this.values['address'] = this.values['run'] = this.values['document'] = this.values['rows'] = {};
    this.values['page'] = this.values['pages'] = this.values['carried'] = 0;
    this.values['balance'] = this.values['count'] = 0;
    this.values['sum'] = {};
    for (const { name } of job.template.computed) {
      const get = (): FieldValue => this.#computed?.value(name) ?? null;
      for (const values of [this.values, this.#ofDocument, this.#ofRows]) {
        Object.defineProperty(values, name, { get, enumerable: true });
      }
    }
    this.#looked = [...lookedBy(recipients, lookups), ...lookedBy(documents, lookups)];
    const details = detailTablesOf(extract);
    const ofRows = new Set(details.flatMap((table) => lookedBy(table, lookups)).map(({ record }) => record));
    const covered = this.#looked.filter(({ record }) => ofRows.has(record));
    this.totals = new TotalRows(job, covered, this.#ofRows);
    for (const table of details) {
      const above = this.#cursors.get(table.parent ?? '');
      const isMain = table.name === extract.details?.name;
      this.#cursors.set(table.name, new RowCursor(table, lookups, isMain, above, covered, this.values));
    }
  }

  /** `computed`: the template's fields, in the document's locale. */
  start(data: DocumentData, computed?: ComputedFields): void {
    this.#serial += 1;
    const { values } = this;
    this.#currency = data.currency;
    this.#address = data.address;
    const counts: Record<string, number> = {};
    for (const [name, cursor] of this.#cursors) {
      cursor.start(data);
      counts[name] = cursor.rows.length;
    }
    for (const record in data.records) values[record] = data.records[record] ?? {};
    for (const looked of this.#looked) looked.found = data.looked[looked.name] ?? [];
    values['rows'] = counts;
    values['address'] = addressFields(data.address);
    values['run'] = { id: data.run.id, date: data.run.date };
    values['document'] = {
      key: data.key,
      account: data.account,
      currency: data.currency,
      locale: data.locale,
      paper: data.paper,
      lines: data.details.length,
    };
    this.endRows();
    this.#computed = computed;
    if (computed !== undefined) this.#startComputed(data, computed);
  }

  #startComputed(data: DocumentData, computed: ComputedFields): void {
    const { records } = data;
    const own = this.#ofDocument;
    for (const record in records) own[record] = records[record] ?? {};
    for (const fact of ['address', 'run', 'document', 'rows']) own[fact] = this.values[fact] ?? {};
    showLooked(this.#looked, 0, own);
    computed.start(own);
    // Getters of computed fields are its own.
    for (const name of [...Object.keys(records), 'address', 'run', 'document', 'rows'])
      this.#ofRows[name] = own[name] ?? {};
    showLooked(this.#looked, 0, this.#ofRows);
    this.totals.start(data);
  }

  /** Tells the document in hand from those before it. */
  get serial(): number {
    return this.#serial;
  }

  /** Of the document in hand. */
  get currency(): string {
    return this.#currency;
  }

  /** Whom the document in hand goes to. */
  get address(): PostalAddress {
    if (this.#address === undefined) throw new Error('no document has been started');
    return this.#address;
  }

  /** The rows of a table of the job. */
  rowsOf(table: string): RowCursor {
    const cursor = this.#cursors.get(table);
    if (cursor === undefined) throw new Error(`the job has no detail table ${table}`);
    return cursor;
  }

  /** Narrows the tables below one of its rows, by its number among all, to what is that row's; the function undoes it. */
  onlyBelow(table: string, row: number): () => void {
    const undo = [...this.#cursors.values()]
      .filter((cursor) => cursor.table.parent === table)
      .map((cursor) => cursor.only(row));
    return () => {
      for (const each of undo) each();
    };
  }

  /** Rows may have put what they refer to in the place of what the document refers to. */
  endRows(): void {
    showLooked(this.#looked, 0, this.values);
  }

  page(page: number, pages: number): void {
    this.values['page'] = page;
    this.values['pages'] = pages;
  }

  carried(minorUnits: number): void {
    this.values['carried'] = minorUnits;
  }

  balance(minorUnits: number): void {
    this.values['balance'] = minorUnits;
  }
}

/** What expressions see of an address; one shape for all documents. */
function addressFields({ name, title, firstName, lastName, company, ...place }: PostalAddress): RecordValues {
  const { street, houseNumber, postBox, city, region, postalCode, country } = place;
  return {
    ...{ name, title, firstName, lastName, company, street, houseNumber, postBox, city, region },
    ...{ postalCode, country },
  };
}

/**
 * The formatting functions of a locale; the currency is that of the document in hand. `date` takes the medium form:
 * the short one leaves out the century in some locales and reads two ways round in others.
 */
export class DocumentFormats implements FunctionTable {
  currency = '';
  readonly #formatter: Formatter;

  constructor(formatter: Formatter) {
    this.#formatter = formatter;
  }

  money(minorUnits: number): string {
    return this.#formatter.money(minorUnits, this.currency);
  }

  amount(minorUnits: number): string {
    return this.#formatter.amount(minorUnits, this.currency);
  }

  integer(value: number): string {
    return this.#formatter.integer(value);
  }

  decimal(units: number, digits: number): string {
    return this.#formatter.decimal(units, digits);
  }

  date(day: string): string {
    return day === '' ? '' : this.#formatter.date(day, 'medium');
  }

  dateLong(day: string): string {
    return day === '' ? '' : this.#formatter.date(day, 'long');
  }

  percent(units: number, digits: number): string {
    return this.#formatter.percent(units, digits);
  }

  plural(count: number, forms: readonly string[]): string {
    return this.#formatter.plural(count, forms);
  }

  month(day: string): string {
    return day === '' ? '' : this.#formatter.month(day);
  }

  monthYear(day: string): string {
    return day === '' ? '' : this.#formatter.monthYear(day);
  }

  weekday(day: string): string {
    return this.#formatter.weekday(day);
  }
}
