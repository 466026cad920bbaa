import { ColumnCheck } from './column-check.ts';
import type { BuiltExtract } from './build-extract.ts';
import type { MatchColumn, RecipientMatching } from './job.ts';
import type { MailpieceFile, MatchFile } from './match-file.ts';
import type { ColumnPlan } from './table-plan.ts';
import type { TypedFile } from './typed-file.ts';
import type { YamlPath } from './yaml-source.ts';

const TEXTS = ['text', 'code', 'integer'] as const;

/** The types that a column of what tells a person may have. */
const TYPES = {
  birthDate: ['date', 'text'],
  email: ['text'],
  phone: ['text'],
  customerId: TEXTS,
  changed: ['date'],
} as const satisfies Record<MatchColumn, readonly ColumnPlan['type'][]>;

const COLUMNS = Object.keys(TYPES) as MatchColumn[];

/** What a bill may always do: go to one recipient who is it for certain. */
const CERTAIN: RecipientMatching = { policy: 'same-person', columns: {} };

/**
 * What the job says of who is one recipient; what is wrong with it is added to the file's faults. Without the section, envelopes
 * by recipient are made for those who are one for certain. `there`: something was typed, right or not.
 */
export function buildMatch(
  typed: MatchFile | undefined,
  there: boolean,
  mailpiece: MailpieceFile | undefined,
  extract: BuiltExtract | undefined,
  file: TypedFile,
): RecipientMatching | undefined {
  if (typed === undefined) return !there && mailpiece?.group === 'recipient' ? CERTAIN : undefined;
  const columns = new ColumnCheck(file.source, file.faults, extract?.doubtful ?? new Set());
  for (const key of COLUMNS) columns.want(extract?.plan.recipients, typed[key], TYPES[key], ['match', key]);
  checkPolicy(typed, mailpiece, file);
  const { policy, mergeAt, askAt, review } = typed;
  const named = COLUMNS.flatMap((key) => {
    const column = typed[key];
    return column === undefined ? [] : [[key, column] as const];
  });
  return {
    policy,
    ...(mergeAt === undefined ? {} : { mergeAt }),
    ...(askAt === undefined ? {} : { askAt }),
    columns: Object.fromEntries(named),
    ...(review === undefined ? {} : { review }),
  };
}

function checkPolicy(typed: MatchFile, mailpiece: MailpieceFile | undefined, file: TypedFile): void {
  const { policy, household, mergeAt, askAt } = typed;
  const wrong = (path: YamlPath, found: string, expected: string): void =>
    void file.faults.push({ code: 'job.invalid-value', place: file.source.at(path), found, expected });
  if (policy === 'household' && household === undefined) {
    const kind = '`allowed`, where the law lets this kind of mail go to all of one family name at an address';
    const place = file.source.at(['match', 'policy']);
    file.faults.push({ code: 'job.missing-key', place, expected: 'household', values: { kind } });
  }
  if (mergeAt !== undefined && askAt !== undefined && askAt > mergeAt)
    wrong(['match', 'askAt'], String(askAt), `at most \`mergeAt\`, ${mergeAt},`);
  if (policy === 'off' && mailpiece?.group === 'recipient')
    wrong(['mailpiece', 'group'], 'recipient', '`account`, since `match.policy` is `off`,');
}
