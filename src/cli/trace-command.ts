import { hintOf, showFault, type Fault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import { PART_NAMES, type AddressChange } from '../model/address-parts.ts';
import { pieceNumber } from '../inserter/readable-line.ts';
import { traceKey, type DocumentTrace, type RecipientTrace } from '../run/trace.ts';
import { showAmount } from '../unit/money.ts';
import { exit } from './exit-code.ts';
import { askRun, findRun, warnOfNothing, warnOfRelease } from './find-run.ts';

/** `stapel trace`: one account, document or piece through run.db, from its row to its sheets. */
export function traceCommand(dir: string, key: string): number {
  const run = findRun(dir);
  const traces = askRun(run.root, (db) => traceKey(db, key));
  warnOfRelease(run);
  warnOfNothing(run);
  if (traces.length === 0) stopRun({ code: 'cli.key-unknown', place: {}, found: key });
  for (const trace of traces) process.stdout.write(recipientText(trace));
  return exit.done;
}

function recipientText(trace: RecipientTrace): string {
  const lines = [`account ${trace.account}`];
  if (trace.line !== undefined) lines.push(`  read       ${trace.file}:${trace.line}`);
  if (trace.fault !== undefined) lines.push(...faultText(trace.fault, '  rejected   '));
  if (trace.address !== undefined) {
    lines.push(`  address    ${trace.address.lines.join(' / ')}`, ...partsText(trace));
    lines.push(`  grade      ${gradeText(trace)}`);
  }
  for (const change of trace.changes) lines.push(`  changed    ${changeText(change)}`);
  lines.push(...matchText(trace));
  for (const { list, kind, file, line, day, effect } of trace.notices) {
    const from = day === '' ? '' : `, from ${day}`;
    lines.push(`  ${kind.padEnd(10)} ${effect} by list ${list}, ${file}:${line}${from}`);
  }
  if (trace.documents.length === 0) lines.push('  no document in this extract');
  for (const document of trace.documents) lines.push(...documentText(document));
  return `${lines.join('\n')}\n`;
}

/** What the address is understood as, a part a line. */
function partsText({ parts }: RecipientTrace): string[] {
  return PART_NAMES.flatMap((name) => {
    const text = parts[name] ?? '';
    return text === '' ? [] : [`    ${name.padEnd(12)}${text.replaceAll('\n', ' / ')}`];
  });
}

function matchText({ match: { sameAs, score, explanation, mailedTo } }: RecipientTrace): string[] {
  if (sameAs.length === 0) return [];
  const lines = [`  same as    account ${sameAs.join(', ')}`];
  if (explanation !== undefined) {
    const { with: other, fields, decidedBy, decidedOn } = explanation;
    const weights = fields.map(({ field, level, weight }) => `${field} ${level} ${weight.toFixed(1)}`);
    lines.push(`  sure       ${(score ?? 0).toFixed(4)}; with ${other}: ${weights.join(', ')}`);
    if (decidedBy !== undefined) lines.push(`  decided    by ${decidedBy} on ${decidedOn ?? ''}`);
  }
  if (mailedTo !== undefined) lines.push(`  mailed to  the address of account ${mailedTo}`);
  return lines;
}

function gradeText({ address, doubts }: RecipientTrace): string {
  const why = doubts.map(({ code, part }) => `${code} (${part})`).join(', ');
  return `${address?.grade ?? ''}${why === '' ? '' : `: ${why}`}`;
}

function changeText({ part, before, after, rule, certainty }: AddressChange): string {
  const how = certainty === 'certain' ? rule : `${rule}, likely: not printed`;
  return `${part}: \`${before}\` → \`${after}\` (${how})`;
}

function documentText(document: DocumentTrace): string[] {
  const amount =
    document.amount === null
      ? 'amount not readable'
      : `${showAmount(document.amount, document.decimals)} ${document.currency}`;
  const lines = [
    `  document ${document.key}: ${document.fate}, ${amount}`,
    `    read     ${document.file}:${document.line}, ${document.details} detail row${document.details === 1 ? '' : 's'}${document.detailLines}`,
  ];
  if (document.fault !== undefined) lines.push(...faultText(document.fault, '    why      '));
  if (document.composed !== undefined) {
    const { pages, segment, offset, bytes } = document.composed;
    lines.push(
      `    composed ${pages} page${pages === 1 ? '' : 's'}, segment ${segment} at ${offset}, ${bytes} bytes`,
    );
  }
  if (document.piece !== undefined) {
    const { piece, stream, sequence, sheets, firstSheet, firstPage, campaign, codes } = document.piece;
    const { firstSheetInPiece: first, lastSheetInPiece: last } = document.piece;
    const own = first === last ? `sheet ${first}` : `sheets ${first} to ${last}`;
    lines.push(
      `    piece    ${pieceNumber(piece)}, ${own} of ${sheets}${campaign === null ? '' : `, message ${campaign}`}`,
      `    stream   ${stream}, sequence ${sequence}, sheet ${firstSheet}, page ${firstPage + 1} of the file`,
      ...codes.map((code) => `    code     ${code}`),
    );
  }
  return lines;
}

function faultText(fault: Fault, head: string): string[] {
  return [`${head}${showFault(fault)}`, `${' '.repeat(head.length)}hint: ${hintOf(fault)}`];
}
