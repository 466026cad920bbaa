import { showCount } from './figures.ts';
import type { Fates, InputRow, Outcome, PersonalRelease, RunReport, Verdict } from './report.ts';

/** What a job's tolerance is held against, computed by the run. */
interface Exceptions {
  readonly documents: Pick<Fates, 'read' | 'rejected' | 'duplicate' | 'diverted'>;
  readonly tables: readonly Pick<InputRow, 'name' | 'records' | 'rejected'>[];
  /** Highest share of exceptions that the job tolerates, 0..1: of documents, and of each table's rows. */
  readonly tolerated: number;
}

/** What decides about a run, computed by the run. */
export interface VerdictFacts extends Exceptions {
  readonly exitCode: number;
  readonly balanced: boolean;
  /** A run cut short with `--limit`, or a preview. */
  readonly specimen: boolean;
  /** Control amounts differ and the rejected rows explain it. */
  readonly controlExplained: boolean;
  /** What is not as the job expects, in words. */
  readonly unexpected: readonly string[];
  /** Nothing is released before a person releases it. */
  readonly held: boolean;
  /** Messages of what stopped the run, without personal data. */
  readonly stops: readonly string[];
  /** Why the report has no figures; absent when it has. */
  readonly unread?: string;
}

const SENTENCES: Readonly<Record<Outcome, string>> = {
  released: 'Released: every document is accounted for.',
  attention: 'Released, but a person must look before it is printed.',
  held: 'Held: nothing is released until a person releases it (stapel release).',
  specimen: 'Specimen only: nothing was released.',
  failed: 'Failed: nothing was released.',
};

const KINDS = { rejected: 'rejected', duplicate: 'held back as copies', diverted: 'diverted to hand work' };

/** Exit code and balance in words: the outcome, a sentence, and the reasons in order of weight. */
export function verdictOf(facts: VerdictFacts): Verdict {
  const outcome = outcomeOf(facts);
  const reasons = [...facts.stops];
  if (!facts.balanced && outcome === 'failed') reasons.push('the run does not balance');
  if (facts.unread !== undefined)
    reasons.push(`the figures of this report are missing: run.db cannot be read (${facts.unread})`);
  if (outcome === 'failed') reasons.push(...soFar(facts));
  else reasons.push(...facts.unexpected, ...withinLimit(facts), ...limitsPassed(facts));
  if (facts.controlExplained)
    reasons.push('control amounts differ from what was read; the rejected rows explain the difference');
  return { outcome, says: SENTENCES[outcome], reasons };
}

/** The report of a held run that a person releases: what was found stays, and who answers for it is said first. */
export function releasedByPerson(report: RunReport, release: PersonalRelease): RunReport {
  const { by, reason } = release;
  // A release that was cut short is done again, perhaps by another person.
  const found = report.release === undefined ? report.verdict.reasons : report.verdict.reasons.slice(1);
  const says = `Released by ${by}, after it was held.`;
  const why = reason === undefined ? 'no reason was given for the release' : `reason: ${reason}`;
  return { ...report, verdict: { outcome: 'attention', says, reasons: [why, ...found] }, release };
}

/**
 * Each limit of the job's tolerance that was passed, with what was found and what is allowed, and an extract without
 * documents; none: within tolerance.
 */
export function limitsPassed({ documents, tables, tolerated }: Exceptions): string[] {
  const limits = tables.map(({ name, records, rejected }) => ({
    says: `${showCount(rejected)} of ${showCount(records)} rows of ${name} rejected`,
    found: rejected,
    allowed: allowedOf(records, tolerated),
  }));
  const none = documents.read === 0 ? ['the extract holds no documents'] : [];
  const all = { says: exceptionsSaid(documents), found: exceptionsIn(documents) };
  const passed = [{ ...all, allowed: allowedOf(documents.read, tolerated) }, ...limits]
    .filter(({ found, allowed }) => found > allowed)
    .map(({ says, allowed }) => `${says}, more than the tolerated ${allowance(allowed, tolerated)}`);
  return [...none, ...passed];
}

function withinLimit({ documents, tolerated }: Exceptions): string[] {
  const allowed = allowedOf(documents.read, tolerated);
  const found = exceptionsIn(documents);
  if (found === 0 || found > allowed) return [];
  return [`${exceptionsSaid(documents)}, within the tolerated ${allowance(allowed, tolerated)}`];
}

function soFar({ documents }: Exceptions): string[] {
  return exceptionsIn(documents) === 0 ? [] : [`${exceptionsSaid(documents)} so far`];
}

function exceptionsIn({ rejected, duplicate, diverted }: Exceptions['documents']): number {
  return rejected + duplicate + diverted;
}

/** `3 of 1,000 documents rejected`, or `5 of 1,000 documents are exceptions: 3 rejected, 2 held back as copies`. */
function exceptionsSaid(documents: Exceptions['documents']): string {
  const whole = `${showCount(exceptionsIn(documents))} of ${showCount(documents.read)} documents`;
  const kinds = (['rejected', 'duplicate', 'diverted'] as const).filter((kind) => documents[kind] > 0);
  const [only, ...more] = kinds;
  if (only !== undefined && more.length === 0) return `${whole} ${KINDS[only]}`;
  const parts = kinds.map((kind) => `${showCount(documents[kind])} ${KINDS[kind]}`);
  return `${whole} are exceptions (${parts.join(', ')})`;
}

/** How many of a whole a share allows; a share such as 29 % of 100 is no whole number as a float. */
function allowedOf(whole: number, tolerated: number): number {
  return Math.floor(whole * tolerated + 1e-6);
}

function allowance(allowed: number, tolerated: number): string {
  return `${showCount(allowed)} (${(tolerated * 100).toFixed(2)} %)`;
}

function outcomeOf({ balanced, exitCode, specimen, held }: VerdictFacts): Outcome {
  if (!balanced || (exitCode !== 0 && exitCode !== 3)) return 'failed';
  if (specimen) return 'specimen';
  if (held) return 'held';
  return exitCode === 3 ? 'attention' : 'released';
}
