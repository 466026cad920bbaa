import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';

/** One member of a zip made for a test; what is not stated is made right. */
export interface ZipMember {
  readonly name: string;
  readonly data: Buffer | string;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  /** Unpacked size that the central directory states. */
  readonly size?: number;
  /** The first byte of its packed data is no deflate. */
  readonly spoiled?: boolean;
}

const MAX_32 = 0xffffffff;

/** The extra field that states an unpacked size beyond 32 bits. */
function zip64Size(size: number): Buffer {
  const field = Buffer.alloc(12);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  return field;
}

/** Writes a zip archive byte by byte (APPNOTE 6.3), so that each field can be wrong. */
export function zipBytes(members: readonly ZipMember[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const data = Buffer.from(member.data);
    const method = member.method ?? 8;
    const packed = method === 8 ? zlib.deflateRawSync(data) : data;
    if (member.spoiled === true) packed[0] = 0xff;
    const size = member.size ?? data.length;
    const long = size > MAX_32 ? zip64Size(size) : Buffer.alloc(0);
    const name = Buffer.from(member.name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(member.flags ?? 0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(member.crc ?? zlib.crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Math.min(size, MAX_32), 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const stated = Buffer.from(common);
    stated.writeUInt16LE(long.length, 24);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), stated, tail, name, long);
    offset += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** Puts bytes into a file of their own and gives its path. */
export function fileOf(bytes: Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'stapel-zip-')), 'extract.zip');
  writeFileSync(path, bytes);
  return path;
}
