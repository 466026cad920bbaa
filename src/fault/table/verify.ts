/** Faults of finished files, found by reading them back. */
export const verifyFaults = {
  'verify.stream-differs': {
    effect: 'stop',
    says: '{what}: `{found}` where run.db says `{expected}`',
    hint: 'do not print this file; keep the run directory and report this',
  },
  'verify.stream-broken': {
    effect: 'stop',
    says: '{what}: `{found}` where a sound PDF has `{expected}`',
    hint: 'do not print this file: copy it again from where it was released, else produce the run again',
  },
  'verify.file-differs': {
    effect: 'stop',
    says: '{what}: `{found}` where manifest.json says `{expected}`',
    hint: 'the file was changed or cut after its release: copy it again from where it was released, do not use this one',
  },
  'verify.file-missing': {
    effect: 'stop',
    says: '{what}: `{found}` where the run has `{expected}`',
    hint: 'copy the file again from where it was released; if it was moved on purpose, verify the whole run directory there',
  },
  'verify.not-released': {
    effect: 'stop',
    exit: 64,
    says: 'the run in `{found}` has released nothing that could be verified: {reason}',
    hint: '{next}',
  },
} as const;
