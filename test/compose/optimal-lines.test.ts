import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Galley, SPACED } from '../../src/compose/galley.ts';
import { LineSetter, type SetLine } from './set-lines.ts';

const FROG =
  "In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her face. Close by the king's castle lay a great dark forest, and under an old lime-tree in the forest was a well, and when the day was very warm, the king's child went out into the forest and sat down by the side of the cool fountain; and when she was bored she took a golden ball, and threw it up on high and caught it; and this ball was her favorite plaything.";

const GERMAN =
  'Die Jahresabrechnung berücksichtigt sämtliche Abschlagszahlungen, die bis zum Ende des Abrechnungszeitraums eingegangen sind. Das Netznutzungsentgelt und die Konzessionsabgabe richten sich nach der Preisregelung Ihres Netzbetreibers; die Stromsteuer und die gesetzlichen Umlagen geben wir unverändert weiter. Bitte beachten Sie, dass sich Ihr monatlicher Abschlag aufgrund des geänderten Verbrauchs verringert hat.';

/**
 * What TeX 3.141592653 (Debian 12) made of the text in a font of the same widths, blanks of 2 pt plus 1 minus 0.66667, with
 * the same places for hyphens: `\frenchspacing` and the penalties of plain TeX; `\tolerance=9999` for the narrow ones, where 200 finds nothing.
 */
const SET_BY_TEX: readonly (readonly [width: number, lines: readonly string[]])[] = [
  [
    170,
    [
      'In olden times when wishing still helped',
      'one, there lived a king whose daughters',
      'were all beautiful; and the youngest was',
      'so beautiful that the sun itself, which has',
      'seen so much, was astonished whenever',
      "it shone in her face. Close by the king's",
      'castle lay a great dark forest, and under',
      'an old lime-tree in the forest was a well,',
      'and when the day was very warm, the',
      "king's child went out into the forest and",
      'sat down by the side of the cool foun-',
      'tain; and when she was bored she took a',
      'golden ball, and threw it up on high and',
      'caught it; and this ball was her favorite',
      'plaything.',
    ],
  ],
  [
    250,
    [
      'In olden times when wishing still helped one, there lived a',
      'king whose daughters were all beautiful; and the youngest',
      'was so beautiful that the sun itself, which has seen so much,',
      'was astonished whenever it shone in her face. Close by the',
      "king's castle lay a great dark forest, and under an old lime-",
      'tree in the forest was a well, and when the day was very',
      "warm, the king's child went out into the forest and sat down",
      'by the side of the cool fountain; and when she was bored she',
      'took a golden ball, and threw it up on high and caught it; and',
      'this ball was her favorite plaything.',
    ],
  ],
  [
    390,
    [
      'In olden times when wishing still helped one, there lived a king whose daughters were all beau-',
      'tiful; and the youngest was so beautiful that the sun itself, which has seen so much, was aston-',
      "ished whenever it shone in her face. Close by the king's castle lay a great dark forest, and under",
      "an old lime-tree in the forest was a well, and when the day was very warm, the king's child went",
      'out into the forest and sat down by the side of the cool fountain; and when she was bored she',
      'took a golden ball, and threw it up on high and caught it; and this ball was her favorite plaything.',
    ],
  ],
];

