import type { DelimitedFormat, FixedFormat } from '../../job/table-plan.ts';
import { declareColumn, sharedValues } from './declare-column.ts';
import type { FileGuess, TableGuess } from './file-guess.ts';
import { holdsRows, type Inspection, type InspectedFile } from './inspected-file.ts';
import { yamlScalar } from './yaml-scalar.ts';

/** The start of a job's `extract:` section, in YAML: what a person would have to write, with what was guessed said so. */
export function declareExtract({ path, files }: Inspection): string[] {
  const lines = ['extract:', `  archive: ${yamlScalar(path)}`, '  tables:'];
  for (const file of files) {
    if (!holdsRows(file.guess)) continue;
    for (const table of file.guess.tables)
      lines.push(...declareTable(file, file.guess, table).map((line) => `    ${line}`));
  }
  return lines.length === 3 ? [] : lines;
}

function declareTable(file: InspectedFile, guess: FileGuess, table: TableGuess): string[] {
  const { plan, roles, type, nestedIn } = table;
  const shared = sharedValues(table.columns);
  const lines = [`${plan.name}:`];
  const say = (key: string, value: string): void => {
    lines.push(`  ${key}: ${value}`);
  };
  say('record', plan.record);
  say('file', yamlScalar(file.pattern));
  if (plan.format.kind !== 'delimited') say('format', plan.format.kind);
  if (plan.encoding !== 'utf-8' && plan.format.kind !== 'parquet') say('encoding', plan.encoding);
  for (const [key, value] of formatOf(table, isAll(file))) say(key, value);
  if (type !== undefined) say('type', `{ at: ${type.at}, is: ${yamlScalar(type.is)} }`);
  if (roles.key !== undefined) say('key', roles.key + othersOf('also unique', roles.otherKeys));
  if (nestedIn !== undefined) {
    say('parent', nestedIn);
    say('nested', 'true');
  }
  const [amount, ...amounts] = roles.amounts;
  if (amount !== undefined) say('amount', amount + othersOf('also amounts', amounts));
  if (shared.decimal !== '.' || shared.group !== '') {
    const group = shared.group === '' ? '' : `, group: ${yamlScalar(shared.group)}`;
    say('values', `{ decimal: '${shared.decimal}'${group} }`);
  }
  lines.push('  columns:', ...columnsOf(file, guess, table).map((line) => `    ${line}`));
  if (roles.currency !== undefined) lines.push(`  # currency: ${roles.currency}`);
  return lines;
}

function othersOf(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `   # ${what}: ${names.slice(0, 5).join(', ')}`;
}

function formatOf({ plan, quotesSeen = false }: TableGuess, all: boolean): [key: string, value: string][] {
  const { format } = plan;
  switch (format.kind) {
    case 'delimited':
      return delimitedOf(format, quotesSeen || !all);
    case 'fixed':
      return fixedOf(format);
    case 'json':
    case 'xml':
      return format.each === '' ? [] : [['each', yamlScalar(format.each)]];
    case 'parquet':
      return [];
  }
}

function delimitedOf(format: DelimitedFormat, mayHaveQuotes: boolean): [string, string][] {
  const said: [string, string][] = [];
  if (format.delimiter !== ',') said.push(['delimiter', yamlScalar(format.delimiter)]);
  if (format.quote !== '"') said.push(['quote', yamlScalar(format.quote)]);
  if (format.escape !== '') said.push(['escape', yamlScalar(format.escape)]);
  if (!format.strictQuotes && format.quote !== '' && mayHaveQuotes) said.push(['quotes', 'lenient']);
  if (!format.header) said.push(['header', 'false']);
  if (format.skip > 0) said.push(['skip', String(format.skip)]);
  if (format.comment !== '') said.push(['comment', yamlScalar(format.comment)]);
  if (format.footer > 0) said.push(['footer', String(format.footer)]);
  return said;
}

function fixedOf({ separator, length, skip, footer }: FixedFormat): [string, string][] {
  const said: [string, string][] = [];
  if (separator === 'none') said.push(['separator', 'none']);
  said.push(['length', String(length)]);
  if (skip > 0) said.push(['skip', String(skip)]);
  if (footer > 0) said.push(['footer', String(footer)]);
  return said;
}

function columnsOf(
  file: InspectedFile,
  { kind }: FileGuess,
  { plan, columns, roles, rows }: TableGuess,
): string[] {
  const shared = sharedValues(columns);
  const hasHeader = plan.format.kind === 'delimited' && plan.format.header;
  const hasNames = hasHeader || kind === 'json' || kind === 'xml' || kind === 'parquet';
  return columns.map((column, i) => {
    // What was never empty in a part of the file may be so in the rest of it.
    const required = rows > 0 && column.emptyShare === 0 && (isAll(file) || column.name === roles.key);
    const span = plan.columns[i]?.span;
    const said = declareColumn(
      column,
      {
        required,
        whole: isAll(file),
        ...(hasNames ? { from: column.from } : {}),
        ...(span === undefined ? {} : { span }),
      },
      shared,
    );
    const heading =
      hasNames || column.from === column.name ? '' : `   # \`${column.from.replace(/\s+/g, ' ')}\``;
    return `${column.name}: ${said}${said.includes('#') ? '' : heading}`;
  });
}

/** Whether the guess was made by all there is. */
function isAll({ sampled, others }: InspectedFile): boolean {
  return sampled === 1 && others === 0;
}
