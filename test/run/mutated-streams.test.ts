import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNull,
  PDFRawStream,
  PDFRef,
  type PDFPage,
} from 'pdf-lib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { reportOf } from './run-files.ts';
import { Workbench } from '../faults/workbench.ts';

/*
 * Somebody changes a released print stream so that it is a sound PDF file still: another program writes it anew, and checksums of files
 * are not looked at. Whatever differs from what the run made must be found by looking into the file.
 */

const bench = new Workbench();
let file = '';
let kept = '';

beforeAll(async () => {
  const outcome = await bench.command(['run', '$JOB', '--out', '$DIR/runs', '--run-id', 'run', '--quiet']);
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
  file = join(bench.run, 'streams', 'a4.pdf');
  kept = `${file}.kept`;
  copyFileSync(file, kept);
});
afterEach(() => copyFileSync(kept, file));
afterAll(() => bench.remove());

/** What verify says of the stream as changed, a line a finding, but for its size, which is another one of course. */
async function found(change: (pdf: PDFDocument) => void, ...more: string[]): Promise<string[]> {
  const pdf = await PDFDocument.load(readFileSync(kept), { updateMetadata: false });
  change(pdf);
  // Numbers that object streams had: verify takes one section of cross-references, as presses' old readers do.
  for (let number = 1; number <= pdf.context.largestObjectNumber; number += 1) {
    const reference = PDFRef.of(number);
    if (pdf.context.lookup(reference) === undefined) pdf.context.assign(reference, PDFNull);
  }
  writeFileSync(file, await pdf.save({ useObjectStreams: false }));
  const { exit, stdout } = await bench.command(['verify', '$DIR/runs/run', '--no-hash', ...more]);
  const findings = stdout.split('\n').filter((line) => line.startsWith('streams/'));
  expect(exit).toBe(2);
  expect(findings.filter((line) => line.includes('size in bytes'))).toHaveLength(1);
  return findings.filter((line) => !line.includes('size in bytes'));
}

function contentsOf(page: PDFPage): PDFRef[] {
  const contents = page.node.get(PDFName.of('Contents'));
  if (!(contents instanceof PDFArray)) throw new Error('a page without contents');
  return contents.asArray().flatMap((each) => (each instanceof PDFRef ? [each] : []));
}

/** Edits the last content of a page (marks and code), or its first (the composed page). */
function edit(
  pdf: PDFDocument,
  page: number,
  which: 'first' | 'last',
  by: (content: string) => string,
): void {
  const reference = contentsOf(pdf.getPage(page)).at(which === 'first' ? 0 : -1);
  const stream = reference === undefined ? undefined : pdf.context.lookup(reference);
  if (reference === undefined || !(stream instanceof PDFRawStream)) throw new Error('no content');
  const deflated = stream.dict.get(PDFName.of('Filter')) !== undefined;
  const content = Buffer.from(deflated ? inflateSync(stream.contents) : stream.contents).toString('latin1');
  const edited = Buffer.from(by(content), 'latin1');
  expect(edited.toString('latin1')).not.toBe(content);
  const bytes = deflated ? deflateSync(edited) : edited;
  const dictionary = stream.dict.clone(pdf.context);
  dictionary.set(PDFName.of('Length'), pdf.context.obj(bytes.length));
  pdf.context.assign(reference, PDFRawStream.of(dictionary, bytes));
}

test('written anew and otherwise the same: the size alone differs', async () => {
  expect(await found(() => undefined)).toEqual([]);
});

test('two pages swapped', async () => {
  const findings = await found((pdf) => {
    const [second, third] = [pdf.getPage(1), pdf.getPage(2)];
    pdf.removePage(2);
    pdf.removePage(1);
    pdf.insertPage(1, third);
    pdf.insertPage(2, second);
  });
  expect(findings.filter((line) => /page 2,|page 3,/.test(line)).length).toBeGreaterThanOrEqual(2);
});

test('contents of two pages swapped below their marks', async () => {
  const findings = await found((pdf) => {
    const [a, b] = [contentsOf(pdf.getPage(1)), contentsOf(pdf.getPage(3))];
    const swapped = (marks: PDFRef[], page: PDFRef[]): PDFArray =>
      pdf.context.obj([...page.slice(0, 1), ...marks.slice(1)]);
    pdf.getPage(1).node.set(PDFName.of('Contents'), swapped(a, b));
    pdf.getPage(3).node.set(PDFName.of('Contents'), swapped(b, a));
  });
  expect(findings.some((line) => /page 2,.*contents of document/.test(line))).toBe(true);
  expect(findings.some((line) => /page 4,.*contents of document/.test(line))).toBe(true);
});

test('a page dropped', async () => {
  const findings = await found((pdf) => pdf.removePage(3));
  expect(findings.some((line) => /page 4,.*`missing`/.test(line))).toBe(true);
});

test('a page doubled', async () => {
  const findings = await found((pdf) => {
    pdf.insertPage(4, pdf.getPage(3));
  });
  expect(findings.some((line) => line.includes('no such page here'))).toBe(true);
});

