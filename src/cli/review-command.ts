import { z } from 'zod';
import type { Fault } from '../fault/fault.ts';
import { readDecisions } from '../run/review/read-decisions.ts';
import { compileQuestion } from '../run/review/review-list.ts';
import type { ReviewDecision } from '../store/review-decisions.ts';
import { RunFacts } from '../store/run-facts.ts';
import { today } from '../unit/clock.ts';
import { exit } from './exit-code.ts';
import { faultLines } from './failure.ts';
import { askRun, findRun } from './find-run.ts';
import { withRunLedger } from './run-ledger.ts';

const options = z.object({
  decisions: z.string(),
  by: z.string().optional(),
  state: z.string().optional(),
});

const jobOfRun = z.looseObject({ name: z.string() });

/**
 * `stapel review`: what a person has decided of the pairs that a run asks about goes to the ledger, and binds in later runs.
 * Rows that cannot be taken are told, and the others taken all the same.
 */
export async function reviewCommand(dir: string, given: unknown): Promise<number> {
  const { decisions: file, by, state } = options.parse(given);
  const { root, state: run } = findRun(dir);
  const who = by?.trim() ?? '';
  const { rows, faults } = await readDecisions(file, {
    shown: file,
    by: who === '' ? undefined : who,
    on: today(),
  });
  const { job, stateDirectory, decided } = askRun(root, (db) => {
    const facts = new RunFacts(db);
    const questionOf = compileQuestion({ db });
    const taken: ReviewDecision[] = [];
    for (const { line, pair, decision, by: decidedBy, on: decidedOn } of rows) {
      const question = questionOf(pair);
      if (question === undefined) faults.push(unknownPair(file, line, pair));
      else taken.push({ ...question, decision, decidedBy, decidedOn });
    }
    return {
      job: jobOfRun.parse(JSON.parse(facts.get('job') ?? '{}')).name,
      stateDirectory: facts.get('state.directory') ?? '',
      decided: taken,
    };
  });
  const key = { job, runId: run.id, directory: root };
  return withRunLedger(state ?? stateDirectory, key, (ledger) => {
    ledger.reviews.keep(job, decided);
    for (const fault of faults) process.stderr.write(faultLines(fault));
    const same = decided.filter(({ decision }) => decision === 'same').length;
    process.stdout.write(`decisions kept: ${same} same, ${decided.length - same} different\n`);
    return faults.length === 0 ? exit.done : exit.attention;
  });
}

function unknownPair(file: string, line: number, pair: string): Fault {
  const found = /^p[0-9a-f]{1,20}$/.test(pair) ? pair : '';
  return { code: 'match.decision-unknown', place: { file, line }, found };
}
