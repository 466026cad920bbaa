import type { Fault } from '../fault/fault.ts';
import { buildExpect, type KnownTables } from './build-expect.ts';
import { buildTrailer } from './build-trailers.ts';
import { expectFile, trailerFile } from './delivery-file.ts';
import type { DeliveryPlan, TrailerPlan } from './delivery-plan.ts';
import type { ControlPlan, ExtractPlan } from './job.ts';
import type { extractFile } from './job-file.ts';
import type { RecordType } from './table-plan.ts';
import type { TypedParts } from './typed-parts.ts';
import type { YamlSource } from './yaml-source.ts';

type ExtractParts = TypedParts<typeof extractFile.shape>;

/** What the job says of a delivery as a whole; its parts are read, and checked against the tables, one by one. */
export function buildDelivery(
  parts: ExtractParts,
  tables: KnownTables,
  source: YamlSource,
  faults: Fault[],
): Pick<ExtractPlan, 'delivery' | 'control'> {
  const ready = parts.part('ready');
  const checksum = parts.part('checksum');
  const control = buildControl(parts, tables, source, faults);
  const expect = parts
    .list('expect', expectFile)
    .flatMap(({ value, path }) => buildExpect(value, path, tables, source, faults));
  const trailers = parts
    .list('trailers', trailerFile)
    .flatMap(({ value, path }) => buildTrailer(value, path, tables, source, faults) ?? []);
  const delivery: DeliveryPlan = {
    expect,
    trailers,
    ...(ready === undefined
      ? {}
      : {
          ready: {
            stable: ready.stable,
            within: ready.within,
            ...(ready.marker === undefined ? {} : { marker: ready.marker }),
          },
        }),
    ...(checksum === undefined ? {} : { checksum }),
  };
  const asked = ready !== undefined || checksum !== undefined || expect.length + trailers.length > 0;
  return { ...(asked ? { delivery } : {}), ...(control === undefined ? {} : { control }) };
}

/** Record types of trailers that the job does not pass over already: they are no rows either. */
export function trailerRecords(
  { delivery }: Pick<ExtractPlan, 'delivery'>,
  others: NonNullable<ExtractPlan['others']>,
): NonNullable<ExtractPlan['others']> {
  const types = (delivery?.trailers ?? []).flatMap(({ file, where }: TrailerPlan) =>
    'footer' in where ? [] : [{ file, type: where }],
  );
  const isKnown = (file: string, { at, is }: RecordType): boolean =>
    others.some(({ file: known, type }) => known === file && type.at === at && type.is === is);
  return [...others, ...types.filter(({ file, type }) => !isKnown(file, type))];
}

function buildControl(
  parts: ExtractParts,
  { plans }: KnownTables,
  source: YamlSource,
  faults: Fault[],
): ControlPlan | undefined {
  const typed = parts.part('control');
  if (typed === undefined) return undefined;
  const { file, path, delimiter, encoding, decimal, group, columns } = typed;
  const at = ['extract', 'control'];
  if (group === decimal) {
    const expected = 'another character before the decimals than between groups';
    faults.push({ code: 'job.invalid-value', place: source.at([...at, 'group']), found: group, expected });
  }
  const files = [...plans.values()].map((table) => table.file);
  const shared = files.find((each, i) => files.indexOf(each) !== i);
  if (columns.file !== undefined && shared !== undefined) {
    const expected = `\`table\`, since \`${shared}\` holds several tables,`;
    const place = source.at([...at, 'columns', 'file']);
    faults.push({ code: 'job.invalid-value', place, found: 'file', expected });
  }
  return {
    delimiter,
    encoding,
    decimal,
    group,
    ...(file === undefined ? {} : { file }),
    ...(path === undefined ? {} : { path }),
    columns: {
      records: columns.records,
      ...(columns.file === undefined ? {} : { file: columns.file }),
      ...(columns.table === undefined ? {} : { table: columns.table }),
      ...(columns.amount === undefined ? {} : { amount: columns.amount }),
    },
  };
}
