import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { guessEncoding } from '../../../src/extract/inspect/encoding/guess-encoding.ts';
import { sampleText } from '../../../src/extract/inspect/sample-text.ts';
import { recordLength } from '../../../src/extract/inspect/fixed/record-length.ts';
test('d', () => {
  const b = readFileSync('/tmp/spec/ebcdic_packed.dat');
  const e = guessEncoding({head:b, later:Buffer.alloc(0)});
  console.log(e, b.length, recordLength(sampleText(b, e.encoding), b.length), recordLength(sampleText(b, 'ibm273'), b.length));
});
