import { destinationOf, tidyAddress } from '../address/tidy-address.ts';
import { compileRowReader } from '../extract/row-reader.ts';
import type { Fault } from '../fault/fault.ts';
import { placeOf } from '../model/row-position.ts';
import { addressLimits, streamFor } from '../stream/routing.ts';
import { injectDamage } from './injected-damage.ts';
import { joinedBytes } from './joined-bytes.ts';
import type { AddressResult, AddressRow, AddressTask, WorkerSetup } from './protocol.ts';

/** Types and tidies a chunk of recipients' rows. */
export function createAddressWork({
  job,
  headers,
  parts: tableParts,
}: WorkerSetup): (task: AddressTask) => AddressResult {
  const table = job.extract.recipients;
  const reader = compileRowReader(table, headers[table.name] ?? [], tableParts);
  const limits = addressLimits(job);
  return ({ bytes, rows }) => {
    const addresses: AddressRow[] = [];
    const rejected: { recipient: number; fault: Fault }[] = [];
    const warnings: Fault[] = [];
    const parts: Buffer[] = [];
    let at = 0;
    for (let i = 0; i < rows.length; i += 3) {
      const recipient = rows[i] ?? 0;
      const position = rows[i + 1] ?? 0;
      const length = rows[i + 2] ?? 0;
      const row = reader.read(bytes.subarray(at, at + length), position);
      at += length;
      if (row.fault !== undefined) {
        rejected.push({ recipient, fault: row.fault });
        continue;
      }
      const account = String(row.values[table.key ?? ''] ?? '');
      injectDamage(account);
      const place = (fault: Fault): Fault => ({
        ...fault,
        place: { ...placeOf(tableParts, position), account, ...fault.place },
      });
      const stream = streamFor(job, destinationOf(job.address, row.values));
      const tidy = tidyAddress(job.address, row.values, limits[stream] ?? { postedIn: '', maxLines: 0 });
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
        corrected: tidy.corrected,
        addressBytes: address.byteLength,
      });
      for (const fault of tidy.faults) warnings.push(place(fault));
    }
    return { kind: 'address', addresses, bytes: joinedBytes(parts), rejected, warnings };
  };
}
