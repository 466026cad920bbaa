/** Texts, each held once as bytes and known by a number from 1; 0 is the empty text. */
export class TextPool {
  #bytes = new Uint8Array(1 << 14);
  #starts = new Int32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  #table = new Int32Array(1 << 11);
  #size = 1;
  #end = 0;
  readonly #recent = new Map<string, number>();

  /** One more than the highest number given. */
  get size(): number {
    return this.#size;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  start(id: number): number {
    return this.#starts[id] ?? 0;
  }

  end(id: number): number {
    return this.#starts[id + 1] ?? 0;
  }

  length(id: number): number {
    return this.end(id) - this.start(id);
  }

  /** The same for the same text in every run. */
  hash(id: number): number {
    return this.#hashes[id] ?? 0;
  }

  intern(text: string): number {
    if (text === '') return 0;
    const recent = this.#recent.get(text);
    if (recent !== undefined) return recent;
    const id = this.#find(text);
    if (this.#recent.size >= RECENT) this.#recent.clear();
    this.#recent.set(text, id);
    return id;
  }

  text(id: number): string {
    const bytes = this.#bytes;
    let text = '';
    for (let at = this.start(id); at < this.end(id); at++) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) text += String.fromCharCode(byte);
      else {
        text += String.fromCharCode(
          ((byte & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f),
        );
        at += 2;
      }
    }
    return text;
  }

  /** Gives back what only adding needs. */
  close(): void {
    this.#recent.clear();
    this.#table = new Int32Array(0);
  }

  #find(text: string): number {
    this.#reserve(text.length * 3);
    const end = this.#write(text);
    let hash = 0x811c9dc5;
    for (let at = this.#end; at < end; at++) hash = Math.imul(hash ^ (this.#bytes[at] ?? 0), 0x01000193);
    hash = mix(hash);
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (let id = this.#table[slot] ?? 0; id !== 0; id = this.#table[slot] ?? 0) {
      if (this.#hashes[id] === hash && this.#equals(id, end)) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.#size++;
    this.#table[slot] = id;
    this.#hashes[id] = hash;
    this.#starts[id] = this.#end;
    this.#end = end;
    this.#starts[id + 1] = end;
    return id;
  }

  /** Letters beyond ASCII take three bytes, each with its high bit set. */
  #write(text: string): number {
    const bytes = this.#bytes;
    let end = this.#end;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 0x80) bytes[end++] = code;
      else {
        bytes[end++] = 0xe0 | (code >> 12);
        bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[end++] = 0x80 | (code & 0x3f);
      }
    }
    return end;
  }

  #equals(id: number, end: number): boolean {
    const bytes = this.#bytes;
    const start = this.start(id);
    if (this.end(id) - start !== end - this.#end) return false;
    for (let at = this.#end; at < end; at++) if (bytes[at] !== bytes[start + at - this.#end]) return false;
    return true;
  }

  #reserve(length: number): void {
    if (this.#end + length > this.#bytes.length) this.#bytes = grownBytes(this.#bytes, this.#end + length);
    if (this.#size + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#hashes = grown(this.#hashes);
    }
    if (this.#size * 2 > this.#table.length) this.#rehash();
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let id = 1; id < this.#size; id++) {
      let slot = (this.#hashes[id] ?? 0) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = id;
    }
    this.#table = table;
  }
}

const RECENT = 8192;

/** Never 0 but for the empty text. */
export function hashText(text: string): number {
  if (text === '') return 0;
  let hash = 17;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash) | 1;
}

export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

function grownBytes(bytes: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(Math.max(bytes.length * 2, needed));
  longer.set(bytes);
  return longer;
}
