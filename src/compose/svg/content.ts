import { spotResourceName } from '../../pdf/spot-inks.ts';
import type { Ink } from './ink.ts';
import type { PathStep } from './path.ts';
import type { SvgPicture, SvgShape } from './picture.ts';

/** A picture as PDF operators, in its own units with y upwards: the content of a form of `width` × `height`. */
interface SvgContent {
  readonly content: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The operators that paint the picture. They set every state that they use, and leave none that matters set. */
export function svgContent(picture: SvgPicture): SvgContent {
  const { width, height } = picture;
  const show = numberFormat(Math.max(width, height));
  const lines: string[] = [];
  const state = new Map<string, string>();
  /** A state operator, left out where it would repeat. */
  const set = (operator: string, operands: string): void => choose(operator, `${operands} ${operator}`);
  const choose = (what: string, line: string): void => {
    if (state.get(what) === line) return;
    state.set(what, line);
    lines.push(line);
  };
  for (const { path, look } of picture.shapes) {
    if (look.fill !== 'none') choose('fill', showInk(look.fill, 'k', 'cs', 'scn'));
    if (look.stroke !== 'none') {
      choose('stroke', showInk(look.stroke, 'K', 'CS', 'SCN'));
      set('w', show(look.strokeWidth));
      set('J', String(look.cap));
      set('j', String(look.join));
      if (look.join === 0) set('M', show(Math.max(1, look.miterLimit)));
      set('d', '[] 0');
    }
    for (const step of path) lines.push(showStep(step, show));
    lines.push(paintOperator(look));
  }
  return { content: new TextEncoder().encode(`${lines.join('\n')}\n`), width, height };
}

function showStep(step: PathStep, show: (value: number) => string): string {
  switch (step.op) {
    case 'move':
      return `${show(step.x)} ${show(step.y)} m`;
    case 'line':
      return `${show(step.x)} ${show(step.y)} l`;
    case 'curve': {
      const { x1, y1, x2, y2, x, y } = step;
      return `${[x1, y1, x2, y2, x, y].map(show).join(' ')} c`;
    }
    default:
      return 'h';
  }
}

function paintOperator({ fill, stroke, evenOdd }: SvgShape['look']): string {
  if (fill === 'none') return 'S';
  return `${stroke === 'none' ? 'f' : 'B'}${evenOdd ? '*' : ''}`;
}

function showInk(ink: Ink, process: string, space: string, spot: string): string {
  const show = numberFormat(100);
  if ('spot' in ink) return `/${spotResourceName(ink.spot)} ${space} ${show(ink.share)} ${spot}`;
  const { c, m, y, k } = ink;
  return `${[c, m, y, k].map(show).join(' ')} ${process}`;
}

/** Decimals that make a hundred-thousandth of the picture or better, without zeros at the end. */
function numberFormat(extent: number): (value: number) => string {
  const decimals = Math.min(8, Math.max(1, 5 - Math.floor(Math.log10(extent))));
  return (value) => {
    const text = value.toFixed(decimals).replace(/\.?0+$/, '');
    return text === '-0' ? '0' : text;
  };
}
