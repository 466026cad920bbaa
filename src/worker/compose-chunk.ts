import { crc32 } from 'node:zlib';
import { compileCurrencyCheck } from '../compose/check-currency.ts';
import type { Composer } from '../compose/composer.ts';
import { DocumentValues } from '../compose/document-scope.ts';
import { compileAssembler } from '../extract/assemble-documents.ts';
import type { DocumentContent, DocumentVerdict } from '../extract/judge-document.ts';
import type { Fault, Place } from '../fault/fault.ts';
import { byDestination } from '../job/by-destination.ts';
import { fixedCurrency } from '../job/fixed-currency.ts';
import { localeByLanguage } from '../job/locale-by-language.ts';
import type { ExtractPlan } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { detailTablesOf, namesParentByKey } from '../job/tables-of.ts';
import { compileFingerprint } from '../match/document-alike.ts';
import type { DocumentData } from '../model/document.ts';
import type { RecordValues } from '../model/record.ts';
import { placeOf } from '../model/row-position.ts';
import { compileEligibility } from '../transpromo/eligibility.ts';
import { cents } from '../unit/money.ts';
import { readPacket, type PacketItem } from './compose-packet.ts';
import { ItemRows } from './item-rows.ts';
import { joinedBytes } from './joined-bytes.ts';
import { injectDamage } from './injected-damage.ts';
import type { AsideRow, ComposedRow, ComposeResult, ComposeTask, FateRow, WorkerSetup } from './protocol.ts';

type Correction = ComposeResult['corrections'][number];

