/** Faults of compose: what cannot be laid out, and what of a template can never be right. */
export const composeFaults = {
  'compose.character-missing': {
    effect: 'reject',
    says: 'no font of the template shows the character `{found}` in {block}',
    hint: 'correct the character in the extract, or add a font that has it to `fallback` in the template',
  },
  'compose.does-not-fit': {
    effect: 'reject',
    says: '{block} needs `{found}` mm where `{expected}` mm are there',
    hint: 'give the block more room in the template, or correct the text in the extract',
  },
  'compose.address-too-wide': {
    effect: 'reject',
    says: 'line {line} of the address needs `{found}` mm where the address field has `{expected}` mm',
    hint: 'shorten the address in the extract, or widen the address field in the template',
  },
  'compose.currency-unknown': {
    effect: 'reject',
    says: '`{found}` is not an active currency code of ISO 4217',
    hint: 'correct the currency in the extract: three capitals, such as EUR; withdrawn codes (ANG, BGN, HRK …) cannot be billed in',
  },
  'compose.currency-digits': {
    effect: 'reject',
    says: 'amounts in {currency} have `{expected}` decimals, but column `{column}` is read with `{found}`',
    hint: 'give the column the decimals of the currency in the job file, such as `amount(0)`; each currency of other decimals needs its own job',
  },
  'compose.language-unknown': {
    effect: 'warn',
    says: 'the job has no locale for the language `{found}`; the one of the destination is used',
    hint: 'add the language to `document.language.locales` in the job file, or correct it in the extract',
  },
  'compose.code-refused': {
    effect: 'reject',
    says: '{block} cannot be made a {symbology}: {reason}',
    hint: 'shorten what is coded in the template, or correct the value in the extract',
  },
  'compose.code-too-fine': {
    effect: 'reject',
    says: 'modules of {block} would be `{found}` mm wide, where readers need `{expected}` mm',
    hint: 'give the code a larger `size` in the template, or code less',
  },
  'compose.code-too-wide': {
    effect: 'reject',
    says: '{block} would be `{found}` mm wide with its quiet zones, where there are `{expected}` mm',
    hint: 'give the barcode a smaller `bar` or more room in the template, or code less',
  },
  'compose.chart-empty': {
    effect: 'reject',
    says: '{block} is a chart without a single value',
    hint: 'complete the rows in the extract, or say with `whenEmpty` what is printed in its place',
  },
  'compose.chart-crowded': {
    effect: 'reject',
    says: '{block} is a chart of `{found}` values, where `{expected}` have room',
    hint: 'make the chart larger in the template, or show fewer rows by `where`',
  },
  'compose.chart-value': {
    effect: 'reject',
    says: '{block} is a chart with the value `{found}`; the largest that can be drawn is `{expected}`',
    hint: 'correct the value in the extract',
  },
  'compose.font-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'font `{found}` cannot be used: {reason}',
    hint: 'name a TrueType font that may be embedded under `fonts` in the template',
  },
  'compose.picture-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'picture `{found}` cannot be used: {reason}',
    hint: 'save it as plain SVG: paths and fills only, no text, style sheets, gradients or links',
  },
  'compose.picture-coarse': {
    effect: 'warn',
    says: 'the picture {picture} has `{found}` pixels an inch where it stands, and should have `{expected}`',
    hint: 'take a larger image or print it smaller; `minResolution` in the template says how coarse images may be',
  },
  'compose.stationery-size': {
    effect: 'stop',
    exit: 65,
    says: 'the stationery {file} is `{found}` mm, the paper {paper} `{expected}` mm',
    hint: 'save the page in the size of the paper; its trim box counts, where it has one',
  },
  'compose.off-paper': {
    effect: 'stop',
    exit: 65,
    says: '{block} reaches beyond the edge of paper {paper}: `{found}` mm where `{expected}` mm are there',
    hint: 'move it or make it smaller in the template',
  },
  'compose.frames-differ': {
    effect: 'stop',
    exit: 65,
    says: 'on paper {paper} the frame of following pages is `{found}` mm wide, that of first pages `{expected}` mm',
    hint: 'make both frames equally wide: text is broken into lines once',
  },
  'compose.address-outside-window': {
    effect: 'stop',
    exit: 65,
    says: 'the address field on paper {paper} (`{found}`) leaves what always shows in envelope {envelope} (`{expected}`)',
    hint: 'move the address field inside it, or choose another envelope',
  },
  'compose.payment-paper': {
    effect: 'stop',
    exit: 65,
    says: 'the payment part needs paper `{expected}` mm wide, and paper {paper} has `{found}` mm',
    hint: 'give the payment part the `paper` that it is for',
  },
  'compose.shows-in-window': {
    effect: 'stop',
    exit: 65,
    says: '{block} on paper {paper} (`{found}`) can show in the window of envelope {envelope} (`{expected}`)',
    hint: 'move it out of the window: only the address may show',
  },
} as const;
