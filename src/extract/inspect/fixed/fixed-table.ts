import { plainColumn } from '../../../job/plain-column.ts';
import type { ColumnPlan, Encoding, RecordType } from '../../../job/table-plan.ts';
import type { ColumnGuess } from '../column/column-guess.ts';
import { nameColumns } from '../column/column-names.ts';
import { guessColumns } from '../column/guess-columns.ts';
import { textTable, type FileGuess, type TableGuess, type TableNames } from '../file-guess.ts';
import type { Finding } from '../finding.ts';
import { columnBorders, type Span } from './column-borders.ts';
import type { FixedGuess } from './guess-fixed.ts';
import { amongPacked } from './packed-fields.ts';
import { typesAtPlace, type TypePlace } from './types-at-place.ts';

const SHOWN = 5;

/** What a file of fixed-width records holds: one table, or one for each record type. */
export function fixedFile(guess: FixedGuess, names: TableNames, encoding: Encoding): FileGuess {
  const place = typesAtPlace(guess.records);
  const findings: Finding[] = [
    {
      topic: 'records',
      says: `fixed width, ${guess.length} ${encoding === 'utf-8' ? 'characters' : 'bytes'}, ${guess.separator === 'line' ? 'a line each' : 'without line ends'}`,
      sureness: guess.sureness,
      why: guess.why,
    },
  ];
  if (guess.skip > 0) {
    findings.push({
      topic: 'header',
      says:
        guess.names.length > 0 ? `line ${guess.skip}` : `none; ${guess.skip} lines stand above the records`,
      sureness: 'likely',
      why: guess.names.length > 0 ? 'words stand above numbers' : 'they are of another length',
    });
  }
  const passedOver = passedOverOf(guess);
  if (place === undefined) {
    findings.push(columnsFinding(guess.spans.length));
    return {
      kind: 'fixed',
      findings,
      tables: [tableOf(guess, guess.records, guess.spans, names, encoding)],
      passedOver,
    };
  }
  findings.push({
    topic: 'record types',
    says: `${place.codes.join(', ')} at character ${place.at}`,
    sureness: 'likely',
    why: 'few codes stand there, and records of each are alike',
  });
  return { kind: 'fixed', findings, tables: typedTables(guess, place, names, encoding), passedOver };
}

function columnsFinding(columns: number): Finding {
  return {
    topic: 'columns',
    says: `${columns}, by blanks and where digits meet words`,
    sureness: 'a guess',
    why: 'columns that are always full run into each other: compare with the record description',
  };
}

function passedOverOf({ skip, footer, separator }: FixedGuess): string[] {
  const what = separator === 'line' ? 'line' : 'record';
  const said: string[] = [];
  if (skip > 0) said.push(skip === 1 ? `${what} 1 is no record` : `${what}s 1 to ${skip} are no records`);
  if (footer > 0)
    said.push(footer === 1 ? `the last ${what} is a footer` : `the last ${footer} ${what}s are a footer`);
  return said;
}

function typedTables(
  guess: FixedGuess,
  { at, width, codes }: TypePlace,
  names: TableNames,
  encoding: Encoding,
): TableGuess[] {
  return codes.map((is) => {
    const records = guess.records.filter((record) => record.slice(at - 1, at - 1 + width) === is);
    const length = records.reduce((most, record) => Math.max(most, record.length), 0);
    // What tells the type is a column by itself.
    const spans = amongPacked(columnBorders(records, length), [{ start: at - 1, length: width }], length);
    const own = {
      ...names,
      table: `${names.table}_${is.toLowerCase()}`,
      record: `${names.record}_${is.toLowerCase()}`,
    };
    const type: RecordType = { at, is };
    const table = tableOf({ ...guess, length, names: [] }, records, spans, own, encoding);
    return { ...table, plan: { ...table.plan, type }, type };
  });
}

function tableOf(
  { separator, length, names: headings, skip, footer, packed }: FixedGuess,
  records: readonly string[],
  spans: readonly Span[],
  names: TableNames,
  encoding: Encoding,
): TableGuess {
  const { keys, identifiers } = nameColumns(spans.map((_, i) => headings[i] ?? ''));
  const samples = spans.map(({ start, length: width }, i) => ({
    from: keys[i] ?? '',
    name: identifiers[i] ?? '',
    cells: records.map((record) => record.slice(start, start + width)),
  }));
  const isPacked = (span: Span): boolean => packed.some(({ start }) => start === span.start);
  const columns = spans.map((span, i): ColumnPlan =>
    isPacked(span)
      ? {
          ...plainColumn(keys[i] ?? '', 'integer'),
          span: { ...span, pad: ' ', storage: 'packed', sign: 'trailing', implied: 0 },
        }
      : {
          ...plainColumn(keys[i] ?? '', 'text'),
          trim: 'right',
          span: { ...span, pad: ' ', storage: 'text', sign: 'none' },
        },
  );
  const guessed = guessColumns(samples, names.record);
  const found = guessed.columns.map((column, i) =>
    isPacked(spans[i] ?? NOWHERE) ? packedColumn(column) : column,
  );
  return {
    plan: textTable(names, encoding, { kind: 'fixed', separator, length, skip, footer }, columns),
    keys,
    borders: [],
    ...guessed,
    columns: found,
    rows: records.length,
    samples: records
      .slice(0, SHOWN)
      .map((record) => spans.map((span) => record.slice(span.start, span.start + span.length))),
  };
}

const NOWHERE: Span = { start: -1, length: 0 };

/** A packed number, of which the bytes do not say where its decimals begin. */
function packedColumn(column: ColumnGuess): ColumnGuess {
  return {
    ...column,
    type: 'integer',
    scale: 0,
    emptyShare: 0,
    doubts: ['packed; how many of its digits are decimals, its record description says'],
  };
}
