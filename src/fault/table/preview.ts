/** Faults of looking at single documents. */
export const previewFaults = {
  'preview.key-unknown': {
    effect: 'stop',
    exit: 65,
    says: 'the extract has no document of `{found}`',
    hint: 'give the key of an account with --account or of a document with --document, as the extract has it; without either the first document is shown',
  },
  'preview.no-document': {
    effect: 'stop',
    exit: 65,
    says: 'no document of the extract can be set',
    hint: 'ask `stapel run` with --limit 1: its report counts why documents are rejected',
  },
  'preview.not-written': {
    effect: 'stop',
    says: '`{found}` cannot be written: {reason}',
    hint: 'name another file with --out, or a state directory that can be written to with --state',
  },
} as const;
