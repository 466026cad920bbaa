import { setImmediate } from 'node:timers/promises';
import type { Comparison, ComparedSide, DocumentKey, OnlyOne } from '../../compare/comparison.ts';
import type { Fault } from '../../fault/fault.ts';
import { stopRun } from '../../fault/run-stop.ts';
import { showCount } from '../../report/figures.ts';
import { ComparedDocuments } from './compared-documents.ts';
import { examplePictures } from './example-pictures.ts';
import { JobSide } from './job-side.ts';
import type { Side } from './side.ts';
import { SidePages, type LeftOut } from './side-pages.ts';
import { WorkTables, type SideName } from './work-tables.ts';

/** Examples of a group whose numbers are told. */
const MOST_EXAMPLES = 5;
/** Documents between two looks at whether somebody wants it to end. */
const STEP = 250;
/** Documents of a job that are compared when nobody says how many. */
const DOCUMENTS_OF_A_JOB = 100;

/** What is compared, and how much of it. */
export interface CompareOptions {
  readonly sides: readonly [Side | JobSide, Side | JobSide];
  readonly limit?: number;
  readonly accounts: readonly string[];
  /** Examples of a group that are drawn. */
  readonly pictures: number;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** A comparison, and what a person should know of the two beforehand. */
interface ComparisonMade {
  readonly comparison: Comparison;
  readonly warnings: readonly Fault[];
}

/** Holds the documents of two runs or jobs against each other. Memory does not grow with them. */
export async function compareSides(options: CompareOptions): Promise<ComparisonMade> {
  const work = new WorkTables();
  const opened: Side[] = [];
  try {
    const scoped = chooseScope(work, options);
    const run = options.sides.map((side) => (side instanceof JobSide ? undefined : side.run)).find(Boolean);
    for (const side of options.sides) {
      opened.push(side instanceof JobSide ? await side.set(work.placesOf(side.db), run) : side);
    }
    const [a, b] = opened;
    if (a === undefined || b === undefined) throw new Error('two sides are compared');
    return await comparedSides([a, b], work, scoped, options);
  } finally {
    for (const side of opened) await side.close();
    work.close();
  }
}

/** Whether only some documents are compared: those that were asked for, and of a job no more than the first hundred. */
function chooseScope(work: WorkTables, { sides, limit, accounts }: CompareOptions): boolean {
  const hasJob = sides.some((side) => side instanceof JobSide);
  if (!hasJob && limit === undefined && accounts.length === 0) return false;
  const most = limit ?? (accounts.length > 0 ? Number.MAX_SAFE_INTEGER : DOCUMENTS_OF_A_JOB);
  const chosen = work.choose(sides[0].db, most, accounts);
  const [account] = accounts;
  if (chosen > 0) return true;
  if (account === undefined) stopRun({ code: 'preview.no-document', place: {} });
  return stopRun({ code: 'preview.key-unknown', place: {}, found: account });
}

async function comparedSides(
  sides: readonly [Side, Side],
  work: WorkTables,
  scoped: boolean,
  { pictures, signal, progress }: CompareOptions,
): Promise<ComparisonMade> {
  const [a, b] = sides;
  const counts = [work.load('a', a.db, scoped), work.load('b', b.db, scoped)] as const;
  const both = work.shared();
  const warnings = warningsOf(a, b);
  if (both === 0 && counts[0] + counts[1] > 0) {
    const values = { a: showCount(counts[0]), b: showCount(counts[1]) };
    stopRun({ code: 'compare.nothing-shared', place: {}, found: a.name, expected: b.name, values });
  }
  const leftOut: LeftOut = { specimen: a.run.specimen !== b.run.specimen, messages: a.kind !== b.kind };
  const pages = [new SidePages(a, leftOut), new SidePages(b, leftOut)] as const;
  try {
    const documents = new ComparedDocuments(sides, pages, Math.max(MOST_EXAMPLES, pictures));
    const verdicts = { same: 0, rewritten: 0, changed: 0 };
    let done = 0;
    for (const pair of work.pairs()) {
      verdicts[documents.compare(pair)] += 1;
      done += 1;
      if (done % STEP > 0) continue;
      progress(done, both);
      await setImmediate();
      if (signal.aborted)
        stopRun({ code: 'run.stopped-by-signal', place: {}, values: { signal: String(signal.reason) } });
    }
    const groups = documents.groups.all();
    const drawn = await examplePictures(groups, pages, pictures);
    const keyOf = ({ account, document }: DocumentKey): DocumentKey => ({ account, document });
    const comparison = {
      a: comparedSide(a, counts[0]),
      b: comparedSide(b, counts[1]),
      notes: notesOf(sides, scoped, leftOut),
      both,
      unchanged: verdicts.same + verdicts.rewritten,
      rewritten: verdicts.rewritten,
      changed: verdicts.changed,
      onlyA: counts[0] === both ? NONE : onlyOne(work, 'a', b),
      onlyB: counts[1] === both ? NONE : onlyOne(work, 'b', a),
      groups: groups.map((group, i) => ({
        ...group,
        examples: group.examples.map(({ document, changes }) => ({ document: keyOf(document[0]), changes })),
        pictures: drawn[i] ?? [],
      })),
    };
    return { comparison, warnings };
  } finally {
    for (const each of pages) each.close();
  }
}

const NONE: OnlyOne = { documents: 0, reasons: [], examples: [] };

/** Documents that `side` has and `other` has not. */
function onlyOne(work: WorkTables, side: SideName, other: Side): OnlyOne {
  work.loadFates(side === 'a' ? 'b' : 'a', other.db, other.kind === 'job' ? ['main', 'temp'] : ['main']);
  const reasons = new Map<string, number>();
  const examples: DocumentKey[] = [];
  let documents = 0;
  for (const { account, document, fate } of work.only(side)) {
    documents += 1;
    const reason = fate ?? 'not in it';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (examples.length < MOST_EXAMPLES) examples.push({ account, document });
  }
  const listed = [...reasons].map(([reason, count]) => ({ reason, documents: count }));
  return { documents, reasons: listed.sort((x, y) => y.documents - x.documents), examples };
}

function comparedSide({ kind, name, terms, run }: Side, documents: number): ComparedSide {
  return {
    ...{ kind, name, job: terms.job, date: run.date, specimen: run.specimen, documents },
    ...(kind === 'run' ? { run: run.id } : {}),
  };
}

function notesOf([a, b]: readonly [Side, Side], scoped: boolean, { specimen, messages }: LeftOut): string[] {
  return [
    ...(scoped ? ['Only some documents were compared, as it was asked for.'] : []),
    ...(specimen ? ['The word SPECIMEN is left out: only one side has it.'] : []),
    ...(messages
      ? ['Messages in the white space are left out: which one is chosen depends on all documents of a run.']
      : []),
    ...(a.kind === 'job' && b.kind === 'job' ? ['Both were set now, without a run.'] : []),
    ...['Marks and codes for the inserter are left out: they number sheets and say nothing of the document.'],
  ];
}

function warningsOf(a: Side, b: Side): Fault[] {
  const warnings: Fault[] = [];
  if (a.terms.job !== b.terms.job)
    warnings.push({ code: 'compare.other-job', place: {}, found: a.terms.job, expected: b.terms.job });
  const [sumsA, sumsB] = [sumsOf(a), sumsOf(b)];
  const tables = [...new Set([...sumsA.keys(), ...sumsB.keys()])].sort();
  const differ = tables.filter((table) => sumsA.get(table) !== sumsB.get(table));
  if (differ.length > 0)
    warnings.push({ code: 'compare.other-extract', place: {}, found: differ.join(', ') });
  if (a.run.specimen !== b.run.specimen)
    warnings.push({ code: 'compare.specimen', place: {}, found: (a.run.specimen ? a : b).name });
  return warnings;
}

function sumsOf({ db }: Side): ReadonlyMap<string, string> {
  const rows = db.prepare<[], { name: string; sha256: string }>('SELECT name, sha256 FROM input').all();
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}
