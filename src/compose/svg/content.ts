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
  const set = (operator: string, operands: string): void => {
    if (state.get(operator) === operands) return;
    state.set(operator, operands);
    lines.push(`${operands} ${operator}`);
  };
  for (const { path, look } of picture.shapes) {
    if (look.fill !== 'none') set('k', showInk(look.fill));
    if (look.stroke !== 'none') {
      set('K', showInk(look.stroke));
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

function showInk({ c, m, y, k }: Ink): string {
  const show = numberFormat(100);
  return [c, m, y, k].map(show).join(' ');
}

/** Decimals that make a hundred-thousandth of the picture or better, without zeros at the end. */
function numberFormat(extent: number): (value: number) => string {
  const decimals = Math.min(8, Math.max(1, 5 - Math.floor(Math.log10(extent))));
  return (value) => {
    const text = value.toFixed(decimals).replace(/\.?0+$/, '');
    return text === '-0' ? '0' : text;
  };
}
