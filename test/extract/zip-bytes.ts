import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';

/** What a header says of a member; what is not stated is right. */
interface Stated {
  readonly name?: string;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  /** Unpacked size. */
  readonly size?: number;
  readonly packedSize?: number;
  readonly extra?: Buffer;
}

/** One member of a zip made for a test; what is not stated is made right. What it states, both headers state. */
export interface ZipMember extends Omit<Stated, 'packedSize'> {
  readonly name: string;
  readonly data: Buffer | string;
  /** The first byte of its packed data is no deflate. */
  readonly spoiled?: boolean;
  /** What its own header says otherwise than the list of members. */
  readonly own?: Stated;
  /** What the list of members says otherwise than its own header. */
  readonly listed?: Stated & { readonly offset?: number };
  /** Upper half of the external attributes: a Unix mode. */
  readonly mode?: number;
  /** Bytes between its packed data and what follows. */
  readonly behind?: Buffer;
}

interface ZipOptions {
  /** Stands before the archive; offsets count it. */
  readonly prefix?: Buffer;
  readonly comment?: Buffer;
  /** How many members and bytes the end says that the list has. */
  readonly count?: number;
  readonly listBytes?: number;
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

/** What both headers have in common, from the version needed to the length of the extra fields (APPNOTE 4.3.7, 4.3.12). */
function commonFields(stated: Required<Omit<Stated, 'name'>> & { readonly name: Buffer }): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(stated.flags, 2);
  common.writeUInt16LE(stated.method, 4);
  common.writeUInt32LE(stated.crc, 10);
  common.writeUInt32LE(stated.packedSize, 14);
  common.writeUInt32LE(Math.min(stated.size, MAX_32), 18);
  common.writeUInt16LE(stated.name.length, 22);
  common.writeUInt16LE(stated.extra.length, 24);
  return common;
}

/** Writes a zip archive byte by byte (APPNOTE 6.3), so that each field can be wrong. */
export function zipBytes(members: readonly ZipMember[], options: ZipOptions = {}): Buffer {
  const { prefix = Buffer.alloc(0), comment = Buffer.alloc(0) } = options;
  const parts: Buffer[] = [prefix];
  const directory: Buffer[] = [];
  let offset = prefix.length;
  for (const member of members) {
    const data = Buffer.from(member.data);
    const method = member.method ?? 8;
    const packed = method === 8 ? zlib.deflateRawSync(data) : data;
    if (member.spoiled === true) packed[0] = 0xff;
    const both = {
      method,
      flags: member.flags ?? 0x800,
      crc: member.crc ?? zlib.crc32(data),
      size: member.size ?? data.length,
      packedSize: packed.length,
      extra: member.extra ?? Buffer.alloc(0),
    };
    const name = Buffer.from(member.name, 'utf8');
    const ownName = Buffer.from(member.own?.name ?? member.name, 'utf8');
    const own = { ...both, ...member.own, name: ownName };
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), commonFields(own), ownName, own.extra, packed);
    const behind = member.behind ?? Buffer.alloc(0);
    parts.push(behind);
    const long = both.size > MAX_32 ? zip64Size(both.size) : both.extra;
    const stated = { ...both, extra: long, ...member.listed, name };
    const tail = Buffer.alloc(14);
    tail.writeUInt16LE(member.mode ?? 0, 8);
    tail.writeUInt32LE(member.listed?.offset ?? offset, 10);
    directory.push(
      Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
      commonFields(stated),
      tail,
      name,
      stated.extra,
    );
    offset += 30 + ownName.length + own.extra.length + packed.length + behind.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(options.count ?? members.length, 8);
  end.writeUInt16LE(options.count ?? members.length, 10);
  end.writeUInt32LE(options.listBytes ?? central.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, central, end, comment]);
}

/** Puts bytes into a file of their own and gives its path. */
export function fileOf(bytes: Buffer, name = 'extract.zip'): string {
  const path = join(mkdtempSync(join(tmpdir(), 'stapel-zip-')), name);
  writeFileSync(path, bytes);
  return path;
}
