import { describe, expect, it } from 'vitest';
import { readChecksums } from '../../src/extract/checksum-file.ts';

// Sums of `abc` and a line end, as coreutils 9.1 and OpenSSL 3.0 print them.
const SHA256 = 'edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb';
const MD5 = '0bee89b07a248e27c83fc3d5951213c1';
const SHA1 = '03cfd743661f07975fa2f1220c5194cbaff48451';

describe('readChecksums', () => {
  it.each([
    ['sha256sum', `${SHA256}  night.zip\n`, { kind: 'sha256', sum: SHA256, file: 'night.zip' }],
    ['sha256sum --binary', `${SHA256} *night.zip\n`, { kind: 'sha256', sum: SHA256, file: 'night.zip' }],
    ['md5sum', `${MD5}  out/night 2.zip\r\n`, { kind: 'md5', sum: MD5, file: 'out/night 2.zip' }],
    ['sha1sum --tag', `SHA1 (night.zip) = ${SHA1}\n`, { kind: 'sha1', sum: SHA1, file: 'night.zip' }],
    ['openssl dgst', `SHA2-256(night.zip)= ${SHA256}\n`, { kind: 'sha256', sum: SHA256, file: 'night.zip' }],
    ['a sum alone, in capitals', `\ufeff${SHA256.toUpperCase()}`, { kind: 'sha256', sum: SHA256 }],
    [
      'sha256sum of a name with a line end',
      `\\${SHA256}  a\\nb\n`,
      { kind: 'sha256', sum: SHA256, file: 'a\\nb' },
    ],
  ])('reads what %s writes', (_, text, stated) => {
    expect(readChecksums(text)).toEqual([stated]);
  });

  it('passes over comments and empty lines, and reads several', () => {
    expect(readChecksums(`; made by host\n# x\n\n${MD5}  a\n${SHA256}  b\n`)).toMatchObject([
      { file: 'a', kind: 'md5' },
      { file: 'b', kind: 'sha256' },
    ]);
    expect(readChecksums('\n')).toEqual([]);
  });

  it.each([`${SHA256.slice(1)}  night.zip\n`, `${SHA256}x night.zip\n`, '<html>\n', 'night.zip\n'])(
    'reads nothing out of %j',
    (text) => {
      expect(readChecksums(text)).toBeUndefined();
    },
  );
});
