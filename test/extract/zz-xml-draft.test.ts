import { test } from 'vitest';
import { plainColumn } from '/work/main/src/job/plain-column.ts';
import { frameXml } from '/work/main/src/extract/xml/frame-xml.ts';
import { compileXmlCells } from '/work/main/src/extract/xml/xml-cells.ts';
const col=(n:any,t:any='text',more:any={})=>({...plainColumn(n,t,{scale:t==='amount'?2:0}),...more});
const T=(name:string,each:string,columns:any[],more:any={})=>({name,record:name.slice(0,-1),file:'f.xml',format:{kind:'xml',each},encoding:'utf-8',columns,orphans:'reject',checks:[],...more}) as any;
async function run(text:string,tables:any[],opt:any={}){
  async function* s(){ const b=Buffer.from(text); const n=opt.size??7; for(let i=0;i<b.length;i+=n) yield b.subarray(i,i+n); }
  try{
  const f=await frameXml(s(),{file:'f.xml',tables},{blockBytes:1,...opt});
  for await (const {table,block} of f.blocks) for(let i=0;i<block.count;i++) console.log(tables[table].name, block.line[i], JSON.stringify(block.bytes.toString('utf8',block.start[i],block.end[i])), block.key[i], '<', block.parent[i], block.amount[i], JSON.stringify(block.faults.get(i)), JSON.stringify(compileXmlCells(tables[table]).read(block.bytes.subarray(block.start[i],block.end[i]),block.line[i]!)));
  console.log(f.tables.map(t=>[JSON.stringify(t.headerBytes.toString()),JSON.stringify(t.footerBytes?.toString()),JSON.stringify(t.tally)]));
  }catch(e:any){ console.log('STOP', JSON.stringify(e.faults??e.stack)); }
}
test('x',async()=>{
  const docs=T('docs','bills/bill',[col('no','text',{from:'@id'}),col('total','amount'),col('c',undefined,{from:'customer/name'}),col('own','text',{from:'.'})],{key:'no',amount:'total'});
  const lines=T('lines','bills/bill/lines/line',[col('sku'),col('amount','amount',{from:'@amount'})],{nestedIn:'docs',amount:'amount'});
  await run('\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE bills SYSTEM "x.dtd">\n<!-- c --><bills xmlns:x="u">\n <head/>\n <x:bill id="A&#49;"><total>12.30</total>t<customer><name>M\u00fcller &amp; <![CDATA[S<]]>\u00f6hne</name></customer><lines><line amount="10"><sku>a</sku></line>\n<line amount="2.30"/></lines>x</x:bill>\n<bill id="A2"><lines><line amount="x"><sku>&nbsp;</sku></line></lines><total/><customer><name>q<b/></name></customer></bill><bill id="A3"><total>1</total><total>2</total></bill></bills>\n',[docs,lines]);
  await run('<bills><bil/></bills>',[docs,lines]);
  await run('<bills><bill id="1"/><bill id="2"></bills>',[docs,lines]);
  await run('<bills>'+'<a>'.repeat(100000),[docs,lines]);
  await run('<!DOCTYPE bills [<!ENTITY a "b">]><bills/>',[docs,lines]);
  await run('<bills></bills>',[docs,lines]);
  await run('<bills><bill id="1">'+'x'.repeat(30)+'<lines><line amount="1"/></lines></bill><bill id="2"/></bills>',[docs,lines],{maxLine:20});
});
