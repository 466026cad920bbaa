import type { Fault } from '../fault/fault.ts';
import { buildSpan, type ColumnParts } from './build-span.ts';
import { readDatePattern } from './date-pattern.ts';
import { readJsonPath } from './json-path.ts';
import { refuseMisplaced } from './misplaced-key.ts';
import { readPicture, type Picture } from './picture-clause.ts';
import { COLUMN_DEFAULTS, DEFAULT_SCALE } from './plain-column.ts';
import { readPart } from './schema-faults.ts';
import { columnFile, columnType, TYPE_WORDS, type ValuesFile } from './table-file.ts';
import type { ColumnPlan, ColumnType, FormatPlan } from './table-plan.ts';
import { TypedParts } from './typed-parts.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';
import { readXmlPath } from './xml-path.ts';

/** What the table says of all its columns. */
interface ColumnTerms {
  /** Undefined where it is at fault: then nothing is said of what belongs to it. */
  readonly format: FormatPlan | undefined;
  readonly values: ValuesFile;
  /** End of the fixed-width column before this one; undefined where it is not known. */
  readonly before: number | undefined;
}

/** A column as far as it could be read. */
export interface BuiltColumn {
  readonly plan: ColumnPlan;
  /** Its type is at fault: nothing can be said of its use. */
  readonly doubtful: boolean;
  /** Number of its cell, from 1, where that is said. */
  readonly cell: number | undefined;
}

type ColumnKey = keyof typeof columnFile.shape;

const TEXT_KEYS = ['trim', 'empty'] as const;
const NUMBER_KEYS = ['group', 'sign', 'empty'] as const;

/** Keys that only columns of some types have. */
const TYPE_KEYS: Readonly<Record<ColumnType, readonly ColumnKey[]>> = {
  text: TEXT_KEYS,
  integer: NUMBER_KEYS,
  amount: [...NUMBER_KEYS, 'decimal', 'scale'],
  decimal: [...NUMBER_KEYS, 'decimal', 'scale'],
  date: ['format', 'empty'],
  boolean: [...TEXT_KEYS, 'true', 'false'],
  code: [...TEXT_KEYS, 'codes'],
};

const SPAN_KEYS = ['start', 'length', 'width', 'pad', 'picture', 'storage'] as const;
const PLACE_KEYS: readonly ColumnKey[] = [...SPAN_KEYS, 'from', 'at'];

/** One column, in its short form (`amount(2)?`) or its long one. All that is wrong with it is added to `faults`. */
export function buildColumn(
  name: string,
  value: unknown,
  terms: ColumnTerms,
  path: YamlPath,
  source: YamlSource,
  faults: Fault[],
): BuiltColumn {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return buildLong(name, new TypedParts(columnFile, value, path, source, faults), terms);
  }
  const typed = readPart(columnType, value, path, source, faults);
  // The short form says what a long one would say with its type alone.
  const long = typed === undefined ? { type: 'text' } : { type: typed };
  const parts = new TypedParts(columnFile, long, path, source, typed === undefined ? [] : faults);
  const built = buildLong(name, parts, terms);
  return typed === undefined ? { ...built, doubtful: true } : built;
}

