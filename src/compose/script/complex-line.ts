import type { FaceAssignment } from '../face-assignment.ts';
import type { Galley } from '../galley.ts';
import { INKLESS } from '../inkless.ts';
import { countBlanks, indent, spaceOfBlanks } from '../line-space.ts';
import type { SetStyle } from '../set-style.ts';
import type { ComplexText } from './complex-text.ts';

/** A line of the text in hand: its units up to the last one with ink, and how it ends. */
interface Line {
  readonly text: string;
  readonly start: number;
  readonly inked: number;
  readonly hyphenated: boolean;
  /** As wide as its column. */
  readonly filled: boolean;
  /** Width of a blank, in pt. */
  readonly blank: number;
}

/** Where the line goes; in pt. */
interface LineColumn {
  readonly style: SetStyle;
  readonly align: SetStyle['align'];
  readonly x: number;
  readonly width: number;
}

/** Adds a line whose pieces stand in the order of the Unicode bidirectional algorithm (UAX 9, rule L2) to a galley. */
export function addComplexLine(
  galley: Galley,
  shaping: ComplexText,
  units: FaceAssignment,
  line: Line,
  column: LineColumn,
  baseline: number,
  riseOf: (style: number) => number,
): void {
  const { start, inked, hyphenated } = line;
  const { style, align, width } = column;
  const scale = style.size / 1000;
  const text = line.text.slice(start, inked);
  const { pieces } = shaping;
  pieces.cut(start, inked, units);
  const runs: string[] = [];
  const widths: number[] = [];
  for (let p = 0; p < pieces.count; p++) {
    const { run, width: own } = shaping.draw(text, start, p, units);
    runs.push(run);
    widths.push(own * scale);
  }
  const last = pieces.count - 1;
  // A hyphen stands in a piece's own direction behind it.
  const hyphen = hyphenated ? units.endAdvance(line.text, inked, true) * scale : 0;
  const ink = widths.reduce((sum, own) => sum + own, hyphen);
  const runsLeft = shaping.runsLeft(start);
  const blanks = countBlanks(line.text, start, inked);
  const space =
    align === 'justify' && (line.filled || ink > width) ? spaceOfBlanks(blanks, width - ink, line.blank) : 0;
  let x = column.x + indent(align, width, ink + space * blanks, runsLeft);
  for (const p of pieces.visualOrder()) {
    const from = pieces.from[p] ?? 0;
    const number = units.style[from] ?? 0;
    const leftwards = ((pieces.level[p] ?? 0) & 1) === 1;
    const addHyphen = (): void => {
      galley.addRun('-', x, baseline, units.hyphenFace(inked), number);
      x += hyphen;
    };
    if (hyphenated && p === last && leftwards) addHyphen();
    const run = runs[p] ?? '';
    const face = units.face[from] ?? INKLESS;
    if (run !== '' && face !== INKLESS) {
      galley.addRun(run, x, baseline - riseOf(number), face, number);
      if (space !== 0) galley.spaceRun(space);
    }
    x += (widths[p] ?? 0) + space * countBlanks(line.text, from, pieces.to[p] ?? 0);
    if (hyphenated && p === last && !leftwards) addHyphen();
  }
}