/** What LuaHBTeX 1.15 (Debian 12) made of it in Source Sans itself, with its kerning and its ligatures; blanks and penalties as above. */
const SET_BY_LUATEX: readonly (readonly [width: number, lines: readonly string[]])[] = [
  [
    170,
    [
      'In olden times when wishing still helped',
      'one, there lived a king whose daughters',
      'were all beautiful; and the youngest was',
      'so beautiful that the sun itself, which has',
      'seen so much, was astonished whenever',
      "it shone in her face. Close by the king's",
      'castle lay a great dark forest, and under',
      'an old lime-tree in the forest was a well,',
      'and when the day was very warm, the',
      "king's child went out into the forest and",
      'sat down by the side of the cool foun-',
      'tain; and when she was bored she took a',
      'golden ball, and threw it up on high and',
      'caught it; and this ball was her favorite',
      'plaything.',
    ],
  ],
  [
    250,
    [
      'In olden times when wishing still helped one, there lived a',
      'king whose daughters were all beautiful; and the youngest',
      'was so beautiful that the sun itself, which has seen so much,',
      'was astonished whenever it shone in her face. Close by the',
      "king's castle lay a great dark forest, and under an old lime-",
      'tree in the forest was a well, and when the day was very warm,',
      "the king's child went out into the forest and sat down by the",
      'side of the cool fountain; and when she was bored she took',
      'a golden ball, and threw it up on high and caught it; and this',
      'ball was her favorite plaything.',
    ],
  ],
  [
    380,
    [
      'In olden times when wishing still helped one, there lived a king whose daughters were all',
      'beautiful; and the youngest was so beautiful that the sun itself, which has seen so much, was',
      "astonished whenever it shone in her face. Close by the king's castle lay a great dark forest,",
      'and under an old lime-tree in the forest was a well, and when the day was very warm, the',
      "king's child went out into the forest and sat down by the side of the cool fountain; and when",
      'she was bored she took a golden ball, and threw it up on high and caught it; and this ball was',
      'her favorite plaything.',
    ],
  ],
];

/** TeX was given the widths alone. */
const unkerned = new LineSetter({ align: 'justify', hyphenate: true }, ['-kern', '-liga']);
const justified = new LineSetter({ align: 'justify', hyphenate: true });
const ragged = new LineSetter({ hyphenate: true });
const firstFit = new LineSetter();

test.each(SET_BY_TEX)('a paragraph of %i pt has the lines that TeX gives it', (width, lines) => {
  expect(unkerned.lines(FROG, width, 'en-US').map(({ text }) => text)).toEqual(lines);
});

test.each(SET_BY_LUATEX)(
  'kerned, a paragraph of %i pt has the lines that LuaTeX gives it',
  (width, lines) => {
    expect(justified.lines(FROG, width, 'en-US').map(({ text }) => text)).toEqual(lines);
  },
);

/** The widest blank of a paragraph as a share of a blank, and how unlike one another they are. */
function rivers(
  lines: readonly SetLine[],
  width: number,
): { readonly widest: number; readonly uneven: number } {
  const blanks = lines.slice(0, -1).map(({ text, right, space }) => {
    const count = text.split(' ').length - 1;
    // A ragged line as it would be when it was stretched to the column.
    return 1 + (space !== 0 ? space : (width - right) / count) / 2;
  });
  return {
    widest: Math.max(...blanks),
    uneven: blanks.reduce((sum, blank) => sum + (blank - 1) ** 2, 0) / blanks.length,
  };
}

test.each([
  ['en-US', FROG],
  ['de-DE', GERMAN],
])('blanks are far more even than where each line takes what fits: %s', (language, text) => {
  let [best, greedy] = [0, 0];
  for (const width of [180, 220, 260, 320, 400, 470]) {
    const set = rivers(justified.lines(text, width, language), width);
    const filled = rivers(firstFit.lines(text, width), width);
    expect(set.widest).toBeLessThanOrEqual(filled.widest + 0.01);
    if (width >= 260) expect(set.widest).toBeLessThan(2.6);
    best += set.uneven;
    greedy += filled.uneven;
  }
  expect(best).toBeLessThan(greedy / 2);
});

