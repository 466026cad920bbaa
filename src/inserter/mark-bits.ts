import type { MarkRules } from '../job/inserter-profile.ts';
import { numberIn, type OmrPosition } from '../job/omr-position.ts';
import type { SheetFacts } from './sheet-facts.ts';
import { countedValue, countedValues, type CountRules } from './wrapping-count.ts';

/** The marks printed on a sheet: bit n for position n of the rules. */
type MarkBits = (facts: SheetFacts) => number;

/**
 * Works out once what positions mean, so that a sheet costs a few look-ups.
 *
 * Start, safety and retiming are always printed. The sequence counts sheets, the match code pieces of the stream; both wrap. Parity
 * makes the count of the marks that it covers even or odd, its own counted.
 */
export function createMarkBits(rules: MarkRules): MarkBits {
  const { positions, sequence, match, insertsOn, autoBatch } = rules;
  const at = (...kinds: readonly OmrPosition[]): number => maskOf(positions, kinds);
  const always = at('start', 'safety', 'retiming');
  const ofFirst = at('boc');
  const notOfFirst = at('not-boc');
  const ofLast = at('eoc', 'insert');
  const notOfLast = at('not-eoc', 'accumulate');
  const [divert, divertStop, doNotSeal] = [at('divert'), at('divert-stop'), at('do-not-seal')];
  const trayBreak = at('auto-batch');
  const stations = positions.flatMap((position, index) => {
    const station = numberIn(position, 'select');
    return station === undefined ? [] : [{ mark: 1 << index, bit: 1 << (station - 1) }];
  });
  const sequenceTurns = turnsOf(positions, 'sequence', sequence);
  const matchTurns = turnsOf(positions, 'match', match);
  const parity = at('parity');
  const covered = rules.parityOver === 'all' ? ~0 : maskOf(positions, rules.parityOver);
  const wanted = rules.parity === 'odd' ? 1 : 0;

  return (facts) => {
    const { sheetInPiece, sheetsInPiece, pieceInStream, actions } = facts;
    const first = sheetInPiece === 1;
    const last = sheetInPiece === sheetsInPiece;
    let bits = always | (first ? ofFirst : notOfFirst) | (last ? ofLast : notOfLast);
    const counted = sequence.counts === 'piece' ? sheetInPiece : facts.sheetInStream;
    bits |= sequenceTurns[(counted - 1) % sequenceTurns.length] ?? 0;
    bits |= matchTurns[(pieceInStream - 1) % matchTurns.length] ?? 0;
    if (insertsOn === 'every' || (insertsOn === 'first' ? first : last)) {
      for (const { mark, bit } of stations) if ((actions.stations & bit) !== 0) bits |= mark;
      if (actions.divert) bits |= divert;
      if (actions.divertStop) bits |= divertStop;
      if (actions.doNotSeal) bits |= doNotSeal;
      if (autoBatch > 0 && pieceInStream % autoBatch === 0) bits |= trayBreak;
    }
    if (parity !== 0 && onesIn(bits & covered & ~parity) % 2 !== wanted) bits |= parity;
    return bits;
  };
}

function maskOf(positions: readonly OmrPosition[], kinds: readonly OmrPosition[]): number {
  let mask = 0;
  positions.forEach((position, index) => {
    if (kinds.includes(position)) mask |= 1 << index;
  });
  return mask;
}

/** The weights of a counter's bits, ascending. */
export function weightsOf(positions: readonly OmrPosition[], kind: 'sequence' | 'match'): readonly number[] {
  return positions
    .flatMap((position) => numberIn(position, kind) ?? [])
    .toSorted((one, other) => one - other);
}

/** The marks of each value of a counter in turn; one turn without marks where the positions have no such bits. */
function turnsOf(
  positions: readonly OmrPosition[],
  kind: 'sequence' | 'match',
  rules: CountRules,
): Int32Array {
  const bits = weightsOf(positions, kind).length;
  if (bits === 0) return new Int32Array(1);
  return Int32Array.from({ length: countedValues(rules, bits) }, (_, n) => {
    const value = countedValue(rules, bits, n);
    return positions.reduce((mask, position, index) => {
      const weight = numberIn(position, kind);
      return weight !== undefined && (value & weight) !== 0 ? mask | (1 << index) : mask;
    }, 0);
  });
}

function onesIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