function buildLong(name: string, parts: ColumnParts, terms: ColumnTerms): BuiltColumn {
  const { values } = terms;
  refuseOfFormat(parts, terms.format);
  const decimal = parts.part('decimal') ?? values.decimal ?? COLUMN_DEFAULTS.decimal;
  const picture = buildPicture(parts, decimal === ',' ? ',' : '.');
  const typed = buildType(parts, picture);
  const type = typed?.type ?? 'text';
  if (typed !== undefined) {
    const keys = TYPE_KEYS[type];
    refuseMisplaced(parts, Object.values(TYPE_KEYS).flat(), { kind: `a column of type ${type}`, keys });
  }
  const scale = buildScale(parts, type, typed?.scale, picture);
  const isFixed = terms.format?.kind === 'fixed';
  const span = isFixed ? buildSpan(parts, { type, scale, picture, before: terms.before }) : undefined;
  const sign = parts.part('sign');
  const stored = span !== undefined && (span.storage !== 'text' || span.implied !== undefined);
  const plan: ColumnPlan = {
    name,
    from: buildFrom(parts, terms.format) ?? name,
    type,
    required: buildRequired(parts, typed?.optional ?? false),
    scale,
    trim: parts.part('trim') ?? values.trim ?? COLUMN_DEFAULTS.trim,
    empty: parts.part('empty') ?? values.empty ?? COLUMN_DEFAULTS.empty,
    ...(stored ? { decimal: '.', group: '' } : buildMarks(parts, type, decimal, picture, values)),
    ...(sign === 'parentheses' ? { parentheses: true } : {}),
    format: buildDatePattern(parts, type, values),
    ...buildTruth(parts, type),
    codes: buildCodes(parts, type),
    ...(span === undefined ? {} : { span }),
  };
  if (sign !== undefined && sign !== 'parentheses' && terms.format !== undefined && !isFixed) {
    const expected = '`parentheses`; a sign before or behind the number is read without being declared';
    parts.fault('sign', { code: 'job.invalid-value', found: sign, expected });
  }
  return { plan, doubtful: typed === undefined, cell: parts.part('at') };
}

function refuseOfFormat(parts: ColumnParts, format: FormatPlan | undefined): void {
  if (format === undefined) return;
  const { kind } = format;
  const headless = kind === 'delimited' && !format.header;
  const keys = kind === 'fixed' ? SPAN_KEYS : headless ? ['at'] : ['from'];
  const what = headless ? 'a column of a table without header' : `a column of a table of format ${kind}`;
  refuseMisplaced(parts, PLACE_KEYS, { kind: what, keys });
}

function buildPicture(parts: ColumnParts, point: '.' | ','): Picture | undefined {
  const typed = parts.part('picture');
  if (typed === undefined) return undefined;
  const picture = readPicture(typed, point);
  if (typeof picture !== 'string') return picture;
  parts.fault('picture', { code: 'job.picture-clause', found: typed, values: { reason: picture } });
  return undefined;
}

interface TypedType {
  readonly type: ColumnType;
  readonly optional: boolean;
  /** Decimals, where the type states them. */
  readonly scale: number | undefined;
}

/** `amount(2)?` → its parts; without a type it is what the picture says. */
function buildType(parts: ColumnParts, picture: Picture | undefined): TypedType | undefined {
  const text = parts.part('type');
  const [, word = '', digits, optional] = /^([a-z]+)(?:\((\d)\))?(\??)$/.exec(text ?? '') ?? [];
  if (text !== undefined) {
    const scale = digits === undefined ? undefined : Number(digits);
    return { type: typeNamed(word), optional: optional === '?', scale };
  }
  if (picture !== undefined) return { type: picture.type, optional: false, scale: undefined };
  if (!parts.has('type') && !parts.has('picture'))
    parts.faultAtKey('type', { code: 'job.missing-key', expected: 'type', values: { kind: TYPE_WORDS } });
  return undefined;
}

const TYPES: readonly ColumnType[] = ['text', 'integer', 'amount', 'decimal', 'date', 'boolean', 'code'];

function typeNamed(word: string): ColumnType {
  return TYPES.find((type) => type === word) ?? 'text';
}

function buildRequired(parts: ColumnParts, optional: boolean): boolean {
  const required = parts.part('required');
  if (optional && required === true) {
    const expected = '`false`, or a type without `?`';
    parts.fault('required', { code: 'job.invalid-value', found: 'true', expected });
  }
  return required ?? !optional;
}