describe('any paragraph', () => {
  const word = fc.constantFrom(
    ...FROG.split(' '),
    ...GERMAN.split(' '),
    '1.234,56\u00a0€',
    'Donaudampfschifffahrtsgesellschaft',
    'a\u00adna\u00adnas',
    'x',
    'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
    'two\nlines',
    ' ',
  );
  const paragraph = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
  const language = fc.constantFrom('de', 'en', 'fr', 'it', 'es', 'nl', 'pl', '', 'xx');

  test('stays in its column, whole, and is flush with both edges unless a line has no blank to stretch', () => {
    fc.assert(
      fc.property(paragraph, fc.integer({ min: 40, max: 480 }), language, (text, width, spoken) => {
        const lines = justified.lines(text, width, spoken);
        lines.forEach(({ left, right, text: shown, space }, l) => {
          expect(left).toBeGreaterThanOrEqual(-0.01);
          expect(right, shown).toBeLessThanOrEqual(width + 0.05);
          if (space !== 0) expect(Math.abs(right - width), shown).toBeLessThan(0.05);
          // A blank is 2 pt wide: it shrinks by a third and is at most four times as wide.
          expect(space).toBeGreaterThan(-2 / 3 - 0.01);
          expect(space).toBeLessThanOrEqual(6);
          const blanks = shown.split(' ').length - 1;
          const last = l === lines.length - 1 || text.includes(`${shown.trim().split(' ').at(-1)}\n`);
          if (!last && blanks > 0 && (width - right) / blanks < 5.9)
            expect(right).toBeGreaterThan(width - 0.05);
        });
        expect(unbroken(lines)).toBe(plain(text));
      }),
      { numRuns: 400 },
    );
  });

  test('never has three hyphens one below the other where words leave a choice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 240, max: 480 }), fc.constantFrom(justified, ragged), (width, setter) => {
        for (const [spoken, text] of [
          ['de', GERMAN],
          ['en', FROG],
        ] as const) {
          const ends = setter.lines(text, width, spoken).map(({ text: line }) => line.endsWith('-'));
          ends.forEach((_, l) => expect(ends.slice(l, l + 3)).not.toEqual([true, true, true]));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('soft hyphens of the data are set where a line ends with them, and nowhere else', () => {
  const text = 'Vertrags\u00adverlängerungs\u00adgebühr';
  expect(firstFit.lines(text, 300).map((line) => line.text)).toEqual(['Vertragsverlängerungsgebühr']);
  expect(firstFit.lines(text, 70).map((line) => line.text)).toEqual([
    'Vertrags-',
    'verlängerungs-',
    'gebühr',
  ]);
});

test('a run that goes from one galley to another takes its wider blanks along', () => {
  const [from, to] = [new Galley(), new Galley()];
  for (const space of [1.2345, -0.6667, 0.0001, 40]) {
    from.addRun('a b', 0, 0, 0, 7);
    from.spaceRun(space);
    to.addRun('a b', 0, 0, 0, from.runStyle[from.runs - 1] ?? 0);
    expect(to.spaceOf(to.runs - 1)).toBeCloseTo(space, 6);
    expect((to.runStyle[to.runs - 1] ?? 0) % SPACED).toBe(7);
  }
  from.addRun('a b', 0, 0, 0, 7);
  expect(from.spaceOf(from.runs - 1)).toBe(0);
});

test('a text of 100,000 characters is set in a column as wide as a cell', () => {
  const text = `${GERMAN} `.repeat(260).slice(0, 100_000);
  for (const setter of [justified, firstFit]) {
    const lines = setter.lines(text, 80, 'de');
    expect(lines.length).toBeGreaterThan(4000);
    expect(Math.max(...lines.map(({ right }) => right))).toBeLessThan(80.05);
  }
});

test('a divided word takes a hyphen of its own style where the next part begins another', () => {
  const [first] = ragged.lines('Jahresabrechnung Stromlieferung folgt', 60, 'de');
  expect(first?.text).toMatch(/-$/);
  expect(first?.faces).toEqual([0]);
});

/** The lines as one text again; blanks and hyphens at line ends go. */
function unbroken(lines: readonly SetLine[]): string {
  return plain(lines.map(({ text }) => text).join(''));
}

function plain(text: string): string {
  return text.replace(/[\s\u00ad-]/g, '');
}
