import { ZstdDamage } from './damage.ts';
import type { History } from './history.ts';
import { Literals } from './literals.ts';
import { LITERAL_LENGTHS, MATCH_LENGTHS, SequenceTables } from './sequence-tables.ts';

/** A copy of at least so many bytes is worth the call. */
const LONG_COPY = 128;

/** Unpacks compressed blocks (RFC 8878, 3.1.1.3); knows what blocks of one frame hand to the next. */
export class BlockDecoder {
  readonly #literals = new Literals();
  readonly #tables = new SequenceTables();
  /** The last three offsets, the latest first. */
  readonly #recent = new Int32Array(3);

  beginFrame(): void {
    this.#literals.forget();
    this.#tables.forget();
    this.#recent.set([1, 4, 8]);
  }

  /**
   * Unpacks the block that takes `bytes` from `from` to `end` into `history`, to at most `most` bytes. `bytes` has at
   * least 16 bytes of room before `from` and behind `end`.
   */
  decode(bytes: Uint8Array, from: number, end: number, history: History, most: number): void {
    let at = this.#literals.read(bytes, from, end, most);
    if (at >= end) throw new ZstdDamage('a block is cut off');
    let count = bytes[at] ?? 0;
    at += 1;
    if (count === 255) {
      count = ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)) + 0x7f00;
      at += 2;
    } else if (count > 127) {
      count = ((count - 128) << 8) | (bytes[at] ?? 0);
      at += 1;
    }
    const begin = history.at;
    let used = 0;
    if (count === 0) {
      if (at !== end) throw new ZstdDamage('a block is longer than what it holds');
    } else {
      const modes = bytes[at] ?? 0;
      at = this.#tables.read(bytes, at + 1, end, modes);
      used = this.#runSequences(bytes, at, end, count, history, most);
    }
    const { bytes: literals, size } = this.#literals;
    const rest = size - used;
    if (history.at - begin + rest > most) throw new ZstdDamage('a block unpacks to more than allowed');
    history.bytes.set(literals.subarray(used, size), history.at);
    history.at += rest;
  }

  /** Each sequence takes literals, then a match from what was unpacked before. Gives how many literals were taken. */
  #runSequences(
    bytes: Uint8Array,
    from: number,
    end: number,
    count: number,
    history: History,
    most: number,
  ): number {
    const last = bytes[end - 1] ?? 0;
    if (from >= end || last === 0) throw new ZstdDamage('a stream of sequences is malformed');
    const { bytes: out, window } = history;
    const { bytes: literals, size } = this.#literals;
    const { literals: lengths, offsets, matches } = this.#tables;
    const recent = this.#recent;
    const packed = viewOf(bytes);
    const view = viewOf(out);
    const literalView = viewOf(literals);
    const stop = from * 8;
    const until = history.at + most;
    let to = history.at;
    let used = 0;
    let position = (end - 1) * 8 + (31 - Math.clz32(last));
    const initial = lengths.log + offsets.log + matches.log;
    if (position - initial < stop) throw new ZstdDamage('a stream of sequences is malformed');
    position -= lengths.log;
    let lengthState = bitsAt(packed, position, lengths.log);
    position -= offsets.log;
    let offsetState = bitsAt(packed, position, offsets.log);
    position -= matches.log;
    let matchState = bitsAt(packed, position, matches.log);
    for (let left = count; left > 0; left -= 1) {
      const lengthCell = lengths.cells[lengthState] ?? 0;
      const offsetCell = offsets.cells[offsetState] ?? 0;
      const matchCell = matches.cells[matchState] ?? 0;
      const offsetBits = offsetCell >>> 24;
      position -= offsetBits;
      let offset = (1 << offsetBits) | bitsAt(packed, position, offsetBits);
      const matchCode = matchCell >>> 24;
      const matchBits = MATCH_LENGTHS.bits[matchCode] ?? 0;
      position -= matchBits;
      const match = (MATCH_LENGTHS.base[matchCode] ?? 0) + bitsAt(packed, position, matchBits);
      const lengthCode = lengthCell >>> 24;
      const lengthBits = LITERAL_LENGTHS.bits[lengthCode] ?? 0;
      position -= lengthBits;
      const length = (LITERAL_LENGTHS.base[lengthCode] ?? 0) + bitsAt(packed, position, lengthBits);
      if (left > 1) {
        const one = (lengthCell >> 16) & 0xff;
        position -= one;
        lengthState = (lengthCell & 0xffff) + bitsAt(packed, position, one);
        const two = (matchCell >> 16) & 0xff;
        position -= two;
        matchState = (matchCell & 0xffff) + bitsAt(packed, position, two);
        const three = (offsetCell >> 16) & 0xff;
        position -= three;
        offsetState = (offsetCell & 0xffff) + bitsAt(packed, position, three);
      }
      // No window is as large as offsets of 31 bits.
      if (position < stop || offsetBits > 30) throw new ZstdDamage('a stream of sequences is malformed');
      offset = offset > 3 ? newOffset(recent, offset - 3) : recentOffset(recent, offset, length === 0);
      if (used + length > size || to + length + match > until)
        throw new ZstdDamage('a block unpacks to more than allowed');
      // Four bytes at once; what is copied too much is overwritten by what comes next.
      for (let i = 0; i < length; i += 4) view.setInt32(to + i, literalView.getInt32(used + i, true), true);
      used += length;
      to += length;
      if (offset > to || offset > window) throw new ZstdDamage('a match reaches beyond what was unpacked');
      if (match >= LONG_COPY && offset >= match) {
        out.copyWithin(to, to - offset, to - offset + match);
      } else if (offset >= 4) {
        for (let i = to; i < to + match; i += 4) view.setInt32(i, view.getInt32(i - offset, true), true);
      } else for (let i = to; i < to + match; i += 1) out[i] = out[i - offset] ?? 0;
      to += match;
    }
    if (position !== stop) throw new ZstdDamage('a stream of sequences is malformed');
    history.at = to;
    return used;
  }
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

function newOffset(recent: Int32Array, offset: number): number {
  recent[2] = recent[1] ?? 0;
  recent[1] = recent[0] ?? 0;
  recent[0] = offset;
  return offset;
}

/** Values 1 to 3 mean one of the last offsets; after no literals they mean the next of them (3.1.1.5). */
function recentOffset(recent: Int32Array, value: number, noLiterals: boolean): number {
  const which = noLiterals ? value : value - 1;
  const first = recent[0] ?? 0;
  if (which === 0) return first;
  const offset = which === 3 ? first - 1 : (recent[which] ?? 0);
  if (offset === 0) throw new ZstdDamage('a match refers to itself');
  if (which > 1) recent[2] = recent[1] ?? 0;
  recent[1] = first;
  recent[0] = offset;
  return offset;
}

/** `count` bits, at most 30, that stand from bit `position` on. */
function bitsAt(view: DataView, position: number, count: number): number {
  const byte = position >> 3;
  const shift = position & 7;
  let bits = view.getInt32(byte, true) >>> shift;
  // A fifth byte counts where more than 25 bits are wanted: offsets beyond 32 MiB.
  if (count > 25 && shift > 0) bits |= view.getUint8(byte + 4) << (32 - shift);
  return bits & ((1 << count) - 1);
}
