import { basename, resolve } from 'node:path';
import { checkAddressColumns, namedColumns } from './build-address.ts';
import { buildTablePlan } from './build-table-plan.ts';
import { ColumnCheck } from './column-check.ts';
import { readDatePattern } from './date-pattern.ts';
import type { BuiltExtract } from './build-extract.ts';
import type { AddressFile, jobFile } from './job-file.ts';
import { moveFile, noticeTable, stopFile, type MoveFile, type StopFile } from './notice-file.ts';
import type { NoticeAge, NoticePlan, StopAction } from './notice-plan.ts';
import { isObject } from './schema-faults.ts';
import type { TablePlan } from './table-plan.ts';
import { tablesOf } from './tables-of.ts';
import type { TypedFile } from './typed-file.ts';
import type { TypedParts } from './typed-parts.ts';
import { identifier } from './typed-value.ts';
import type { YamlPath } from './yaml-source.ts';

/** What a list does where the job does not say it: nobody is to be advertised to who objects, and a bill is due all the same. */
const DEFAULT_ACTIONS = {
  deceased: 'hand',
  objectors: 'no-messages',
  returned: 'suppress',
} as const satisfies Record<StopFile['kind'], StopAction>;

const KEYS = ['text', 'integer', 'code'] as const;

/** The files of moves and stops that a job names; what is wrong with them is added to the file's faults. */
export function buildNotices(
  parts: TypedParts<typeof jobFile.shape>,
  { dir, extract, address }: NoticeTerms,
  file: TypedFile,
): readonly NoticePlan[] {
  const moves = [...parts.entries('moves', identifier, moveFile)].flatMap(([name, typed]) => {
    const at = ['moves', name];
    const table = buildTable(name, parts.raw('moves'), typed.file, at, dir, file);
    if (table === undefined) return [];
    checkMove(typed, table, at, file);
    const plan: NoticePlan = {
      ...common(name, typed, table, at, file),
      kind: 'moves',
      to: namedColumns(typed.to),
      ...(typed.validFrom === undefined ? {} : { validFrom: typed.validFrom }),
      action: 'warn',
    };
    return [plan];
  });
  const stops = [...parts.entries('stops', identifier, stopFile)].flatMap(([name, typed]) => {
    const at = ['stops', name];
    const table = buildTable(name, parts.raw('stops'), typed.file, at, dir, file);
    if (table === undefined) return [];
    if (typed.kind === 'returned' && typed.address === undefined) {
      const kind = 'the address that mail came back from: an account with another one gets mail again';
      file.faults.push(missing('address', kind, at, file));
    }
    const action = typed.then ?? DEFAULT_ACTIONS[typed.kind];
    const plan: NoticePlan = { ...common(name, typed, table, at, file), kind: typed.kind, action };
    return [plan];
  });
  checkNames([...moves, ...stops], extract, file);
  if (moves.length > 0) checkName(address, file);
  return [...moves, ...stops];
}

/** What was found out of the job before, as far as it is right. */
interface NoticeTerms {
  readonly dir: string;
  readonly extract: BuiltExtract | undefined;
  readonly address: AddressFile | undefined;
}

/** `--input NAME=PATH` must know which file is meant. */
function checkNames(plans: readonly NoticePlan[], extract: BuiltExtract | undefined, file: TypedFile): void {
  const taken = new Set([
    'archive',
    ...(extract === undefined ? [] : tablesOf(extract.plan)).map(({ name }) => name),
  ]);
  for (const { name, at: place } of plans) {
    const kind = 'input of the job';
    if (taken.has(name)) file.faults.push({ code: 'job.doubled-name', place, found: name, values: { kind } });
    taken.add(name);
  }
}

/** A new place takes the place of the address lines: a name that stands among these would go with them. */
function checkName(address: AddressFile | undefined, file: TypedFile): void {
  if (address === undefined) return;
  if ([address.lastName, address.name, address.company].some((column) => column !== undefined)) return;
  const kind =
    'the column of the last name (or `name:`, `company:`), since moves take the place of the address lines';
  const place = file.source.at(['address']);
  file.faults.push({ code: 'job.missing-key', place, expected: 'lastName', values: { kind } });
}

