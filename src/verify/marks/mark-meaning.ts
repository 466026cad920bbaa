import { numberIn, type OmrPosition } from '../../job/omr-position.ts';

/** What marks say of their sheet, read as the machine reads them; a part that no position states is absent. */
interface MarkMeaning {
  readonly first?: boolean;
  readonly last?: boolean;
  /** Binary counters. */
  readonly sequence?: number;
  readonly match?: number;
  /** Positions that must be printed on every sheet, and are. */
  readonly framed: boolean;
}

/** Reads marks: bit n of `bits` is position n. */
export function meaningOf(bits: number, positions: readonly OmrPosition[]): MarkMeaning {
  const meaning: { -readonly [K in keyof MarkMeaning]: MarkMeaning[K] } = { framed: true };
  positions.forEach((position, index) => {
    const printed = ((bits >>> index) & 1) === 1;
    switch (position) {
      case 'start':
      case 'safety':
      case 'retiming':
        meaning.framed &&= printed;
        break;
      case 'blank':
        meaning.framed &&= !printed;
        break;
      case 'boc':
        meaning.first = printed;
        break;
      case 'not-boc':
        meaning.first = !printed;
        break;
      case 'eoc':
      case 'insert':
        meaning.last = printed;
        break;
      case 'not-eoc':
      case 'accumulate':
        meaning.last = !printed;
        break;
      default: {
        const inSequence = numberIn(position, 'sequence');
        if (inSequence !== undefined) meaning.sequence = (meaning.sequence ?? 0) + (printed ? inSequence : 0);
        const inMatch = numberIn(position, 'match');
        if (inMatch !== undefined) meaning.match = (meaning.match ?? 0) + (printed ? inMatch : 0);
      }
    }
  });
  return meaning;
}
