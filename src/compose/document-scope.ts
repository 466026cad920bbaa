import type { FunctionTable, ScopeValues } from '../job/expression-scope.ts';
import type { Job } from '../job/job.ts';
import type { DocumentData } from '../model/document.ts';
import type { RecordValues } from '../model/record.ts';
import type { Formatter } from './locale/formatter.ts';

/** Values of the document in hand, in one object that all expressions read. */
export class DocumentValues {
  readonly values: Record<string, ScopeValues[string]> = {};
  details: readonly RecordValues[] = [];
  readonly #detail: string;

  constructor(job: Job) {
    this.#detail = job.extract.details.record;
    // All names from the start: the object keeps one shape, which keeps reading it quick.
    for (const name of [job.extract.recipients.record, job.extract.documents.record, this.#detail]) {
      this.values[name] = {};
    }
    this.values['address'] = this.values['run'] = this.values['document'] = {};
    this.values['page'] = this.values['pages'] = this.values['carried'] = 0;
  }

  start(data: DocumentData): void {
    const { values } = this;
    this.details = data.details;
    const { name, title, firstName, lastName, city, postalCode, country } = data.address;
    for (const record in data.records) values[record] = data.records[record] ?? {};
    values['address'] = { name, title, firstName, lastName, city, postalCode, country };
    values['run'] = { id: data.run.id, date: data.run.date };
    values['document'] = {
      key: data.key,
      account: data.account,
      currency: data.currency,
      locale: data.locale,
      paper: data.paper,
      lines: data.details.length,
    };
  }

  detail(row: RecordValues): void {
    this.values[this.#detail] = row;
  }

  page(page: number, pages: number): void {
    this.values['page'] = page;
    this.values['pages'] = pages;
  }

  carried(minorUnits: number): void {
    this.values['carried'] = minorUnits;
  }
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

  date(day: string): string {
    return day === '' ? '' : this.#formatter.date(day, 'medium');
  }

  dateLong(day: string): string {
    return day === '' ? '' : this.#formatter.date(day, 'long');
  }
}
