/** Faults of looking at files that nobody described. */
export const inspectFaults = {
  'inspect.nothing-in-it': {
    effect: 'stop',
    exit: 65,
    says: 'there is nothing to inspect: {what}',
    hint: 'compare its size with the sender; it was perhaps not yet written',
  },
  'inspect.no-table': {
    effect: 'stop',
    exit: 65,
    says: 'there is no table in it: {what}',
    hint: '{next}',
  },
  'inspect.options-belong-together': {
    effect: 'stop',
    exit: 64,
    says: '`{found}` is nothing without `{expected}`',
    hint: 'give both, as in `--rows --table invoices --job job.yaml`, or neither',
  },
} as const;