test('a digit changed in a code', async () => {
  // The code of another sheet where this one's was: from the last path of modules on.
  const findings = await found((pdf) => {
    let other = '';
    edit(pdf, 2, 'last', (content) => {
      other = codeIn(content);
      return `${content} `;
    });
    edit(pdf, 1, 'last', (content) => content.replace(codeIn(content), other));
  });
  expect(findings.some((line) => /page 2,.*code: `\d+`/.test(line))).toBe(true);
});

test('a mark moved by half a millimetre', async () => {
  const findings = await found((pdf) =>
    edit(pdf, 1, 'last', (content) =>
      content.replace(
        /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/,
        (_all, x: string, y: string, w: string, h: string) =>
          [x, String(Number(y) - 1.5), w, h, 're'].join(' '),
      ),
    ),
  );
  expect(findings.some((line) => /page 2,.*OMR marks/.test(line))).toBe(true);
});

test('an address moved out of its window', async () => {
  const findings = await found((pdf) => edit(pdf, 0, 'first', (content) => `1 0 0 1 0 -200 cm\n${content}`));
  expect(findings.some((line) => /page 1,.*address: `none`/.test(line))).toBe(true);
});

test('a font repeated', async () => {
  const findings = await found((pdf) => {
    const resources = pdf.context.lookup(pdf.getPage(0).node.get(PDFName.of('Resources')), PDFDict);
    const fonts = resources.lookup(PDFName.of('Font'), PDFDict);
    const [first] = fonts.values();
    const font = pdf.context.lookup(first, PDFDict).clone(pdf.context);
    const [descendant] = font.lookup(PDFName.of('DescendantFonts'), PDFArray).asArray();
    const cid = pdf.context.lookup(descendant, PDFDict).clone(pdf.context);
    const descriptor = cid.lookup(PDFName.of('FontDescriptor'), PDFDict).clone(pdf.context);
    const name = descriptor.keys().find((key) => key.toString().startsWith('/FontFile'));
    if (name === undefined) throw new Error('no font file');
    const program = descriptor.lookup(name);
    if (!(program instanceof PDFRawStream)) throw new Error('no font file');
    descriptor.set(name, pdf.context.register(program.clone(pdf.context)));
    cid.set(PDFName.of('FontDescriptor'), pdf.context.register(descriptor));
    font.set(PDFName.of('DescendantFonts'), pdf.context.obj([pdf.context.register(cid)]));
    fonts.set(PDFName.of('zz0'), pdf.context.register(font));
  });
  expect(findings.some((line) => line.includes('font file: `the same in objects'))).toBe(true);
});

test('a page that brings a font of its own', async () => {
  const findings = await found((pdf) => {
    const page = pdf.getPage(5);
    const resources = pdf.context.lookup(page.node.get(PDFName.of('Resources')), PDFDict);
    page.node.set(PDFName.of('Resources'), pdf.context.register(resources.clone(pdf.context)));
  });
  expect(findings.some((line) => /page 6,.*\/Resources/.test(line))).toBe(true);
});

test('a mark painted over in white: the drawn page alone shows it', async () => {
  const whiten = (pdf: PDFDocument): void =>
    edit(pdf, 1, 'last', (content) => {
      const [mark] = /[\d.]+ [\d.]+ [\d.]+ [\d.]+ re/.exec(content) ?? [''];
      return `${content}\nq 1 g ${mark} f Q`;
    });
  expect(await found(whiten)).toEqual([]);
  const findings = await found(whiten, '--sample', '1000');
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatch(/page 2,.*mark \d+ on the drawn page: `0 % ink` where run.db says `printed`/);
});

test('ink of the composed page in the clear zone, and over the code', async () => {
  const blot = (pdf: PDFDocument): void => {
    edit(pdf, 1, 'first', (content) => `${content}\nq 0 g 60 500 5 5 re f Q`);
    edit(pdf, 2, 'last', (content) => `${content}\nq 1 g 20 340 30 60 re f Q`);
  };
  const findings = await found(blot, '--sample', '1000');
  expect(findings.some((line) => /page 2,.*clear zone on the drawn page/.test(line))).toBe(true);
  expect(findings.some((line) => /page 3,.*code on the drawn page/.test(line))).toBe(true);
});

test('a run that reads every page back before its release finds them sound', async () => {
  const command = [
    'run',
    '$JOB',
    '--out',
    '$DIR/more',
    '--run-id',
    'whole',
    '--verify',
    '--quiet',
    '--rerun',
  ];
  const { exit } = await bench.command([...command, '--reason', 'test']);
  expect(exit).toBe(0);
  const report = reportOf(join(bench.dir, 'more', 'whole'));
  const looked = report.timing.stages.find(({ name }) => name === 'verify')?.items;
  expect(looked).toBe(report.streams.reduce((sum, { pages }) => sum + pages, 0));
});

/** The longest run of rectangles: modules of the code. */
function codeIn(content: string): string {
  const runs = content.match(/(?:[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ re\s+)+/g) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
