import { destinationOf, tidyAddress } from '../address/tidy-address.ts';
import { compileRowReader } from '../extract/type-row.ts';
import type { Fault } from '../fault/fault.ts';
import { ADDRESS_LINES } from '../inserter/control-file.ts';
import type { Job } from '../job/job.ts';
import { injectDamage } from './injected-damage.ts';
import { joinedBytes } from './joined-bytes.ts';
import type { AddressResult, AddressRow, AddressTask, WorkerSetup } from './protocol.ts';
import { POINTS_PER_MM } from '../unit/length.ts';

/** Types and tidies a chunk of recipients' rows. */
export function createAddressWork({ job, headers }: WorkerSetup): (task: AddressTask) => AddressResult {
  const table = job.extract.recipients;
  const reader = compileRowReader(table, headers.recipients);
  const streams = job.mailpiece.streams.map((stream) => ({
    postedIn: stream.postedIn,
    maxLines: linesOn(job, stream.paper),
  }));
  return ({ bytes, rows }) => {
    const addresses: AddressRow[] = [];
    const rejected: { recipient: number; fault: Fault }[] = [];
    const warnings: Fault[] = [];
    const parts: Buffer[] = [];
    let at = 0;
    for (let i = 0; i < rows.length; i += 3) {
      const recipient = rows[i] ?? 0;
      const line = rows[i + 1] ?? 0;
      const length = rows[i + 2] ?? 0;
      const row = reader.read(bytes.subarray(at, at + length), line);
      at += length;
      if (row.fault !== undefined) {
        rejected.push({ recipient, fault: row.fault });
        continue;
      }
      const account = String(row.values[table.key ?? ''] ?? '');
      injectDamage(account);
      const place = (fault: Fault): Fault => ({
        ...fault,
        place: { file: table.file, line, account, ...fault.place },
      });
      const stream = streamFor(job, destinationOf(job.address, row.values));
      const context = streams[stream] ?? { postedIn: '', maxLines: 0 };
      const tidy = tidyAddress(job.address, row.values, context);
      if ('fault' in tidy) {
        rejected.push({ recipient, fault: place(tidy.fault) });
        continue;
      }
      const address = Buffer.from(JSON.stringify(tidy.address));
      parts.push(address);
      addresses.push({
        recipient,
        stream,
        sortKey: tidy.sortKey,
        matchKey: tidy.matchKey,
        country: tidy.address.country,
        grade: tidy.address.grade,
        addressBytes: address.byteLength,
      });
      for (const fault of tidy.faults) warnings.push(place(fault));
    }
    return { kind: 'address', addresses, bytes: joinedBytes(parts), rejected, warnings };
  };
}

/** The stream of a destination: the first whose paper the job chooses for it. */
function streamFor(job: Job, country: string | undefined): number {
  const { paper } = job.document;
  const wanted = (country === undefined ? undefined : paper[country]) ?? paper['default'];
  return Math.max(
    job.mailpiece.streams.findIndex((stream) => stream.paper === wanted),
    0,
  );
}

/** Lines that the paper's address field holds, at most those of the control file: the name and what is below it. */
function linesOn(job: Job, paper: string): number {
  const layout = job.template.papers[paper];
  const style = layout === undefined ? undefined : job.template.styles[layout.addressStyle];
  if (layout === undefined || style === undefined) return 6;
  const lines = Math.floor((layout.address.height * POINTS_PER_MM) / style.leading + 1e-6);
  return Math.min(lines, 1 + ADDRESS_LINES);
}
