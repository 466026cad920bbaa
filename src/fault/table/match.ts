/** Faults of what a person decides about recipients that may be the same. */
export const matchFaults = {
  'match.review-wanted': {
    effect: 'warn',
    says: '{count} pairs of recipients may be the same and wait for a decision',
    hint: "write `same` or `different` into `review.csv` of the run's directory and read it in with `stapel review RUN_DIR --decisions FILE --by NAME`; until then they stay apart",
  },
  'match.review-columns': {
    effect: 'stop',
    exit: 65,
    says: 'it is no list of decisions: it has no column `{found}`',
    hint: 'give `review.csv` of a run back, with all its columns and `decision` filled in',
  },
  'match.decision-unreadable': {
    effect: 'warn',
    says: 'the decision is not taken: {reason}',
    hint: '{advice}; then read the list in again',
  },
  'match.decision-unknown': {
    effect: 'warn',
    says: 'the run does not ask about pair `{found}`; its decision is not taken',
    hint: 'name the directory of the run that the list is of, and leave the column `pair` as it is',
  },
  'match.decision-contradicts': {
    effect: 'warn',
    says: 'pair `{found}` is `{decision}` by the list and `{known}` by the ledger since {day}; the ledger stands',
    hint: 'whoever decides anew does so with `stapel review RUN_DIR --decisions FILE --by NAME`, which replaces what the ledger has',
  },
  'match.decision-twice': {
    effect: 'warn',
    says: 'the list has pair `{found}` as `same` and as `different`; neither is taken',
    hint: 'leave one row of the pair, and read the list in again',
  },
  'match.decisions-at-odds': {
    effect: 'warn',
    says: '{count} decisions for `same` contradict others: they would make one of two that were decided to be `different`; they join nothing',
    hint: 'of three accounts that hang together decide one pair anew, with `stapel review RUN_DIR --decisions FILE --by NAME`',
  },
} as const;
