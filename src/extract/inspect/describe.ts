import type { ColumnGuess } from './column/column-guess.ts';
import type { TableGuess } from './file-guess.ts';
import type { Finding } from './finding.ts';
import { holdsRows, type InspectedFile, type Inspection } from './inspected-file.ts';
import { masked } from './mask.ts';

const KIB = 1024;

/** What was found in words, line by line: each file with its findings, its columns and a few rows whose values are masked. */
export function describe(inspection: Inspection): string[] {
  const { file, kind, members, files } = inspection;
  const lines: string[] = [];
  if (kind !== 'file') lines.push(`${file}: a ${kind} with ${counted(members, 'file')}`, '');
  for (const each of files) lines.push(...describeFile(each), '');
  const looked = files.reduce((sum, { others }) => sum + 1 + others, 0);
  if (looked < members) lines.push(`${counted(members - looked, 'further file')} not looked at`, '');
  return lines;
}

function describeFile({ name, others, bytes, ended, sampled, packing, guess }: InspectedFile): string[] {
  const size = `${ended ? '' : 'more than '}${shownBytes(bytes)}`;
  const packed = packing === undefined ? '' : `, packed with ${packing}`;
  if (!holdsRows(guess)) {
    const hint = guess.hint === undefined ? '' : `: ${guess.hint}`;
    return [`${name}: ${guess.what}, no table${hint} (${size}${packed})`];
  }
  const like = others === 0 ? '' : `, and ${others} more like it`;
  const lines = [`${name}${like}: ${KINDS[guess.kind]} (${size}${packed})`];
  lines.push(...guess.findings.map(shownFinding));
  for (const table of guess.tables) {
    lines.push(...describeTable(table, guess.tables.length > 1, sampled));
  }
  return lines;
}

const KINDS = {
  delimited: 'delimited text',
  fixed: 'records of fixed width',
  json: 'JSON',
  xml: 'XML',
  parquet: 'Parquet',
} as const;

function shownFinding({ topic, says, sureness, why }: Finding): string {
  return `  ${topic.padEnd(12)} ${says}  (${sureness}: ${why})`;
}

function describeTable(
  { plan, keys, columns, roles, rows, samples }: TableGuess,
  named: boolean,
  sampled: number,
): string[] {
  const about = sampled < 1 ? ` in the first ${shownShare(sampled)} of it` : '';
  const lines = [
    `  ${named ? `table ${plan.name}, ` : ''}${counted(keys.length, 'column')}, ${counted(rows, 'row')}${about}`,
  ];
  const width = Math.min(40, Math.max(...keys.map((key) => key.length), 4));
  for (const [i, column] of columns.entries()) {
    const role = [
      ...(column.name === roles.key
        ? ['key']
        : roles.otherKeys.includes(column.name)
          ? ['perhaps a key']
          : []),
      ...(roles.amounts[0] === column.name ? ['amount'] : []),
      ...(roles.currency === column.name ? ['currency'] : []),
    ].join(', ');
    const empty =
      rows === 0 ? '' : column.emptyShare === 0 ? 'never empty' : `${shownShare(column.emptyShare)} empty`;
    const parts = [
      `    ${String(i + 1).padStart(3)}  ${inOneLine(keys[i] ?? '').padEnd(width)}  ${shownType(column).padEnd(20)}`,
      empty.padEnd(12),
      role,
    ];
    lines.push(parts.join('  ').trimEnd());
  }
  if (samples.length > 0) lines.push('  rows, letters and digits masked');
  for (const sample of samples) lines.push(`    ${sample.map(masked).join(' | ')}`.trimEnd());
  return lines;
}

/** `amount(2) 9.999,99`, `date DD.MM.YYYY`. */
function shownType({ type, scale, decimal, group, format }: ColumnGuess): string {
  if (type === 'date') return `date ${format}`;
  if (type !== 'amount' && type !== 'decimal' && type !== 'integer') return type;
  if (scale === 0 && group === '') return type;
  const whole = group === '' ? '9' : `9${group}999`;
  if (scale === 0) return `${type} ${whole}`;
  return `${type}(${scale}) ${whole}${decimal}${'9'.repeat(Math.min(scale, 4))}`;
}

/** A name as it can stand in a list. */
function inOneLine(name: string): string {
  return name.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 40);
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function shownShare(share: number): string {
  if (share >= 1) return 'all';
  return share < 0.01 ? 'less than 1 %' : `${Math.floor(share * 100)} %`;
}

function shownBytes(bytes: number): string {
  if (bytes < KIB) return `${bytes} bytes`;
  if (bytes < KIB * KIB) return `${(bytes / KIB).toFixed(1)} KiB`;
  return `${(bytes / KIB / KIB).toFixed(1)} MiB`;
}