/** Types, checks and lays out a chunk of documents. */
export function createComposeWork(
  setup: WorkerSetup,
  composer: Composer,
): (task: ComposeTask) => ComposeResult {
  const { job, parts: tableParts, run } = setup;
  const { recipients, documents } = job.extract;
  const typed = new ItemRows(setup);
  const judge = compileAssembler(job.extract, tableParts);
  const eligibility = compileEligibility(job, job.campaigns);
  const mayGetInserts = compileEligibility(job, job.inserts);
  const currencyFault = compileCurrencyCheck(job);
  const scope = new DocumentValues(job);
  const fingerprint = compileFingerprint(comparedColumns(job.extract));

  return (task) => {
    const composed: ComposedRow[] = [];
    const fates: FateRow[] = [];
    const aside: AsideRow[] = [];
    const corrections: Correction[] = [];
    const warnings: Fault[] = [];
    const parts: Uint8Array[] = [];

    const compose = (
      item: PacketItem,
      verdict: DocumentVerdict,
      header: RecordValues,
      content: DocumentContent,
    ): Fault | undefined => {
      const { document = 0, line = 0 } = item.headers[verdict.header] ?? {};
      const place: Place = { ...placeOf(tableParts, line), account: item.account, document: item.key };
      const data = dataOf(item, document, header, content, place);
      if ('fault' in data) return data.fault;
      const laid = composer.compose(data);
      if ('fault' in laid) return { ...laid.fault, place: { ...place, ...laid.fault.place } };
      scope.start(data);
      let crc = 0;
      for (const page of laid.pages) {
        crc = crc32(page, crc);
        parts.push(page);
      }
      const { details, tables } = content;
      composed.push({
        document,
        seq: item.seq,
        variant: laid.variant,
        amount: data.amount,
        details: verdict.details.length,
        pageBytes: laid.pages.map((page) => page.byteLength),
        crc,
        ...(laid.free === undefined ? {} : { free: laid.free }),
        eligible: eligibility(scope.values, (fault) =>
          warnings.push({ ...fault, place: { ...place, ...fault.place } }),
        ),
        inserts: mayGetInserts(scope.values, (fault) =>
          warnings.push({ ...fault, place: { ...place, ...fault.place } }),
        ),
        extraGlyphs: laid.extraGlyphs,
        fingerprint: fingerprint({ account: item.account, header, details, tables }),
      });
      return undefined;
    };

    const dataOf = (
      item: PacketItem,
      document: number,
      header: RecordValues,
      content: DocumentContent,
      place: Place,
    ): DocumentData | { readonly fault: Fault } => {
      const { row: recipient, address } = typed.recipient(item);
      if (recipient.fault !== undefined) return { fault: recipient.fault };
      const { paper, locale, language, amount } = job.document;
      const currency = fixedCurrency(job.document.currency) ?? String(header[job.document.currency] ?? '');
      const fault = currencyFault(currency, place);
      if (fault !== undefined) return { fault };
      const spoken = localeByLanguage(language, {
        [recipients.record]: recipient.values,
        [documents.record]: header,
      });
      if (spoken.unknown !== undefined)
        warnings.push({
          code: 'compose.language-unknown',
          place: { ...place, field: language?.column ?? '' },
          found: spoken.unknown,
        });
      return {
        document,
        key: item.key,
        account: item.account,
        amount: cents(Number(header[amount] ?? 0)),
        currency,
        locale: spoken.locale ?? byDestination(locale, address.country) ?? '',
        paper: byDestination(paper, address.country) ?? '',
        address,
        records: { [recipients.record]: recipient.values, [documents.record]: header },
        details: content.details,
        tables: content.tables,
        looked: content.looked,
        run,
      };
    };

    for (const item of readPacket(task)) {
      injectDamage(item.key);
      const headerRows = typed.headers(item);
      const detailRows = typed.details(item);
      const verdicts = judge(headerRows, detailRows, { looked: typed.looked(item) });
      // Copies are held back because the first is produced; when it is not, they share its fate and its cause.
      let produced = false;
      let cause: Fault | undefined;
      for (const verdict of verdicts) {
        const document = item.headers[verdict.header]?.document ?? 0;
        const header = headerRows[verdict.header]?.values;
        for (const { table, amount } of verdict.corrections) corrections.push({ table, document, amount });
        if (verdict.content !== undefined && header !== undefined) {
          cause = compose(item, verdict, header, verdict.content);
          produced = cause === undefined;
          if (cause !== undefined) fates.push({ document, fate: 'rejected', fault: cause, heldLines: [] });
          else {
            for (const fault of verdict.warnings) warnings.push(fault);
            for (const { row, fault } of verdict.aside)
              aside.push({ document, line: detailRows[row]?.line ?? 0, fault });
          }
        } else if (verdict.fate === 'duplicate' && produced && verdict.fault !== undefined) {
          const heldLines = verdict.details.map((index) => detailRows[index]?.line ?? 0);
          fates.push({ document, fate: 'duplicate', fault: verdict.fault, heldLines });
        } else if (verdict.fault !== undefined) {
          const fault = verdict.fate === 'duplicate' ? (cause ?? verdict.fault) : verdict.fault;
          cause ??= fault;
          fates.push({ document, fate: 'rejected', fault, heldLines: [] });
        }
      }
    }
    return {
      kind: 'compose',
      chunk: task.chunk,
      bytes: joinedBytes(parts),
      composed,
      fates,
      aside,
      corrections,
      warnings,
    };
  };
}

/** What two alike documents have in common: all columns but those by which one document is told from the next. */
function comparedColumns(extract: ExtractPlan): Parameters<typeof compileFingerprint>[0] {
  const { documents, details, below } = extract;
  const compared = ({ name, columns, key, on }: TablePlan): string[] => {
    const own = [on];
    // A key that other rows name alone is another in every document.
    if (detailTablesOf(extract).some((each) => each.parent === name && namesParentByKey(each, extract)))
      own.push(key);
    return columns.map((column) => column.name).filter((column) => !own.includes(column));
  };
  const { key } = documents;
  return {
    header: documents.columns.map(({ name }) => name).filter((name) => name !== key),
    details: details === undefined ? [] : compared(details),
    tables: Object.fromEntries(below.map((table) => [table.name, compared(table)])),
  };
}
