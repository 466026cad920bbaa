import { test } from 'vitest';
import { customers } from './held-tables.ts';
import { written } from './written-tables.ts';
import { guessEncoding } from '../../../src/extract/inspect/encoding/guess-encoding.ts';
import { regularBytes } from '../../../src/extract/inspect/encoding/regular-bytes.ts';
test('d', () => {
  const b = written(customers('fr', 60), {delimiter:'|', encoding:'ibm273', lineEnd:'\u0085', header:true})!;
  console.log(guessEncoding({head:b, later:Buffer.alloc(0)}), [...regularBytes(b,0x15,(x)=>x===0xbb)]);
});
