import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { guessEncoding } from '../../../src/extract/inspect/encoding/guess-encoding.ts';
import { sampleText } from '../../../src/extract/inspect/sample-text.ts';
import { encoded, draws } from './written-tables.ts';
test('enc', () => {
  const lines = gunzipSync(readFileSync('/work/shared/data/postcodes/postcodes.tsv.gz')).toString('utf8').split('\n').slice(1).filter(Boolean).map(l=>l.split('\t'));
  const by = new Map<string,string[][]>(); for (const l of lines) { const a=by.get(l[0]!)??[]; a.push(l); by.set(l[0]!,a); }
  const draw=draws(3); const stat: Record<string,[number,number]>={};
  for (const [c, ls] of by) for (const rows of [3,8,30]) for (let k=0;k<40;k++) {
    const picked = Array.from({length:rows},()=>ls[draw(ls.length)]!);
    const text = picked.map(l=>[l[1],l[2],l[3],l[5],l[6]].join(';')).join('\n')+'\n';
    if (!/[^\x00-\x7f]/.test(text)) continue;
    for (const e of ['windows-1252','iso-8859-15','cp850','cp437','ibm037','ibm273','ibm500','utf-8'] as const) {
      const b=encoded(text,e); if(!b) continue;
      const g=guessEncoding({head:b,later:Buffer.alloc(0)});
      const key=`${rows} ${e}`; const s=stat[key]??=[0,0]; s[1]++;
      if (sampleText(b,g.encoding)===text) s[0]++; else if (k<4) console.log(c, rows, e, '->', g.encoding, g.sureness, JSON.stringify((text.match(/\S*[^\x00-\x7f]\S*/g)??[]).slice(0,4)), JSON.stringify((sampleText(b,g.encoding).match(/\S*[^\x00-\x7f]\S*/g)??[]).slice(0,4)));
    }
  }
  console.log(JSON.stringify(stat));
});
