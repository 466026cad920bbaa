import type { FontReading } from '../verify/pages/font-reading.ts';
import { IDENTITY, joined, type Matrix } from './drawn-item.ts';
import type { Operands } from '../verify/pages/content-operators.ts';

/** What operators before have set (ISO 32000-2 8.4 and 9.3), as far as it shows. */
export interface GraphicsState {
  matrix: Matrix;
  fill: string;
  stroke: string;
  fillSpace: string;
  strokeSpace: string;
  lineWidth: number;
  /** Ends, corners, dashes: each as it was given. */
  line: Readonly<Record<string, string>>;
  /** What else holds for all that is drawn: clips, opacity. */
  other: string;
  font: FontReading | undefined;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  textMode: number;
}

export function initialState(matrix: Matrix = IDENTITY): GraphicsState {
  return {
    matrix,
    ...{
      fill: 'grey 0',
      stroke: 'grey 0',
      fillSpace: '',
      strokeSpace: '',
      lineWidth: 1,
      line: {},
      other: '',
    },
    ...{ font: undefined, size: 0, charSpace: 0, wordSpace: 0, scale: 1, leading: 0, rise: 0, textMode: 0 },
  };
}

/** Whether all is as at the start of a page, but for where and how large things are drawn. */
export function isUntouched(state: GraphicsState): boolean {
  const { fill, stroke, lineWidth, line, other, textMode, wordSpace, charSpace, scale } = state;
  const colours = fill === 'grey 0' && stroke === 'grey 0' && lineWidth === 1 && other === '';
  const texts = textMode === 0 && wordSpace === 0 && charSpace === 0 && scale === 1;
  return colours && texts && Object.keys(line).length === 0;
}

/** What the names of colour spaces and states stand for. */
type Named = (name: string) => string;

/** Does an operator that sets and draws nothing; false for any other. */
export function setState(state: GraphicsState, operator: string, operands: Operands, named: Named): boolean {
  const number = operands.number(0);
  switch (operator) {
    case 'g':
      state.fill = `grey ${number}`;
      break;
    case 'G':
      state.stroke = `grey ${number}`;
      break;
    case 'rg':
      state.fill = `rgb ${operands.shown()}`;
      break;
    case 'RG':
      state.stroke = `rgb ${operands.shown()}`;
      break;
    case 'k':
      state.fill = `cmyk ${operands.shown()}`;
      break;
    case 'K':
      state.stroke = `cmyk ${operands.shown()}`;
      break;
    case 'cs':
      state.fillSpace = spaceOf(operands.text(), named);
      break;
    case 'CS':
      state.strokeSpace = spaceOf(operands.text(), named);
      break;
    case 'sc':
    case 'scn':
      state.fill = `${state.fillSpace}: ${operands.shown()}`;
      break;
    case 'SC':
    case 'SCN':
      state.stroke = `${state.strokeSpace}: ${operands.shown()}`;
      break;
    case 'w':
      state.lineWidth = number;
      break;
    case 'J':
    case 'j':
    case 'M':
    case 'd':
      state.line = { ...state.line, [operator]: operands.shown() };
      break;
    case 'gs':
      state.other += ` gs ${named(operands.text())}`;
      break;
    case 'cm':
      state.matrix = joined(matrixOf(operands), state.matrix);
      break;
    case 'Tc':
      state.charSpace = number;
      break;
    case 'Tw':
      state.wordSpace = number;
      break;
    case 'Tz':
      state.scale = number / 100;
      break;
    case 'TL':
      state.leading = number;
      break;
    case 'Ts':
      state.rise = number;
      break;
    case 'Tr':
      state.textMode = number;
      break;
    // Marks for readers, and how exactly colours and curves are to be met: nothing of it shows.
    case 'BMC':
    case 'BDC':
    case 'EMC':
    case 'MP':
    case 'DP':
    case 'ri':
    case 'i':
      break;
    default:
      return false;
  }
  return true;
}

/** The ink that a name stands for, whatever the file calls it; a colour space of the standard has no other name. */
function spaceOf(name: string, named: Named): string {
  const ink = named(name);
  return ink === '' ? name : ink;
}

/** Six numbers as a matrix. */
export function matrixOf(operands: Operands): Matrix {
  const at = (place: number): number => operands.number(place);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}
