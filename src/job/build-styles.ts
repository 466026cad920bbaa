import { roundHalfUp } from '../unit/round.ts';
import type { StyleFile } from './template-file.ts';
import type { Color, FaceFeature, TextStyle } from './template.ts';
import type { TypedFile } from './typed-file.ts';

/** Fonts of a template by name, as indexes into its faces. */
export type FaceByName = ReadonlyMap<string, number>;

const DEFAULT_SIZE = 10;
const LEADING_OF_SIZE = 1.3;

interface StyleFaces {
  readonly byName: FaceByName;
  readonly withFeatures: (face: number, features: readonly FaceFeature[]) => number;
}

/** Styles with all that they take over from the ones that they are like. */
export function buildStyles(
  typed: ReadonlyMap<string, StyleFile>,
  known: readonly string[],
  faces: StyleFaces,
  colors: ReadonlyMap<string, Color>,
  file: TypedFile,
): Record<string, TextStyle> {
  const styles: Record<string, TextStyle> = {};
  const inLoops = new Set<string>();
  for (const [name, style] of typed) {
    const path = ['styles', name];
    if (style.like !== undefined && !file.name('style', style.like, known, [...path, 'like'])) continue;
    for (const key of ['font', 'bold', 'italic', 'boldItalic'] as const) {
      const font = style[key];
      if (font !== undefined) file.name('font', font, faces.byName.keys(), [...path, key]);
    }
    if (style.color !== undefined) file.name('colour', style.color, colors.keys(), [...path, 'color']);
    const line = ancestors(name, typed);
    if (line.loop !== undefined) {
      const expected = style.like ?? name;
      const place = file.source.at([...path, 'like']);
      if (line.loop === name && !inLoops.has(name))
        file.faults.push({ code: 'template.style-loop', place, found: name, expected });
      if (line.loop === name) for (const member of line.names) inLoops.add(member);
      continue;
    }
    styles[name] = resolved(name, merged(line.styles), faces, colors, file);
  }
  return styles;
}

interface Ancestors {
  readonly names: ReadonlySet<string>;
  readonly styles: StyleFile[];
  /** The style at which they come round again. */
  readonly loop?: string;
}

/** The style and those that it is like, nearest first. */
function ancestors(name: string, typed: ReadonlyMap<string, StyleFile>): Ancestors {
  const styles: StyleFile[] = [];
  const names = new Set<string>();
  for (let next: string | undefined = name; next !== undefined;) {
    if (names.has(next)) return { names, styles, loop: next };
    names.add(next);
    const style: StyleFile | undefined = typed.get(next);
    if (style === undefined) break;
    styles.push(style);
    next = style.like;
  }
  return { names, styles };
}

/** What the nearest style says, then the next; what none says is absent. */
function merged(nearestFirst: readonly StyleFile[]): StyleFile {
  return nearestFirst.reduce((near, far) => ({
    font: near.font ?? far.font,
    bold: near.bold ?? far.bold,
    italic: near.italic ?? slanted(near, far.italic),
    boldItalic: near.boldItalic ?? slanted(near, far.boldItalic),
    size: near.size ?? far.size,
    leading: near.leading ?? far.leading,
    color: near.color ?? far.color,
    align: near.align ?? far.align,
    direction: near.direction ?? far.direction,
    hyphenate: near.hyphenate ?? far.hyphenate,
    kerning: near.kerning ?? far.kerning,
    ligatures: near.ligatures ?? far.ligatures,
    figures: near.figures ?? far.figures,
    smallCaps: near.smallCaps ?? far.smallCaps,
    fit: near.fit ?? far.fit,
    overflow: near.overflow ?? far.overflow,
  }));
}

/** An italic that is taken over: many fonts have small capitals that are upright alone, so these ask for one of their own. */
function slanted(near: StyleFile, italic: string | undefined): string | undefined {
  return near.smallCaps === true ? undefined : italic;
}

function resolved(
  name: string,
  style: StyleFile,
  { byName, withFeatures }: StyleFaces,
  colors: ReadonlyMap<string, Color>,
  file: TypedFile,
): TextStyle {
  if (style.font === undefined) {
    file.faults.push({
      code: 'template.style-without-font',
      place: file.source.atKey(['styles', name]),
      found: name,
    });
  }
  const features = featuresOf(style);
  const faceOf = (font: string | undefined): number | undefined => {
    const face = byName.get(font ?? '');
    return face === undefined ? undefined : withFeatures(face, features);
  };
  const face = faceOf(style.font) ?? 0;
  const size = style.size ?? DEFAULT_SIZE;
  const italic = faceOf(style.italic);
  // Where bold looks like everything else, bold italic looks like italic.
  const boldItalic = faceOf(style.boldItalic) ?? (style.bold === undefined ? italic : undefined);
  const hyphenate = style.hyphenate ?? style.align === 'justify';
  const { fit, overflow } = style;
  if (fit !== undefined && fit.min >= size) {
    const place = file.source.at(['styles', name]);
    const expected = `a size below that of the style, ${size}`;
    file.faults.push({ code: 'job.invalid-value', place, found: `fit.min ${fit.min}`, expected });
  }
  return {
    face,
    boldFace: faceOf(style.bold) ?? face,
    ...(italic === undefined ? {} : { italicFace: italic }),
    ...(boldItalic === undefined ? {} : { boldItalicFace: boldItalic }),
    size,
    leading: style.leading ?? roundHalfUp(size * LEADING_OF_SIZE * 10) / 10,
    color: colors.get(style.color ?? 'black') ?? { kind: 'gray', k: 1 },
    align: style.align ?? 'start',
    ...(style.direction === undefined ? {} : { direction: style.direction }),
    ...(hyphenate ? { hyphenate } : {}),
    ...(fit === undefined ? {} : { fitMin: fit.min }),
    ...(overflow === 'fault' ? { oneLine: true } : {}),
  };
}

const FIGURES = {
  tabular: ['tnum'],
  proportional: ['pnum'],
  oldStyle: ['onum', 'tnum'],
  proportionalOldStyle: ['onum', 'pnum'],
} as const;

/** What a style asks of its fonts, in a fixed order, so that two styles that ask the same share a face. */
function featuresOf({ kerning, ligatures, figures, smallCaps }: StyleFile): FaceFeature[] {
  const features: FaceFeature[] = figures === undefined ? [] : [...FIGURES[figures]];
  if (smallCaps === true) features.push('smcp');
  if (kerning === false) features.push('-kern');
  if (ligatures === false) features.push('-liga');
  return features;
}