/** Digits after the point: as the type says, else `scale`, else the picture, else two. */
function buildScale(
  parts: ColumnParts,
  type: ColumnType,
  typed: number | undefined,
  picture: Picture | undefined,
): number {
  const further = parts.part('scale');
  if (typed !== undefined && further !== undefined && further !== typed)
    parts.fault('scale', invalid(String(further), `${typed}, as its type says, or nothing`));
  const isDecimal = type === 'amount' || type === 'decimal';
  const shown = picture?.scale ?? 0;
  const scale = isDecimal ? (typed ?? further ?? (picture?.digits ? shown : DEFAULT_SCALE)) : 0;
  if (shown > scale)
    parts.fault('picture', invalid(String(parts.raw('picture')), `a picture with at most ${scale} decimals`));
  else if (scale > 9)
    parts.fault('picture', invalid(String(parts.raw('picture')), 'a picture with at most 9 decimals'));
  return scale;
}

/** How the file names the column, in the way of its format. */
function buildFrom(parts: ColumnParts, format: FormatPlan | undefined): string | undefined {
  const from = parts.part('from');
  if (from === undefined) return undefined;
  if (format?.kind === 'json' && (readJsonPath(from)?.length ?? 0) === 0)
    parts.fault('from', invalid(from, 'a path such as `customer.name` or `lines[0].sku`'));
  if (format?.kind === 'xml' && readXmlPath(from) === undefined)
    parts.fault('from', invalid(from, 'a path such as `customer/name` or `@id`'));
  return from;
}

/** The marks of a written number. Those of an edited picture are in the picture. */
function buildMarks(
  parts: ColumnParts,
  type: ColumnType,
  decimal: string,
  picture: Picture | undefined,
  values: ValuesFile,
): Pick<ColumnPlan, 'decimal' | 'group'> {
  const group = picture?.group ?? parts.part('group') ?? values.group ?? COLUMN_DEFAULTS.group;
  const marked = type === 'amount' || type === 'decimal';
  if (marked && group === decimal && (parts.has('decimal') || parts.has('group'))) {
    const key = parts.has('group') ? 'group' : 'decimal';
    parts.fault(key, invalid(group, 'another character before the decimals than between groups'));
  }
  return { decimal, group };
}

function buildDatePattern(parts: ColumnParts, type: ColumnType, values: ValuesFile): string {
  const typed = parts.part('format');
  const reason = type === 'date' && typed !== undefined ? readDatePattern(typed) : undefined;
  if (typed !== undefined && typeof reason === 'string')
    parts.fault('format', { code: 'job.date-pattern', found: typed, values: { reason } });
  return typed ?? values.dates ?? COLUMN_DEFAULTS.format;
}

/** Texts for true and false. Where one list is given, only it counts: the other truth is an empty cell. */
function buildTruth(parts: ColumnParts, type: ColumnType): Pick<ColumnPlan, 'yes' | 'no'> {
  const [yes, no] = [parts.part('true'), parts.part('false')];
  if (type !== 'boolean' || (yes === undefined && no === undefined))
    return { yes: COLUMN_DEFAULTS.yes, no: COLUMN_DEFAULTS.no };
  for (const [index, text] of (no ?? []).entries()) {
    if (yes?.includes(text) === true)
      parts.fault('false', invalid(text, 'a text that does not stand for true'), [index]);
  }
  return { yes: yes ?? [], no: no ?? [] };
}

function buildCodes(parts: ColumnParts, type: ColumnType): Readonly<Record<string, string>> {
  const typed = parts.part('codes');
  if (type !== 'code') return COLUMN_DEFAULTS.codes;
  const codes = Array.isArray(typed) ? Object.fromEntries(typed.map((code) => [code, code])) : (typed ?? {});
  const kind = 'a list of codes, or codes with what they mean';
  if (!parts.has('codes'))
    parts.faultAtKey('codes', { code: 'job.missing-key', expected: 'codes', values: { kind } });
  else if (typed !== undefined && Object.keys(codes).length === 0)
    parts.fault('codes', invalid('no code', kind));
  return codes;
}

function invalid(found: string, expected: string): Omit<Fault, 'place'> {
  return { code: 'job.invalid-value', found, expected };
}
