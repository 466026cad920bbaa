import type { Buffer } from 'node:buffer';
import xxhash from 'xxhash-wasm';
import type { StopMember } from '../stop-member.ts';
import { PackedBytes } from '../packed-bytes.ts';
import { BlockDecoder } from './block.ts';
import { ZstdDamage } from './damage.ts';
import { headerLength, readFrameHeader, type FrameHeader } from './frame-header.ts';
import { History } from './history.ts';
import { MAX_BLOCK } from './literals.ts';

/** The largest window that the `zstd` command grants without being asked to. */
const MAX_WINDOW = 128 * 1024 * 1024;

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

/** Room around a compressed block, so that reading bits needs no look at its ends. */
const MARGIN = 16;

type Hashes = Awaited<ReturnType<typeof xxhash>>;
type Hash = ReturnType<Hashes['create64']>;

/**
 * Unpacks zstd (RFC 8878): frames one behind another, skippable ones passed over. Stops the run where it is cut off or
 * damaged, or where a frame is not what it states of itself: its size and checksum are looked at when it ends, so act
 * on nothing before. `stop` says so of the member.
 */
export async function* unzstd(source: AsyncIterable<Buffer>, stop: StopMember): AsyncGenerator<Buffer> {
  const input = new PackedBytes(source);
  const decoder = new ZstdDecoder(input, stop, await xxhash());
  let frames = 0;
  try {
    while (await input.has(1)) {
      if (!(await input.has(4))) stop({ code: 'archive.cut-off', found: String(input.arrived) });
      const magic = input.bytes.readUInt32LE(0);
      if (magic === FRAME) {
        yield* decoder.frame();
        frames += 1;
      } else if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) await decoder.passOver();
      else stop({ code: 'archive.damaged', reason: 'more bytes stand behind the end of its packed data' });
    }
    // An empty file has a frame too: the one that was to come is not there.
    if (frames === 0) stop({ code: 'archive.cut-off', found: String(input.arrived) });
  } catch (error) {
    if (!(error instanceof ZstdDamage)) throw error;
    stop({ code: 'archive.damaged', reason: error.message }, error);
  } finally {
    await input.close();
  }
}

class ZstdDecoder {
  readonly #input: PackedBytes;
  readonly #stop: StopMember;
  readonly #hashes: Hashes;
  readonly #blocks = new BlockDecoder();
  readonly #history = new History();
  readonly #packed = new Uint8Array(MARGIN + MAX_BLOCK + MARGIN);

  constructor(input: PackedBytes, stop: StopMember, hashes: Hashes) {
    this.#input = input;
    this.#stop = stop;
    this.#hashes = hashes;
  }

  async *frame(): AsyncGenerator<Buffer> {
    const history = this.#history;
    const header = await this.#header();
    const hash = header.checked ? this.#hashes.create64() : undefined;
    const most = Math.min(MAX_BLOCK, header.window);
    history.begin(header.window);
    this.#blocks.beginFrame();
    let size = 0;
    let last = false;
    while (!last) {
      if (history.fresh >= MAX_BLOCK || history.full) {
        if (history.fresh > 0) yield freshOf(history, hash);
        history.makeRoom();
      }
      const before = history.at;
      last = await this.#block(most);
      size += history.at - before;
      if (size > (header.size ?? size)) this.#sizeDiffers(size, header);
    }
    if (history.fresh > 0) yield freshOf(history, hash);
    if (size !== (header.size ?? size)) this.#sizeDiffers(size, header);
    if (hash !== undefined) await this.#compare(hash);
  }

  /** A frame that holds no data of ours (3.1.2). */
  async passOver(): Promise<void> {
    await this.#need(8);
    const length = this.#input.take(8).readUInt32LE(4);
    if (!(await this.#input.skip(length))) this.#cutOff();
  }

  async #header(): Promise<FrameHeader> {
    await this.#need(5);
    const length = headerLength(this.#input.bytes.readUInt8(4));
    await this.#need(length);
    const header = readFrameHeader(this.#input.take(length));
    const { window, dictionary } = header;
    if (dictionary !== 0) {
      const found = `zstd with dictionary ${dictionary}`;
      this.#stop({ code: 'archive.method-unsupported', found, expected: 'zstd without a dictionary' });
    }
    if (window > MAX_WINDOW) {
      const sizes = { found: String(window), expected: String(MAX_WINDOW) };
      this.#stop({ code: 'archive.window-too-large', ...sizes });
    }
    return header;
  }

  /** Unpacks a block behind what is there (3.1.1.2); true for the last one of a frame. */
  async #block(most: number): Promise<boolean> {
    const input = this.#input;
    const history = this.#history;
    if (input.bytes.length < 3) await this.#need(3);
    const head = input.take(3).readUIntLE(0, 3);
    const type = (head >> 1) & 3;
    const size = head >> 3;
    if (size > most) throw new ZstdDamage('a block is larger than allowed');
    const packed = type === 1 ? 1 : size;
    if (input.bytes.length < packed) await this.#need(packed);
    const bytes = input.take(packed);
    if (type === 0) history.bytes.set(bytes, history.at);
    else if (type === 1) history.bytes.fill(bytes.readUInt8(0), history.at, history.at + size);
    else if (type === 2) {
      this.#packed.set(bytes, MARGIN);
      this.#blocks.decode(this.#packed, MARGIN, MARGIN + size, history, most);
    } else throw new ZstdDamage('a block is of a reserved type');
    if (type !== 2) history.at += size;
    return (head & 1) === 1;
  }

  /** The low half of the XXH64 stands behind the blocks (3.1.1). */
  async #compare(hash: Hash): Promise<void> {
    await this.#need(4);
    const expected = this.#input.take(4).readUInt32LE(0);
    const found = Number(hash.digest() & 0xffffffffn);
    if (found === expected) return;
    const [is, stated] = [found, expected].map((sum) => sum.toString(16).padStart(8, '0'));
    this.#stop({ code: 'archive.damaged', reason: `its checksum is ${is}, but it states ${stated}` });
  }

  async #need(count: number): Promise<void> {
    if (!(await this.#input.has(count))) this.#cutOff();
  }

  #cutOff(): never {
    return this.#stop({ code: 'archive.cut-off', found: String(this.#input.arrived) });
  }

  #sizeDiffers(size: number, header: FrameHeader): never {
    const found = size > (header.size ?? 0) ? `${size} or more` : String(size);
    return this.#stop({ code: 'archive.size-differs', found, expected: String(header.size) });
  }
}

function freshOf(history: History, hash: Hash | undefined): Buffer {
  const fresh = history.take();
  hash?.update(fresh);
  return fresh;
}