/** The declaration of the file alone, read as that of a table. */
function buildTable(
  name: string,
  section: unknown,
  member: string,
  at: YamlPath,
  dir: string,
  { source, faults }: TypedFile,
): TablePlan | undefined {
  const typed = isObject(section) ? section[name] : undefined;
  const own = Object.entries(isObject(typed) ? typed : {}).filter(([key]) => key in noticeTable);
  const value = { ...Object.fromEntries(own), record: name };
  const doubtful = new Set<string>();
  const plan = buildTablePlan(name, value, at, doubtful, source, faults);
  if (plan === undefined) return undefined;
  return { ...plan, file: basename(member), source: resolve(dir, member) };
}

function common(
  name: string,
  typed: MoveFile | StopFile,
  table: TablePlan,
  at: YamlPath,
  file: TypedFile,
): Omit<NoticePlan, 'kind' | 'action'> {
  checkIdentity(typed, table, at, file);
  const age = buildAge(typed, table, at, file);
  return {
    name,
    table,
    ...(typed.account === undefined ? {} : { account: typed.account }),
    ...(typed.address === undefined ? {} : { address: namedColumns(typed.address) }),
    scope: typed.scope ?? 'person',
    ...(age === undefined ? {} : { age }),
    at: file.source.atKey(at),
  };
}

/** A row must say whom it is about: an account, or a name at an address. */
function checkIdentity(
  { account, address, scope }: MoveFile | StopFile,
  table: TablePlan,
  at: YamlPath,
  file: TypedFile,
): void {
  const columns = new ColumnCheck(file.source, file.faults, new Set());
  columns.want(table, account, KEYS, [...at, 'account']);
  if (account === undefined && address === undefined)
    file.faults.push(
      missing('account', 'the column of the account (or `address:`, name and address)', at, file),
    );
  if (address !== undefined)
    checkAddressColumns(address, table, { names: account === undefined }, [...at, 'address'], file);
  if (account === undefined || scope === undefined) return;
  const values = { kind: 'a file whose rows name an account', advice: 'an account is one recipient' };
  file.faults.push({
    code: 'job.misplaced-key',
    place: file.source.atKey([...at, 'scope']),
    found: 'scope',
    values,
  });
}

function checkMove({ to, validFrom }: MoveFile, table: TablePlan, at: YamlPath, file: TypedFile): void {
  checkAddressColumns(to, table, { names: false }, [...at, 'to'], file);
  new ColumnCheck(file.source, file.faults, new Set()).want(table, validFrom, ['date'], [...at, 'validFrom']);
}

function buildAge(
  { dated, warnAfter, refuseAfter }: MoveFile | StopFile,
  table: TablePlan,
  at: YamlPath,
  file: TypedFile,
): NoticeAge | undefined {
  if (dated === undefined) {
    if (warnAfter !== undefined || refuseAfter !== undefined)
      file.faults.push(missing('dated', 'what says how old the file is', at, file));
    return undefined;
  }
  if ('column' in dated) {
    new ColumnCheck(file.source, file.faults, new Set()).want(
      table,
      dated.column,
      ['date'],
      [...at, 'dated', 'column'],
    );
  } else {
    const reason = readDatePattern(dated.name);
    const place = file.source.at([...at, 'dated', 'name']);
    if (typeof reason === 'string')
      file.faults.push({ code: 'job.date-pattern', place, found: dated.name, values: { reason } });
  }
  return {
    dated: 'column' in dated ? { by: 'column', column: dated.column } : { by: 'name', pattern: dated.name },
    ...(warnAfter === undefined ? {} : { warnAfter }),
    ...(refuseAfter === undefined ? {} : { refuseAfter }),
  };
}

function missing(expected: string, kind: string, at: YamlPath, file: TypedFile) {
  return { code: 'job.missing-key', place: file.source.atKey(at), expected, values: { kind } } as const;
}
