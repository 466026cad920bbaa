import type { Color, Template, TextStyle } from '../job/template.ts';
import type { Typefaces } from './typefaces.ts';

/** A text style ready for setting; lengths in pt. */
export interface SetStyle {
  /** Number among the template's styles. */
  readonly index: number;
  readonly face: number;
  readonly boldFace: number;
  /** By look: upright, bold, italic, bold italic; where the style has no italic (a fault by then), what is upright. */
  readonly faces: readonly [number, number, number, number];
  readonly size: number;
  readonly leading: number;
  /** Line top → base line: capitals stand in the middle of the line, so that rules above and below look even. */
  readonly baseline: number;
  /** How far its base line is above that of the line, for figures of footnotes; 0 for all else. */
  readonly rise: number;
  readonly color: Color;
  readonly align: TextStyle['align'];
  /** In which direction its paragraphs run: as their first letter says, or as it is told. */
  readonly direction: 'auto' | 'ltr' | 'rtl';
  /** Whether words are divided at line ends. */
  readonly hyphenate: boolean;
  /** The style in smaller sizes, the largest first, for texts that would not stand in one line. */
  readonly smaller: readonly SetStyle[];
  /** Texts that do not stand in one line are a fault. */
  readonly oneLine: boolean;
}

/** Size of figures above the line, as a share of their style's. */
const RAISED_SIZE = 0.64;

/** How much smaller styles are while blocks are compiled; `least` in pt. */
interface Scale {
  readonly factor: number;
  readonly least: number;
}

/** All styles of a template by name, and by number as runs of text name them. */
export class SetStyles {
  readonly all: SetStyle[];
  readonly #bySize = new Map<string, SetStyle>();
  #scale: Scale | undefined;
  #canShrink = false;
  readonly #byName: ReadonlyMap<string, SetStyle>;
  readonly #faces: Typefaces;
  readonly #raised = new Map<number, SetStyle>();

  constructor(template: Template, faces: Typefaces) {
    const byName = new Map<string, SetStyle>();
    for (const [name, style] of Object.entries(template.styles)) {
      const { capHeight } = faces.at(style.face).face.metrics;
      byName.set(name, {
        index: byName.size,
        face: style.face,
        boldFace: style.boldFace,
        faces: [
          style.face,
          style.boldFace,
          style.italicFace ?? style.face,
          style.boldItalicFace ?? style.boldFace,
        ],
        size: style.size,
        leading: style.leading,
        baseline: (style.leading + (capHeight * style.size) / 1000) / 2,
        rise: 0,
        color: style.color,
        align: style.align,
        direction: style.direction ?? 'auto',
        hyphenate: style.hyphenate ?? false,
        smaller: [],
        oneLine: style.oneLine ?? false,
      });
    }
    this.#faces = faces;
    this.all = [...byName.values()];
    for (const [name, { size, fitMin }] of Object.entries(template.styles)) {
      const style = byName.get(name);
      if (fitMin === undefined || style === undefined) continue;
      const smaller = sizesBelow(size, fitMin).map((small) => this.#sized(style, small));
      const fitting = { ...style, smaller };
      byName.set(name, fitting);
      this.all[style.index] = fitting;
    }
    this.#byName = byName;
  }

  #sized(style: SetStyle, size: number): SetStyle {
    const sized = { ...style, index: this.all.length, size };
    this.all.push(sized);
    return sized;
  }

  /** Names of the template's styles, in its order. */
  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  /** The style of that name; the job room has checked that it is there. Within `smaller`, in the size that holds there. */
  named(name: string): SetStyle {
    const style = this.#byName.get(name);
    if (style === undefined) throw new Error(`the template has no style ${name}`);
    return this.#scale === undefined ? style : this.#scaled(style, this.#scale);
  }

  /**
   * Compiles with styles that are smaller by a factor, but none below `least` pt that is not so already. Returns whether a
   * smaller factor would make them smaller still.
   */
  smaller(factor: number, least: number, compile: () => void): boolean {
    const [outer, couldShrink] = [this.#scale, this.#canShrink];
    this.#scale = { factor: factor * (outer?.factor ?? 1), least: Math.min(least, outer?.least ?? least) };
    this.#canShrink = false;
    try {
      compile();
      return this.#canShrink;
    } finally {
      this.#scale = outer;
      this.#canShrink ||= couldShrink;
    }
  }

  #scaled(style: SetStyle, { factor, least }: Scale): SetStyle {
    const size = Math.max(hundredth(style.size * factor), Math.min(style.size, least));
    if (size > least) this.#canShrink = true;
    if (size === style.size) return style;
    const share = size / style.size;
    const key = `${style.index} ${size}`;
    const known = this.#bySize.get(key);
    if (known !== undefined) return known;
    const smaller = style.smaller.filter((other) => other.size < size);
    const lines = { leading: hundredth(style.leading * share), baseline: style.baseline * share };
    const scaled = { ...style, ...lines, index: this.all.length, size, smaller };
    this.all.push(scaled);
    this.#bySize.set(key, scaled);
    return scaled;
  }

  /** The style in a smaller size, with the same leading and base line. */
  reduced(style: SetStyle, factor: number): SetStyle {
    return this.#sized(style, hundredth(style.size * factor));
  }

  /** The style of the small figures above the line that are marks of footnotes in it: as high as its capitals. */
  raised(style: SetStyle): SetStyle {
    const known = this.#raised.get(style.index);
    if (known !== undefined) return known;
    const size = Math.round(style.size * RAISED_SIZE * 100) / 100;
    const { capHeight } = this.#faces.at(style.face).face.metrics;
    const rise = (capHeight * (style.size - size)) / 1000;
    const raised = { ...style, index: this.all.length, size, rise };
    this.all.push(raised);
    this.#raised.set(style.index, raised);
    return raised;
  }

  /** A style in black beside the template's, whose lines are told by their base lines. */
  slip(face: number, boldFace: number, size: number, leading: number, align: SetStyle['align']): SetStyle {
    const color: Color = { kind: 'gray', k: 1 };
    const faces = [face, boldFace, face, boldFace] as const;
    const look = {
      face,
      boldFace,
      faces,
      size,
      leading,
      baseline: 0,
      rise: 0,
      color,
      align,
      direction: 'ltr' as const,
      hyphenate: false,
      smaller: [],
      oneLine: false,
    };
    const style = { index: this.all.length, ...look };
    this.all.push(style);
    return style;
  }

  /** The style with that number. */
  at(index: number): SetStyle {
    const style = this.all[index];
    if (style === undefined) throw new Error(`no style ${index}`);
    return style;
  }
}

/** In pt. */
const STEP = 0.25;

function hundredth(length: number): number {
  return Math.round(length * 100) / 100;
}

/** Sizes from the first whole quarter of a point below `size` down to `least`. */
function sizesBelow(size: number, least: number): number[] {
  const sizes: number[] = [];
  for (let quarter = Math.ceil(size / STEP) - 1; quarter * STEP > least; quarter--)
    sizes.push(quarter * STEP);
  return [...sizes, least];
}
