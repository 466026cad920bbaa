/** Faults of documents that came before, under their own number or another. */
export const duplicateFaults = {
  'match.number-released': {
    effect: 'reject',
    says: 'document `{document}` was produced by run `{run}` already; it is held back',
    hint: 'nothing is lost: `stapel trace {dir} {document}` shows the first one; if the number is used anew on purpose, let the job say `duplicates: { number: warn }`',
  },
  'match.number-again': {
    effect: 'warn',
    says: 'document `{document}` was produced by run `{run}` already, and is produced again',
    hint: 'ask the source whether the number is used anew; `stapel trace {dir} {document}` shows the first one',
  },
  'match.content-released': {
    effect: 'reject',
    says: 'it says the same as {first} of run `{run}`, under another number; it is held back',
    hint: 'ask the source whether one was written twice; if both are meant, let the job say `duplicates: { content: warn }` and run the rejects again',
  },
  'match.content-again': {
    effect: 'warn',
    says: 'it says the same as {first} of run `{run}`, under another number; it is produced all the same',
    hint: 'ask the source whether one was written twice; the first one is out: look into {dir}',
  },
  'match.content-doubled': {
    effect: 'reject',
    says: 'it says the same as {first} of this run, under another number; it is held back',
    hint: 'ask the source whether one was written twice; if both are meant, let the job say `duplicates: { content: warn }` and run the rejects again',
  },
  'run.held-printed': {
    effect: 'stop',
    exit: 65,
    says: '`{found}` documents of run `{run}` were released by run `{other}` since; nothing was released',
    hint: 'leave it: they would be printed twice; to have the others, start a new run of its extract with --rerun --reason "why", which holds these back',
  },
} as const;
