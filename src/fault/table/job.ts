/** Faults of job file and template, and of what they name: all are found before a run starts. */
const STOP = { effect: 'stop', exit: 65 } as const;

export const jobFaults = {
  'job.unreadable': {
    ...STOP,
    says: 'cannot read `{found}`: {reason}',
    hint: 'check the path and who may read the file; a job is named by its file or by the folder with its `job.yaml`',
  },
  'job.too-large': {
    ...STOP,
    says: '`{found}` is larger than {expected}',
    hint: 'job files and templates are small; check that the path names the right file',
  },
  'job.yaml': {
    ...STOP,
    says: 'not readable as YAML: {reason}',
    hint: 'mend the line: a text that holds `: `, ` #` or `{{`, or begins with a sign such as `*`, `!`, `[`, `%` or `@`, stands in quotes; keys of one map begin below one another, behind blanks and no tabs',
  },
  'job.unknown-key': {
    ...STOP,
    says: 'unknown key `{found}`',
    hint: '{nearest}known here are: {known}',
  },
  'job.missing-key': {
    ...STOP,
    says: 'the key `{expected}` is missing',
    hint: 'add `{expected}:` with {kind}',
  },
  'job.invalid-value': {
    ...STOP,
    says: '`{found}` where {expected} was expected',
    hint: 'give {expected}',
  },
  'job.unknown-name': {
    ...STOP,
    says: 'no {kind} is named `{found}`',
    hint: '{nearest}known are: {known}',
  },
  'job.doubled-name': {
    ...STOP,
    says: 'the {kind} `{found}` is there twice',
    hint: 'give each {kind} a name of its own',
  },
  'job.reserved-name': {
    ...STOP,
    says: 'the {kind} `{found}` has a name that expressions use for something else',
    hint: 'choose another name; taken are: {known}',
  },
  'job.table-chain': {
    ...STOP,
    says: 'the tables do not form recipients, their documents and what is below those: {reason}',
    hint: '{advice}',
  },
  'job.column-type': {
    ...STOP,
    says: 'the column `{found}` is of type {type} where {expected} is needed',
    hint: 'give the column another type under `columns`, or name another column',
  },
  'job.misplaced-key': {
    ...STOP,
    says: 'the key `{found}` says nothing about {kind}',
    hint: 'take it out; {advice}',
  },
  'job.picture-clause': {
    ...STOP,
    says: 'the picture `{found}` {reason}',
    hint: 'write it as in the copybook, such as X(30), S9(7)V99 COMP-3 or -ZZ9.99',
  },
  'job.column-span': {
    ...STOP,
    says: 'the column does not fit into the record: {reason}',
    hint: 'characters count from 1; mend `start` and `length` or `width` by the record description of the host',
  },
  'job.column-storage': {
    ...STOP,
    says: 'the column `{found}` is {storage}, and in {encoding} its bytes are no characters',
    hint: 'name the encoding of the host under `encoding`, such as `ibm273` or `windows-1252`, or have its digits delivered as characters',
  },
  'job.column-cells': {
    ...STOP,
    says: 'the columns do not name each cell once: {reason}',
    hint: 'give each column of a table without header its cell under `at`, from 1 without a gap, or leave `at` out of all: then they stand in their order',
  },
  'job.date-pattern': {
    ...STOP,
    says: 'the date pattern `{found}` {reason}',
    hint: 'write it of YYYY or YY, MM or M, DD or D and what stands between, such as DD.MM.YYYY or YYYYMMDD',
  },
  'job.file-shared': {
    ...STOP,
    says: 'tables `{found}` and `{expected}` cannot be told from the same file: {reason}',
    hint: 'declare format, encoding and `length` of a file alike in all its tables, and what tells their records apart under `type`',
  },
  'job.nested-table': {
    ...STOP,
    says: 'the table cannot be nested: {reason}',
    hint: 'a nested table has a parent, whose rows stand before or around its own in the same file; else name the column that refers to the parent under `on`',
  },
  'job.amounts-differ': {
    ...STOP,
    says: 'a document is worth its `{found}`, but the control total of table {table} adds up `{expected}`',
    hint: 'name the same column in both places; where the host adds up another one, leave its amount out of the control table',
  },
  'job.paper-without-stream': {
    ...STOP,
    says: 'documents are printed on paper `{found}`, but no stream has it',
    hint: 'add a stream with `paper: {found}` under `streams`',
  },
  'job.period': {
    ...STOP,
    says: 'it ends on `{found}`, before it starts on `{expected}`',
    hint: 'exchange `from` and `until`, or mend the year',
  },
  'job.campaign-value': {
    ...STOP,
    says: 'a message cannot hold a value: `{found}`',
    hint: 'a message is the same for everyone of a language: write it out, or put the value into the template',
  },
  'job.resource-missing': {
    ...STOP,
    says: 'the file `{found}` is not there: {reason}',
    hint: 'paths are relative to the file that names them; `npm:package/path` names a file of an installed package',
  },
  'job.resource-refused': {
    ...STOP,
    says: 'the file `{found}` is not read: {reason}',
    hint: 'name a font or picture by a plain relative path, or one of a package as npm:package/path',
  },
  'job.font-unusable': {
    ...STOP,
    says: 'the font `{found}` cannot be used: {reason}',
    hint: 'name a TrueType font file (`.ttf` with outlines), such as npm:source-sans/TTF/SourceSans3-Regular.ttf',
  },
  'job.picture-unusable': {
    ...STOP,
    says: 'the picture `{found}` cannot be used: {reason}',
    hint: 'name a PNG or JPEG image, a page of a PDF file with its fonts in it, or an SVG file with a `viewBox` and with text turned into paths',
  },
  'job.icc-unusable': {
    ...STOP,
    says: 'the output intent `{found}` cannot be used: {reason}',
    hint: 'name an ICC profile of an output device with CMYK inks, as the makers of presses and https://registry.color.org have them, or leave `outputIntent` out',
  },
  'job.version-gap': {
    ...STOP,
    says: 'no version is valid from {from} until {until}',
    hint: 'let this version begin, or the one before it end, so that every day between the first and the last one has a version',
  },
  'job.version-overlap': {
    ...STOP,
    says: 'two versions are valid from {from} until {until}',
    hint: 'let the earlier one end on the day before this one begins',
  },
  'job.version-missing': {
    ...STOP,
    says: 'on `{found}`, the run date, no version is valid',
    hint: 'add a version for that day, or leave `from` of the first or `until` of the last version out',
  },
  'template.file-loop': {
    ...STOP,
    says: '`{found}` takes itself in: {chain}',
    hint: 'let one of these files leave the next one out',
  },
  'template.style-loop': {
    ...STOP,
    says: 'the style `{found}` is like itself, by way of {expected}',
    hint: 'let one of them stand alone: give it a `font` and leave `like` out',
  },
  'template.style-without-font': {
    ...STOP,
    says: 'the style `{found}` has no font',
    hint: 'give it a `font`, or a style that has one under `like`',
  },
  'template.spot-differs': {
    ...STOP,
    says: 'the ink {ink} stands for `{found}` here and for `{expected}` in another colour',
    hint: 'give it the same `cmyk` everywhere, and a tint by `share`',
  },
  'template.markup': {
    ...STOP,
    says: 'the text cannot be read: {reason}',
    hint: 'write a value as {{ expression }}, bold as **words**, italic as *words*, words in another style as [words](style), a footnote as [^name], and a literal brace, star or bracket with a backslash before it',
  },
  'template.note-misplaced': {
    ...STOP,
    says: 'the mark of the footnote `{found}` cannot stand here',
    hint: 'marks of footnotes stand in texts, lists, facts and tables of `flow`; write a literal one with a backslash before it',
  },
  'template.note-unmarked': {
    effect: 'warn',
    says: 'no text has the mark of the footnote `{found}`, which is never printed',
    hint: 'write `[^{found}]` in the text that it belongs to, or remove it from `notes`',
  },
  'template.italic-missing': {
    ...STOP,
    says: 'the style `{found}` of the text has no such italic',
    hint: 'give the style an `italic` font and, for bold italic, a `boldItalic` one, or write a literal star with a backslash before it',
  },
  'template.language-missing': {
    ...STOP,
    says: 'the text has no version in the default language `{expected}`',
    hint: 'add one: it is what recipients of all other languages read',
  },
  'template.untranslated': {
    effect: 'warn',
    says: 'in `{found}` these texts are missing: {keys}',
    hint: 'add them under `texts`; until then recipients of that language read `{expected}`',
  },
  'template.size-missing': {
    ...STOP,
    says: 'the paper `{found}` has no size',
    hint: 'add `size: { width: …, height: … }` in millimetres; only {known} are known by name',
  },
  'template.slot': {
    ...STOP,
    says: 'a slot must be the last block of the flow, and the only slot: {reason}',
    hint: 'move the slot to the end of `flow`, outside of groups, and keep one',
  },
  'template.misplaced-block': {
    ...STOP,
    says: 'a `{found}` block cannot stand in {within}',
    hint: 'move it out, into `flow`',
  },
  'template.table-without-rows': {
    ...STOP,
    says: 'the job has no detail table whose rows this table could show',
    hint: 'declare a table below the documents in the job file, or take the block out',
  },
  'template.under-cells': {
    ...STOP,
    says: 'the rows below a row do not fit the table: {reason}',
    hint: "give `cells` with a text for each column ('' where nothing stands), or one text as `cell` and the column that it begins in as `from`",
  },
  'template.total-cells': {
    ...STOP,
    says: 'the row of totals does not fit the table: {reason}',
    hint: "give it `label` and `value`, or `cells` with a text for each column ('' where nothing stands)",
  },
  'template.head-span': {
    ...STOP,
    says: 'the spanning head does not fit the table: {reason}',
    hint: 'give the numbers of its first and last column as `from` and `to`, counted from 1; heads of one row stand side by side',
  },
  'template.carry-values': {
    ...STOP,
    says: 'the table cannot carry this: {reason}',
    hint: 'give `of` and `value` for one sum in the last column, or `values` with a `column` each, counted from 1, behind the label',
  },
  'template.table-rule': {
    ...STOP,
    says: 'the rule has no room in the table: {reason}',
    hint: 'rules stand in the `gap` behind a column and a frame in the `inset`: give as many millimetres there, and better twice as many',
  },
  'template.content-width': {
    ...STOP,
    says: 'the width of the column has no such limits: {reason}',
    hint: 'give `width: content` with a `minWidth`, a `maxWidth` that is not less, both or neither',
  },
  'template.group-cells': {
    ...STOP,
    says: 'the head of the group does not fit the table: {reason}',
    hint: "give one text over all columns, or with a text for each column ('' where nothing stands): `head` or `headCells`, `again` or `againCells`",
  },
  'template.carry-and-balance': {
    ...STOP,
    says: 'the table carries the sum of `{found}`, but its balance is that of `{expected}`',
    hint: 'leave `of` out of `carry`: at page breaks the balance is carried',
  },
  'template.chart': {
    ...STOP,
    says: 'a chart cannot be drawn so: {reason}',
    hint: 'give it `rows` with a `label` and a `series` of values, or a list of `values`; only what its kind can show may stand beside them',
  },
  'template.column-width': {
    ...STOP,
    says: 'the column has both `width` and `share`',
    hint: 'give a `width` in millimetres, or a `share` of what the fixed columns leave',
  },
  'expression.syntax': {
    ...STOP,
    says: 'the expression cannot be read: {found}',
    hint: 'write it in CEL, such as invoice.net_total > 0 && customer.country == "DE"',
  },
  'expression.too-large': {
    ...STOP,
    says: 'the expression is too large: {found}',
    hint: 'split it, or prepare the value in the extract',
  },
  'expression.unknown-name': {
    ...STOP,
    says: 'nothing is named `{found}` here',
    hint: '{nearest}known here are: {known}',
  },
  'expression.unknown-field': {
    ...STOP,
    says: '`{record}` has no field `{found}`',
    hint: '{nearest}its fields are: {known}',
  },
  'expression.unknown-function': {
    ...STOP,
    says: 'no function is named `{found}` here',
    hint: '{nearest}known here are: {known}',
  },
  'expression.not-allowed': {
    ...STOP,
    says: '`{found}` is not allowed in an expression',
    hint: '{hint}',
  },
  'expression.type': {
    ...STOP,
    says: 'the types do not fit: {found}',
    hint: 'amounts and integers are `int`, dates and text are `string`; turn an int into text with string()',
  },
  'expression.field-order': {
    ...STOP,
    says: 'the computed field `{reader}` reads `{found}`, which does not stand above it',
    hint: 'move `{found}` above `{reader}`; fields that read themselves or one another cannot be computed',
  },
  'expression.decimals': {
    ...STOP,
    says: '`{found}` has `{decimals}` decimals where `{expected}` are needed',
    hint: 'give the columns the same decimals in the job file, or change the unit first: 4 decimals divided by 100 are 2',
  },
  'expression.amount-bare': {
    ...STOP,
    says: '`{found}` has `{decimals}` decimals, and would be shown as a whole number of its smallest units',
    hint: 'write amount(…) or money(…), of a number that is no money decimal(…, {decimals}); where the bare digits are meant, string(…)',
  },
  'expression.result-type': {
    ...STOP,
    says: 'the expression gives `{found}` where {expected} is needed',
    hint: 'change it so that it gives {expected}',
  },
  'expression.pattern': {
    ...STOP,
    says: 'the pattern `{found}` cannot be used: {reason}',
    hint: 'use characters, sets, groups, |, *, +, ?, {n,m}, ^ and $; look-around and back-references are not there',
  },
  'expression.failed': {
    effect: 'reject',
    says: 'the expression `{found}` in {block} fails on this document: {reason}',
    hint: 'guard it with a condition, or mend the row that it reads',
  },
} as const;
