import { ColumnCheck } from './column-check.ts';
import type { BuiltExtract } from './build-extract.ts';
import type { BuiltTemplate } from './build-template.ts';
import type { StreamPlan } from './job.ts';
import type { DocumentFile } from './job-file.ts';
import { fixedCurrency } from './fixed-currency.ts';
import { KNOWN_LOCALES } from './known-locales.ts';
import type { TablePlan } from './table-plan.ts';
import type { TypedFile } from './typed-file.ts';

/** A code is the text that it means. */
const TEXTS = ['text', 'code'] as const;

/** Columns that the document is made from. */
export function checkDocument(typed: DocumentFile, extract: BuiltExtract | undefined, file: TypedFile): void {
  const columns = new ColumnCheck(file.source, file.faults, extract?.doubtful ?? new Set());
  columns.want(extract?.plan.documents, typed.amount, ['amount'], ['document', 'amount']);
  checkWorth(typed, extract, file);
  const currency = fixedCurrency(typed.currency);
  if (currency === undefined)
    columns.want(extract?.plan.documents, typed.currency, TEXTS, ['document', 'currency']);
  else if (!/^[A-Z]{3}$/.test(currency)) {
    file.faults.push({
      code: 'job.invalid-value',
      place: file.source.at(['document', 'currency']),
      found: typed.currency,
      expected: 'a column, or a currency such as `=EUR`',
    });
  }
  columns.want(extract?.plan.documents, typed.date, ['date'], ['document', 'date']);
  for (const [country, locale] of Object.entries(typed.locale)) {
    file.name('locale', locale, KNOWN_LOCALES, ['document', 'locale', country]);
  }
  if (typed.language === undefined) return;
  columns.want(tableOfLanguage(typed, extract), typed.language.column, TEXTS, [
    'document',
    'language',
    'column',
  ]);
  for (const [language, locale] of Object.entries(typed.language.locales)) {
    file.name('locale', locale, KNOWN_LOCALES, ['document', 'language', 'locales', language]);
  }
}

/** The recipients' table where it has the column and the documents' has not. */
export function tableOfLanguage(
  { language }: DocumentFile,
  extract: BuiltExtract | undefined,
): TablePlan | undefined {
  const { documents, recipients } = extract?.plan ?? {};
  const has = (table: TablePlan | undefined): boolean =>
    table?.columns.some(({ name }) => name === language?.column) === true;
  return has(recipients) && !has(documents) ? recipients : documents;
}

/**
 * What a document is worth is read while its table is added up, from one column: the balance, the control totals and
 * what explains their differences all speak of the same amount.
 */
function checkWorth({ amount }: DocumentFile, extract: BuiltExtract | undefined, file: TypedFile): void {
  const documents = extract?.plan.documents;
  if (documents?.amount === undefined || documents.amount === amount) return;
  // A column that is no amount, or is not there, is a fault already.
  const isAmount = (name: string): boolean =>
    documents.columns.some((column) => column.name === name && column.type === 'amount');
  if (!isAmount(amount) || !isAmount(documents.amount)) return;
  file.faults.push({
    code: 'job.amounts-differ',
    place: file.source.at(['document', 'amount']),
    found: amount,
    expected: documents.amount,
    values: { table: documents.name },
  });
}

/** Every paper that documents are printed on is in the template and has a stream (checked only when all are right). */
export function checkPapers(
  typed: DocumentFile,
  streams: readonly StreamPlan[] | undefined,
  { template, papers }: BuiltTemplate,
  file: TypedFile,
): void {
  for (const [country, paper] of Object.entries(typed.paper)) {
    const path = ['document', 'paper', country];
    if (!file.name(`paper of ${template.file}`, paper, papers, path)) continue;
    if (streams === undefined || streams.some((stream) => stream.paper === paper)) continue;
    file.faults.push({ code: 'job.paper-without-stream', place: file.source.at(path), found: paper });
  }
}

/** Each stream's paper and envelope are known, and no two streams want the same paper. */
export function checkStreams(
  streams: readonly StreamPlan[],
  envelopes: readonly string[],
  { template, papers }: BuiltTemplate,
  file: TypedFile,
): void {
  const seen = new Set<string>();
  for (const { name, paper, envelope } of streams) {
    file.name(`paper of ${template.file}`, paper, papers, ['streams', name, 'paper']);
    file.name('envelope', envelope, envelopes, ['streams', name, 'envelope']);
    if (seen.has(paper)) {
      const place = file.source.at(['streams', name, 'paper']);
      file.faults.push({
        code: 'job.doubled-name',
        place,
        found: paper,
        values: { kind: 'paper of a stream' },
      });
    }
    seen.add(paper);
  }
}
