import { test } from 'vitest';
import { surveyOf } from '../../../src/extract/inspect/survey.ts';
import { guessFile } from '../../../src/extract/inspect/guess-file.ts';
import { customers, LANGUAGES } from './held-tables.ts';
import { written, type Writing } from './written-tables.ts';
import { ENCODINGS } from '../../../src/job/table-plan.ts';
async function* one(b: Buffer) { yield b; }
test('grid', async () => {
  const seen=new Map<string,string>(); let n=0, bad=0; const count: Record<string,number>={};
  const delims = [',',';','\t','|','^','~',':','||','~|~','|;|','::','¤','§','\x1f','\x01',', ','#','!!','@@','<>','^|^',';;','*|*','!','$','=','@', '&', '|~|','\x02'];
  for (const lang of Object.keys(LANGUAGES)) for (const rows of [2,3,10,60]) {
    const t = customers(lang, rows);
    for (const delimiter of delims) for (const header of [true,false]) for (const quoting of ['needed','all','texts'] as const) for (const encoding of ENCODINGS) {
      if (encoding==='utf-16') continue;
      if (delimiter!==';' && !['utf-8','windows-1252','cp850','ibm273','iso-8859-2'].includes(encoding)) continue;
      const w: Writing = {delimiter, header, quoting, encoding, lineEnd: encoding.startsWith('ibm')?'\u0085':'\r\n'};
      const b = written(t, w); if (!b) continue;
      n++;
      const g = guessFile(await surveyOf(one(b)), {table:'t',record:'r',file:'f'});
      let err='';
      if (!('tables' in g)) err='none '+g.kind;
      else if (g.kind!=='delimited') err='kind '+g.kind;
      else {
        const p = g.tables[0]!.plan; const f = p.format; if (f.kind!=='delimited') throw 1;
        if (f.delimiter!==delimiter) err='delim '+JSON.stringify(f.delimiter);
        else if ((g.tables[0]!.keys[1]===t.header[1])!==header) err='header '+g.findings.find(x=>x.topic==='header')?.why;
        else if (g.tables[0]!.rows!==rows) err='rows '+g.tables[0]!.rows;
        else if (g.tables[0]!.samples[0]!.join('\0')!==t.rows[0]!.join('\0')) err='cells '+p.encoding+' '+g.tables[0]!.samples[0]!.join('/');
      }
      if (err) { bad++; const k=err.split(' ')[0]!; count[k]=(count[k]??0)+1; const kk=[lang,rows,JSON.stringify(delimiter),header,quoting,err].join(' '); seen.set(kk,(seen.get(kk)??'')+' '+encoding); }
    }
  }
  for (const [k,v] of seen) console.log(k, '@', v);
  console.log(n, bad, JSON.stringify(count));
}, 600000);
