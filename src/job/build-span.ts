import type { Fault } from '../fault/fault.ts';
import { refuseMisplaced } from './misplaced-key.ts';
import type { Picture } from './picture-clause.ts';
import type { columnFile } from './table-file.ts';
import type { ColumnSpan, ColumnType } from './table-plan.ts';
import type { TypedParts } from './typed-parts.ts';

export type ColumnParts = TypedParts<typeof columnFile.shape>;

type Storage = ColumnSpan['storage'];
type Sign = ColumnSpan['sign'];

/** Where a number's sign may stand, by its storage; the first is meant where nothing is said. */
const SIGNS: Readonly<Record<Storage, readonly Sign[]>> = {
  text: ['none', 'leading', 'trailing'],
  zoned: ['overpunch-trailing', 'overpunch-leading', 'leading', 'trailing', 'none'],
  packed: ['trailing', 'none'],
  binary: ['leading', 'none'],
};

const WIDTH_WORDS = 'its width in characters, or a `picture`';

/** What is known of a fixed-width column before its place: type, decimals, its picture, and where the column before it ends. */
interface SpanTerms {
  readonly type: ColumnType;
  readonly scale: number;
  readonly picture: Picture | undefined;
  /** Undefined where that is not known, because it is at fault. */
  readonly before: number | undefined;
}

/** A column's place in its record; undefined when it cannot be told, with the faults that say why. */
export function buildSpan(parts: ColumnParts, terms: SpanTerms): ColumnSpan | undefined {
  const { picture } = terms;
  if (picture !== undefined)
    refuseMisplaced(parts, ['sign', 'storage'], { kind: 'a column with a picture, which says it', keys: [] });
  const length = buildLength(parts, picture);
  const start = parts.has('start')
    ? parts.part('start')
    : terms.before === undefined
      ? undefined
      : terms.before + 1;
  const storage = picture?.storage ?? parts.part('storage') ?? 'text';
  checkStorage(parts, terms.type, storage);
  const sign = picture?.sign ?? buildSign(parts, terms.type, storage);
  const implied = picture === undefined ? (storage === 'text' ? undefined : terms.scale) : picture.implied;
  if (length === undefined || start === undefined) return undefined;
  const pad = parts.part('pad') ?? ' ';
  return { start: start - 1, length, pad, storage, sign, ...(implied === undefined ? {} : { implied }) };
}

/** `width` and `length` are two words for one thing, and neither may say another thing than the picture. */
function buildLength(parts: ColumnParts, picture: Picture | undefined): number | undefined {
  const key = parts.has('length') ? 'length' : 'width';
  if (parts.has('length') && parts.has('width')) {
    const values = { kind: 'a column with a `length`', advice: 'they are two words for one thing' };
    parts.faultAtKey('width', { code: 'job.misplaced-key', found: 'width', values });
  }
  const typed = parts.part(key);
  if (picture === undefined) {
    if (!parts.has(key) && !parts.has('picture')) {
      const values = { kind: WIDTH_WORDS };
      parts.faultAtKey('width', { code: 'job.missing-key', expected: 'width', values });
    }
    return typed;
  }
  if (typed !== undefined && typed !== picture.length)
    parts.fault(key, invalid(typed, `${picture.length}, as its picture says, or nothing`));
  return picture.length;
}

/** Only digits can be stored otherwise than as text, and a text of digits only one a byte. */
function checkStorage(parts: ColumnParts, type: ColumnType, storage: Storage): void {
  const isText = type === 'text' || type === 'code' || type === 'boolean';
  if (storage === 'text' || !isText || (storage === 'zoned' && type !== 'boolean')) return;
  const key = parts.has('picture') ? 'picture' : 'storage';
  const found = String(parts.raw(key));
  parts.fault(
    key,
    invalid(found, `a column of type integer, amount, decimal or date for what is ${storage}`),
  );
}

function buildSign(parts: ColumnParts, type: ColumnType, storage: Storage): Sign {
  const typed = parts.part('sign');
  const [usual = 'none'] =
    type === 'text' || type === 'code' || type === 'date' ? ['none' as const] : SIGNS[storage];
  if (typed === undefined || typed === 'parentheses') return usual;
  const sign = typed === 'overpunch' ? 'overpunch-trailing' : typed;
  if (SIGNS[storage].includes(sign)) return sign;
  parts.fault('sign', invalid(typed, `${SIGNS[storage].join(', ')} for a number that is ${storage}`));
  return usual;
}

function invalid(found: string | number, expected: string): Omit<Fault, 'place'> {
  return { code: 'job.invalid-value', found: String(found), expected };
}
