import { test } from 'vitest';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { guessEncoding } from '../../../src/extract/inspect/encoding/guess-encoding.ts';
import { sampleText, sampleLines } from '../../../src/extract/inspect/sample-text.ts';
import { TrialText } from '../../../src/extract/inspect/delimited/trial-rows.ts';
import { guessDialect } from '../../../src/extract/inspect/delimited/guess-dialect.ts';
const B='/tmp/insp-bench';
const name: Record<string,string> = {comma:',',semicolon:';',tab:'\t',vslash:'|',pipe:'|',space:' ',colon:':',doublequote:'"',singlequote:"'",quote:"'"};
interface Case { file:string; delimiter:string; quote:string; enc:string; set:string }
function cases(): Case[] {
  const out: Case[] = [];
  const gt = `${B}/cs/python/ground truth`;
  for (const [f, dir] of [['CCSV-manual_Dialect_Annotation.txt','CSV_Wrangling'],['W3C-CSVW-dialect_annotations.txt','W3C-CSVW']] as const) {
    for (const line of readFileSync(`${gt}/${f}`,'utf8').split('\n').slice(2)) {
      const [file, enc, d, q] = line.trim().split('|'); if (!file || d===undefined) continue;
      let p = `${B}/cs/python/${dir}/${file}`; if (!existsSync(p)) p=`${B}/cs/python/CSV/${file}`; if (!existsSync(p)) continue;
      out.push({file:p, delimiter: name[d] ?? d, quote: name[q??''] ?? q ?? '', enc: enc??'', set:dir});
    }
  }
  for (const line of readFileSync(`${B}/cs/Dialect_annotations.txt`,'utf8').split('\n').slice(2)) {
      const [file, enc, d, q] = line.trim().split('|'); if (!file || d===undefined) continue;
      const p = `${B}/cs/CSV/${file}`; if (!existsSync(p)) continue;
      out.push({file:p, delimiter: name[d] ?? d, quote: name[q??''] ?? q ?? '', enc: enc??'', set:'CSV'});
  }
  for (const f of readdirSync(`${B}/pl/survey_sample/parameters`)) {
    const j = JSON.parse(readFileSync(`${B}/pl/survey_sample/parameters/${f}`,'utf8'));
    out.push({file:`${B}/pl/survey_sample/csv/${f.replace(/_parameters\.json$/,'')}`, delimiter:j.delimiter, quote:j.quotechar, enc:j.encoding, set:'sample'});
  }
  return out;
}
test('bench', () => {
  const stat: Record<string,[number,number]> = {};
  let ms=0; let worst=0; let worstf='';
  for (const c of cases()) {
    if (!existsSync(c.file)) { console.log('no', c.file); continue; }
    const b = readFileSync(c.file).subarray(0,1<<20);
    const t0=performance.now();
    const e = guessEncoding({head:b, later:Buffer.alloc(0)});
    const text = sampleText(b, e.encoding);
    const lines = sampleLines(text, true);
    const g = guessDialect(lines);
    const t=performance.now()-t0; ms+=t; if (t>worst) {worst=t;worstf=c.file;}
    const s = stat[c.set] ??= [0,0]; s[1]++;
    const ok = g.format.delimiter===c.delimiter || (g.cells===1 && c.delimiter===',' && !lines.slice(0,300).some(l=>l.replace(/"[^"]*"/g,'').includes(',')));
    if (ok) s[0]++; else console.log('DELIM', c.set, JSON.stringify(c.file.replace(B,'')), 'want', JSON.stringify(c.delimiter), 'got', JSON.stringify(g.format), g.cells, g.score.toFixed(3), 'second', JSON.stringify(g.second));
  }
  console.log(JSON.stringify(stat), ms, worst, worstf);
});
