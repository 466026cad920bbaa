import { test } from 'vitest';
import { readdirSync, writeFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { inspectInput } from '../../../src/run/inspect-input.ts';
import { guessedRows } from '../../../src/run/inspect-rows.ts';
import { declaredRows, declaredTable } from '../../../src/run/inspect-table.ts';
import { describe as say } from '../../../src/extract/inspect/describe.ts';
import { declareExtract } from '../../../src/extract/inspect/declare-extract.ts';
import { RunStop } from '../../../src/fault/run-stop.ts';
import { showFault } from '../../../src/fault/fault.ts';
const B='/tmp/insp-bench';
const dirs=[`${B}/pl/survey_sample/csv`,`${B}/cs/CSV`,`${B}/cs/W3C-CSVW`,`${B}/cs/python/CSV_Wrangling`];
test('all', async () => {
  const tmp = mkdtempSync(join(tmpdir(),'insp-'));
  let n=0, stops=0, faulty=0, bad=0, tbad=0;
  for (const d of dirs) for (const f of readdirSync(d)) {
    const p=join(d,f); n++;
    try {
      const open = await inspectInput(p, 1<<28);
      const yaml=[...say(open.inspection).map(l=>'# '+l), ...declareExtract(open.inspection)].join('\n')+'\n';
      writeFileSync(join(tmp,'job.yaml'), yaml);
      let rows=0, faults=0; const kinds: Record<string,number>={};
      for await (const r of guessedRows(open, Infinity)) { const ls=r.text.split('\n').filter(x=>x); for (const l of ls) JSON.parse(l); rows+=ls.length; faults+=r.faults.length; for (const x of r.faults) kinds[x.code]=(kinds[x.code]??0)+1; }
      if (faults) { faulty++; if (faults>rows*0.02+2) console.log('FAULTS', p.replace(B,''), rows, faults, JSON.stringify(kinds)); }
      for (const file of open.inspection.files) if ('tables' in file.guess) for (const t of file.guess.tables) {
        let r2=0,f2=0; let first='';
        for await (const r of declaredRows(p, await declaredTable(join(tmp,'job.yaml'), t.plan.name), Infinity)) { r2+=r.text.split('\n').filter(x=>x).length; f2+=r.faults.length; if (!first && r.faults[0]) first=showFault(r.faults[0]); }
        if (open.inspection.files.length===1 && file.guess.tables.length===1 && f2>faults) { tbad++; console.log('TYPED', p.replace(B,''), 'guess', rows, faults, 'typed', r2, f2, first.slice(0,200)); }
      }
      await open.input.close();
    } catch (e) {
      if (e instanceof RunStop) { stops++; console.log('STOP', p.replace(B,''), e.message.split('\n')[0]!.slice(0,220)); }
      else { bad++; console.log('CRASH', p, e instanceof Error ? e.stack?.slice(0,500) : e); }
    }
  }
  console.log(n, 'stops', stops, 'faulty', faulty, 'crash', bad, 'typedbad', tbad);
}, 900000);
