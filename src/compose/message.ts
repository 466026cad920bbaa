import type { Campaign, CampaignContent } from '../job/job.ts';
import { NO_FORMATS } from '../job/expression-scope.ts';
import type { Color, InlineText } from '../job/template.ts';
import { mm, pt, toMm } from '../unit/length.ts';
import { CompiledText } from './compiled-text.ts';
import type { MessageForm } from './form-x-object.ts';
import { BOLD } from './looks.ts';
import { points } from './points.ts';
import type { SetStyle } from './set-style.ts';
import type { Column } from './text-setter.ts';
import type { Workbench } from './workbench.ts';

/** Blank space between a message's edge and its text, in pt. */
const PADDING = points(4);
/** Width of the bar at its left edge. */
const BAR = points(1);
/** Ink of the ground, as a share of the title's colour. */
const TINT = 0.08;

/** A message is the same in every document of a language: a form, laid out once. `width` in mm: that of the slot. */
export function composeMessage(
  campaign: Campaign,
  name: string,
  locale: string,
  width: number,
  desk: Workbench,
): MessageForm {
  const { content } = campaign;
  return content.kind === 'image'
    ? pictureMessage(content, name, width, desk)
    : textMessage(content.title, content.text, name, locale, width, desk);
}

function pictureMessage(
  content: Extract<CampaignContent, { kind: 'image' }>,
  name: string,
  width: number,
  desk: Workbench,
): MessageForm {
  const picture = desk.pictures.form(content.resource);
  const mark = desk.pictures.mark(content.resource, Math.min(content.width, width), content.height, 0);
  const ownWidth = picture.width * mark.scale;
  desk.pages.begin(mark.height);
  desk.pages.mark(mark, 0, 0);
  const form = desk.pages.form(name, ownWidth);
  return { form, uses: [picture], width: toMm(pt(ownWidth)), height: roundUp(toMm(pt(mark.height))) };
}

function textMessage(
  title: InlineText,
  text: InlineText,
  name: string,
  locale: string,
  width: number,
  desk: Workbench,
): MessageForm {
  const { styles, spot, setter, pages } = desk;
  const names = messageStyles(styles.names);
  const titleStyle = styles.named(names.title);
  const textStyle = styles.named(names.text);
  const left = BAR + PADDING;
  const inner = points(width) - left - PADDING;
  spot.clear();
  const above = setFixed(title, locale, column(titleStyle, left, inner), PADDING, true, desk);
  const below = setFixed(text, locale, column(textStyle, left, inner), PADDING + above, false, desk);
  setter.lineEnds.length = 0;
  // Rounded to the millimetre's hundredths that the chooser of messages reckons with.
  const height = roundUp(toMm(pt(above + below + 2 * PADDING)));
  const inPoints = points(height);
  pages.begin(inPoints);
  pages.fill(0, 0, points(width), inPoints, tint(titleStyle.color));
  pages.fill(0, 0, BAR, inPoints, titleStyle.color);
  pages.runs(spot, 0, spot.runs, 0, 0);
  return { form: pages.form(name, points(width)), uses: [], width: mm(width), height };
}

/** Sets a text without expressions and returns its height. A title is bold where its style is not already. */
function setFixed(
  text: InlineText,
  locale: string,
  where: Column,
  dy: number,
  bold: boolean,
  desk: Workbench,
): number {
  const compiled = new CompiledText(text, locale, NO_SCOPE, NO_FORMATS, desk.styles, desk.notes);
  desk.trouble.block = text.at;
  const fixed = compiled.fixed ?? '';
  const { language } = compiled.looks;
  const looks = bold ? { ranges: [0, fixed.length, BOLD], language } : compiled.looks;
  return desk.setter.set(desk.spot, fixed, looks, where, dy) * where.lineStep;
}

function column(style: SetStyle, x: number, width: number): Column {
  return { style, align: style.align, x, width, lineStep: style.leading };
}

/** Names of the styles of messages, of those that a template has; its first one where it has none meant for them. */
export function messageStyles(known: readonly string[]): { readonly title: string; readonly text: string } {
  const first = (names: readonly string[]): string =>
    names.find((name) => known.includes(name)) ?? known[0] ?? '';
  return { title: first(['messageTitle', 'message', 'body']), text: first(['message', 'body']) };
}

function tint(color: Color): Color {
  if (color.kind === 'spot') return { ...color, share: color.share * TINT };
  if (color.kind === 'gray') return { kind: 'gray', k: color.k * TINT };
  const { c, m, y, k } = color;
  return { kind: 'cmyk', c: c * TINT, m: m * TINT, y: y * TINT, k: k * TINT };
}

function roundUp(millimetres: number): number {
  return Math.ceil(millimetres * 100 - 0.001) / 100;
}

const NO_SCOPE = { records: {}, variables: {}, functions: [] } as const;
