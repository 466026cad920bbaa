import { crc32 } from 'node:zlib';
import { createComposer } from '../compose/composer.ts';
import { DocumentValues } from '../compose/document-scope.ts';
import { compileAssembler, type DocumentVerdict } from '../extract/assemble-documents.ts';
import { compileRowReader, type ReadRow, type RowReader } from '../extract/row-reader.ts';
import type { Fault, Place } from '../fault/fault.ts';
import { byDestination } from '../job/by-destination.ts';
import { compileFingerprint } from '../match/document-alike.ts';
import type { DocumentData } from '../model/document.ts';
import type { PostalAddress } from '../model/postal-address.ts';
import type { RecordValues } from '../model/record.ts';
import { compileEligibility } from '../transpromo/eligibility.ts';
import { cents } from '../unit/money.ts';
import { compileCurrencyCheck } from '../compose/check-currency.ts';
import { readPacket, type PacketItem } from './compose-packet.ts';
import { joinedBytes } from './joined-bytes.ts';
import { injectDamage } from './injected-damage.ts';
import type { ComposedRow, ComposeResult, ComposeTask, FateRow, WorkerSetup } from './protocol.ts';

const utf8 = new TextDecoder();

type Correction = ComposeResult['corrections'][number];

/** Types, checks and lays out a chunk of documents. */
export function createComposeWork(setup: WorkerSetup): (task: ComposeTask) => ComposeResult {
  const { job, headers, resources, run } = setup;
  const { recipients, documents, details } = job.extract;
  const readRecipient = compileRowReader(recipients, headers.recipients);
  const readDocument = compileRowReader(documents, headers.documents);
  const readDetail = compileRowReader(details, headers.details);
  const judge = compileAssembler(job.extract);
  const composer = createComposer(job, resources);
  const eligibility = compileEligibility(job);
  const currencyFault = compileCurrencyCheck(job);
  const scope = new DocumentValues(job);
  const lastRecipient = new LastRecipient(readRecipient);
  const fingerprint = compileFingerprint({
    header: headers.documents,
    details: headers.details,
    keys: [documents.key, details.on].filter((column) => column !== undefined),
  });

  return (task) => {
    const composed: ComposedRow[] = [];
    const fates: FateRow[] = [];
    const corrections: Correction[] = [];
    const warnings: Fault[] = [];
    const parts: Uint8Array[] = [];

    const compose = (
      item: PacketItem,
      verdict: DocumentVerdict,
      header: RecordValues,
      rows: readonly ReadRow[],
    ): Fault | undefined => {
      const document = item.headers[verdict.header]?.document ?? 0;
      const place: Place = {
        file: documents.file,
        line: item.headers[verdict.header]?.line ?? 0,
        account: item.account,
        document: item.key,
      };
      const data = dataOf(item, document, header, verdict, rows, place);
      if ('fault' in data) return data.fault;
      const laid = composer.compose(data);
      if ('fault' in laid) return { ...laid.fault, place: { ...place, ...laid.fault.place } };
      scope.start(data);
      let crc = 0;
      for (const page of laid.pages) {
        crc = crc32(page, crc);
        parts.push(page);
      }
      composed.push({
        document,
        seq: item.seq,
        variant: laid.variant,
        amount: data.amount,
        details: data.details.length,
        pageBytes: laid.pages.map((page) => page.byteLength),
        crc,
        ...(laid.free === undefined ? {} : { free: laid.free }),
        eligible: eligibility(scope.values, (fault) =>
          warnings.push({ ...fault, place: { ...place, ...fault.place } }),
        ),
        extraGlyphs: laid.extraGlyphs,
        fingerprint: fingerprint({ account: item.account, header, details: data.details }),
      });
      return undefined;
    };

    const dataOf = (
      item: PacketItem,
      document: number,
      header: RecordValues,
      verdict: DocumentVerdict,
      rows: readonly ReadRow[],
      place: Place,
    ): DocumentData | { readonly fault: Fault } => {
      const { row: recipient, address } = lastRecipient.of(item);
      if (recipient.fault !== undefined) return { fault: recipient.fault };
      const { paper, locale, amount } = job.document;
      const currency = String(header[job.document.currency] ?? '');
      const fault = currencyFault(currency, place);
      if (fault !== undefined) return { fault };
      return {
        document,
        key: item.key,
        account: item.account,
        amount: cents(Number(header[amount] ?? 0)),
        currency,
        locale: byDestination(locale, address.country) ?? '',
        paper: byDestination(paper, address.country) ?? '',
        address,
        records: { [recipients.record]: recipient.values, [documents.record]: header },
        details: verdict.details.map((index) => rows[index]?.values ?? {}),
        run,
      };
    };

    for (const item of readPacket(task)) {
      injectDamage(item.key);
      const headerRows = item.headers.map((row) => readDocument.read(row.raw, row.line));
      const detailRows = item.details.map((row) => readDetail.read(row.raw, row.line));
      const verdicts = judge(headerRows, detailRows);
      // Copies are held back because the first is produced; when it is not, they share its fate and its cause.
      let produced = false;
      let cause: Fault | undefined;
      for (const verdict of verdicts) {
        const document = item.headers[verdict.header]?.document ?? 0;
        const header = headerRows[verdict.header]?.values;
        for (const { table, amount } of verdict.corrections) corrections.push({ table, document, amount });
        if (verdict.fate === 'compose' && header !== undefined) {
          cause = compose(item, verdict, header, detailRows);
          produced = cause === undefined;
          if (cause !== undefined) fates.push({ document, fate: 'rejected', fault: cause, heldLines: [] });
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
      corrections,
      warnings,
    };
  };
}

/** Types a recipient's row and parses its address once for all of its documents: they stand one behind another. */
class LastRecipient {
  readonly #reader: RowReader;
  #raw: Uint8Array | undefined;
  #known: { readonly row: ReadRow; readonly address: PostalAddress } | undefined;

  constructor(reader: RowReader) {
    this.#reader = reader;
  }

  of({ recipient, address }: PacketItem): { readonly row: ReadRow; readonly address: PostalAddress } {
    if (this.#known === undefined || this.#raw !== recipient.raw) {
      this.#raw = recipient.raw;
      this.#known = {
        row: this.#reader.read(recipient.raw, recipient.line),
        address: JSON.parse(utf8.decode(address)) as PostalAddress,
      };
    }
    return this.#known;
  }
}
