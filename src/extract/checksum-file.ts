/** A checksum as a checksum file states it. */
export interface StatedChecksum {
  readonly kind: ChecksumKind;
  /** Lower case, hexadecimal. */
  readonly sum: string;
  /** The file that it is about, as it is named there; absent where the sum stands alone. */
  readonly file?: string;
}

type ChecksumKind = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** A sum tells its kind by its length in hexadecimal digits. */
const KINDS: Readonly<Record<number, ChecksumKind>> = {
  32: 'md5',
  40: 'sha1',
  56: 'sha224',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
};

/** `<sum>  <file>` and `<sum> *<file>` as GNU coreutils write them (a backslash before it: names with escapes), or the sum alone. */
const GNU = /^\\?([0-9a-f]{32,128})(?:[ \t]+\*?(.+))?$/i;
/** `SHA256 (<file>) = <sum>` as BSD and OpenSSL write it. */
const BSD = /^[A-Z0-9-]{3,12} ?\((.+)\) ?= ?([0-9a-f]{32,128})$/i;

/** The checksums of a file; undefined when a line of it is none. Empty lines and comments (`#`, `;`) do not matter. */
export function readChecksums(text: string): readonly StatedChecksum[] | undefined {
  const stated: StatedChecksum[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const plain = line.trim();
    if (plain === '' || /^[#;]/.test(plain)) continue;
    const [, bsdFile, bsdSum] = BSD.exec(plain) ?? [];
    const [, gnuSum, gnuFile] = bsdSum === undefined ? (GNU.exec(plain) ?? []) : [];
    const sum = (bsdSum ?? gnuSum ?? '').toLowerCase();
    const file = bsdFile ?? gnuFile;
    const kind = KINDS[sum.length];
    if (kind === undefined) return undefined;
    stated.push({ kind, sum, ...(file === undefined ? {} : { file }) });
  }
  return stated;
}
