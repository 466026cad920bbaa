import { test } from 'vitest';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { guessEncoding } from '../../../src/extract/inspect/encoding/guess-encoding.ts';
import { sampleText, sampleLines } from '../../../src/extract/inspect/sample-text.ts';
import { TrialText } from '../../../src/extract/inspect/delimited/trial-rows.ts';
import { guessDialect } from '../../../src/extract/inspect/delimited/guess-dialect.ts';
import { guessLayout } from '../../../src/extract/inspect/delimited/guess-layout.ts';
import { footerRows } from '../../../src/extract/inspect/delimited/footer-rows.ts';
const B='/tmp/insp-bench/pl';
function look(f:string){
  const b = readFileSync(f).subarray(0,1<<20);
  const e = guessEncoding({head:b, later:Buffer.alloc(0)});
  const text = sampleText(b, e.encoding);
  const lines = sampleLines(text, true);
  const g = guessDialect(lines);
  const l = guessLayout(new TrialText(text,true).rows(g.format, 5000), g.cells);
  const foot = footerRows(l.rows, g.cells);
  return {g,l,foot,lines};
}
test('sample', () => {
  let ok=0,n=0;
  for (const f of readdirSync(`${B}/survey_sample/parameters`)) {
    const j = JSON.parse(readFileSync(`${B}/survey_sample/parameters/${f}`,'utf8'));
    const p = `${B}/survey_sample/csv/${f.replace(/_parameters\.json$/,'')}`; if (!existsSync(p)) continue;
    const r = look(p); n++;
    const want = [Number(j.header_lines)>0, Number(j.header_lines)+Number(j.preamble_lines), Number(j.footnote_lines)];
    const got = [r.l.header!==undefined, r.l.rowsFrom, r.foot];
    if (JSON.stringify(want)===JSON.stringify(got)) ok++; else console.log(p.replace(B,''), 'want', want.join(), 'got', got.join(), r.l.headerWhy, r.l.cells, r.l.comment);
  }
  console.log(ok, n);
});
test.skip('survey', () => {
  let n=0; const bad: Record<string,number>={}; 
  for (const f of readdirSync(`${B}/survey/annotations`)) {
    const j = JSON.parse(readFileSync(`${B}/survey/annotations/${f}`,'utf8'));
    const p = `${B}/survey/csv/${f.replace(/_annotations\.json$/,'')}`; if (!existsSync(p)) continue;
    if (j.table_multiple_tables) continue;
    const r = look(p); n++;
    const want = {header: j.table_no_header?0:1, pre: j.table_preamble_rows, foot: j.table_footnote_rows, multi: j.table_multirow_header};
    const got = {header: r.l.header?1:0, pre: r.l.header?.line??r.l.rowsFrom, foot:r.foot};
    if (want.header!==got.header) { bad.header=(bad.header??0)+1; console.log('H', p.replace(B,''), JSON.stringify(want), JSON.stringify(got), r.l.headerWhy, JSON.stringify(r.g.format)); }
    else if ((want.pre>0)!==(got.pre>0) && !want.multi) {bad.pre=(bad.pre??0)+1; console.log('P', p.replace(B,''), JSON.stringify(want), JSON.stringify(got));}
    else if ((want.foot>0)!==(got.foot>0)) {bad.foot=(bad.foot??0)+1; console.log('F', p.replace(B,''), JSON.stringify(want), JSON.stringify(got));}
  }
  console.log(n, JSON.stringify(bad));
}, 600000);

test('polluted', () => {
  for (const f of readdirSync(`${B}/polluted_files/csv`).filter((x)=>!x.startsWith('row_')||/quote1?0_col0|sep_row(3|30)_col(1|4)\./.test(x)||x.startsWith('row_field'))) {
    const j = JSON.parse(readFileSync(`${B}/polluted_files/parameters/${f}_parameters.json`,'utf8'));
    const r = look(`${B}/polluted_files/csv/${f}`);
    const want = [j.delimiter, j.quotechar, j.header_lines>0, j.preamble_lines+j.header_lines, j.footnote_lines, j.n_columns];
    const got = [r.g.format.delimiter, r.g.format.quote, r.l.header!==undefined, r.l.rowsFrom, r.foot, r.l.cells];
    if (JSON.stringify(want)!==JSON.stringify(got)) console.log('POL', f, JSON.stringify(want), JSON.stringify(got), r.l.headerWhy, JSON.stringify(r.g.format));
  }
});
test('one', () => { const r = look(`${B}/survey_sample/csv/20170320-ePC_Data-Travel-Stationery.csv`); console.log(JSON.stringify(r.g), JSON.stringify(r.l).slice(0,600)); });
