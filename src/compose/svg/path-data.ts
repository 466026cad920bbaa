import { addArc } from './arc.ts';
import { NumberScanner } from './number-list.ts';
import { PathBuilder, type PathStep } from './path.ts';

/** The `d` attribute as lines and cubic curves (SVG 1.1, 8.3): M L H V C S Q T A Z, absolute and relative. */
export function readPathData(data: string): readonly PathStep[] {
  const scanner = new NumberScanner(data, 'path data');
  const path = new PathBuilder();
  let command = '';
  // Control point that S and T reflect; the current point after any other command.
  let cubic: readonly [number, number] | undefined;
  let quadratic: readonly [number, number] | undefined;

  while (!scanner.done) {
    if (!scanner.numberAhead) {
      const letter = scanner.next;
      if (!/^[MmLlHhVvCcSsQqTtAaZz]$/.test(letter)) throw scanner.refuse('a command is expected');
      if (command === '' && letter !== 'M' && letter !== 'm')
        throw scanner.refuse('a path must begin with M');
      command = scanner.take();
    } else if (command === '' || command === 'Z' || command === 'z')
      throw scanner.refuse('a command is expected');
    else if (command === 'M') command = 'L';
    else if (command === 'm') command = 'l';

    const relative = command === command.toLowerCase();
    const baseX = relative ? path.x : 0;
    const baseY = relative ? path.y : 0;
    const nextX = (): number => baseX + scanner.number();
    const nextY = (): number => baseY + scanner.number();
    let nextCubic: readonly [number, number] | undefined;
    let nextQuadratic: readonly [number, number] | undefined;
    switch (command.toUpperCase()) {
      case 'M':
        path.move(nextX(), nextY());
        break;
      case 'L':
        path.line(nextX(), nextY());
        break;
      case 'H':
        path.line(nextX(), path.y);
        break;
      case 'V':
        path.line(path.x, nextY());
        break;
      case 'C':
      case 'S': {
        const first: readonly [number, number] =
          command.toUpperCase() === 'C' ? [nextX(), nextY()] : reflect(cubic, path.x, path.y);
        nextCubic = [nextX(), nextY()];
        path.curve(first[0], first[1], nextCubic[0], nextCubic[1], nextX(), nextY());
        break;
      }
      case 'Q':
      case 'T':
        nextQuadratic =
          command.toUpperCase() === 'Q' ? [nextX(), nextY()] : reflect(quadratic, path.x, path.y);
        path.quadratic(nextQuadratic[0], nextQuadratic[1], nextX(), nextY());
        break;
      case 'A': {
        const [rx, ry, rotation] = [scanner.number(), scanner.number(), scanner.number()];
        const large = scanner.flag();
        const sweep = scanner.flag();
        addArc(path, rx, ry, rotation, large, sweep, nextX(), nextY());
        break;
      }
      default:
        path.close();
    }
    cubic = nextCubic;
    quadratic = nextQuadratic;
  }
  return path.steps;
}

function reflect(
  control: readonly [number, number] | undefined,
  x: number,
  y: number,
): readonly [number, number] {
  return control === undefined ? [x, y] : [2 * x - control[0], 2 * y - control[1]];
}
