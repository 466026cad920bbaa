/** Faults of the mailpiece and of what the inserter reads: profiles, marks, codes, clear zones. */
export const pieceFaults = {
  'mailpiece.too-many-sheets': {
    effect: 'divert',
    says: 'the document has `{found}` sheets, an envelope holds `{expected}`',
    hint: 'raise maxSheets in the job file if the inserter folds more, or insert this document by hand',
  },
  'mailpiece.address-by-hand': {
    effect: 'divert',
    says: 'the address is {grade}, and the job sends such mail to hand work',
    hint: 'complete or mend the address at the source, or change `address.grades` in the job file',
  },
  'mailpiece.no-station': {
    effect: 'stop',
    exit: 65,
    says: 'the insert {insert} lies in station `{found}`, and the inserter has `{expected}`',
    hint: "name one of the machine's stations, or say under `inserter.stations` how many it has",
  },
  'mailpiece.station-taken': {
    effect: 'stop',
    exit: 65,
    says: 'the insert {insert} lies in station `{found}`, where {other} lies on some of the same days',
    hint: 'part their periods, or put one of them into another station',
  },
  'mailpiece.insert-out-of-stock': {
    effect: 'warn',
    says: '`{found}` pieces went without the insert {insert}: there were `{expected}` of it',
    hint: 'fill up, and state the new stock in the job; those pieces are closed without it',
  },
  'mailpiece.beyond-code': {
    effect: 'reject',
    says: 'the document has `{found}` sheets, more than the code on its sheets can count',
    hint: "widen sheet and sheets in the profile's code payload, or have the document split by the host",
  },
  'inserter.payload-pattern': {
    effect: 'stop',
    exit: 65,
    says: 'the code payload `{found}` is not understood: {reason}',
    hint: 'write fields as `{name:width}` with the names job, run, piece, sheet, sheets, sequence, match, first, last, divert, stations, marks, check, other characters as they are',
  },
  'inserter.payload-size': {
    effect: 'stop',
    exit: 65,
    says: 'the code payload has `{found}` characters, more than a {symbols} holds',
    hint: 'shorten the pattern; 19 to 24 digits are customary and fit 16 × 16 modules, or 26 × 12',
  },
  'inserter.payload-overflow': {
    effect: 'stop',
    exit: 65,
    says: '{field} `{found}` does not fit the `{expected}` digits that the code has for it',
    hint: 'widen the field in the payload of the inserter profile, or split the run',
  },
  'inserter.control-column': {
    effect: 'stop',
    exit: 65,
    says: 'the column {column} of the control file is not understood (`{found}`): {reason}',
    hint: 'write fields such as `{piece:7}`; jobs/README.md lists them',
  },
  'inserter.control-overflow': {
    effect: 'stop',
    exit: 65,
    says: 'a value of `{found}` characters is wider than the column {column} of the control file, which has `{expected}`',
    hint: 'widen the column, or let it be cut (`cut: true`) where people alone read it',
  },
  'inserter.positions': {
    effect: 'stop',
    exit: 65,
    says: 'the OMR positions of inserter profile `{profile}` cannot be read: {reason}',
    hint: 'take the order of the marks from the inserter’s manual',
  },
  'inserter.no-marks': {
    effect: 'stop',
    exit: 65,
    says: 'inserter profile `{profile}` has neither marks nor a code, so that no machine could tell pieces apart',
    hint: 'leave `omr` or `code` as in the profile: only one of them may be `none`',
  },
  'inserter.fold': {
    effect: 'stop',
    exit: 65,
    says: '{area} of inserter profile `{profile}` stands at `{found}` mm from the upper edge of paper `{paper}`, on the fold at `{expected}` mm, which may be off by {play} mm',
    hint: 'move it in the profile, or state `folds` of the envelope or `feed.fold` as the machine folds',
  },
  'inserter.limit': {
    effect: 'stop',
    exit: 65,
    says: '{what} of inserter profile `{profile}` is `{found}`; inserters want {expected}',
    hint: 'change the profile in the job file; the figures of the built-in one are inside all known limits',
  },
  'inserter.off-sheet': {
    effect: 'stop',
    exit: 65,
    says: '{area} of inserter profile `{profile}` stands `{found}` mm from the edge of paper `{paper}`, `{expected}` mm are wanted',
    hint: 'move it in the profile, or take paper that is large enough',
  },
  'inserter.overlap': {
    effect: 'stop',
    exit: 65,
    says: '{one} and {other} of inserter profile `{profile}` overlap by `{found}` mm',
    hint: 'move one of them in the profile',
  },
  'inserter.window': {
    effect: 'stop',
    exit: 65,
    says: '{area} of inserter profile `{profile}` can show by `{found}` mm in the window of envelope `{envelope}`',
    hint: 'move it in the profile, out of what the window shows at any position of the sheet',
  },
  'inserter.zone-entered': {
    effect: 'stop',
    exit: 65,
    says: '`{box}` reaches `{found}` mm into {area} of inserter profile `{profile}` on paper `{paper}`',
    hint: 'move or narrow the block in the template, or move the marks in the profile; jobs/TEMPLATES.md has places for marks that end above a payment part',
  },
} as const;
