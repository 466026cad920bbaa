import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hintOf, wordingOf, type Fault } from '../../src/fault/fault.ts';
import { fontProblem } from '../../src/job/font-file.ts';
import { loadJob } from '../../src/job/load-job.ts';
import { readPart } from '../../src/job/schema-faults.ts';
import { pictureRatio, readPicture } from '../../src/job/picture-file.ts';
import { YamlFile } from '../../src/job/yaml-source.ts';
import { change, loadFiles, newDir, SMALL_JOB, SMALL_TEMPLATE } from './small-job.ts';

function yamlFaults(text: string): (string | number | undefined)[][] {
  return new YamlFile('x.yaml', text).faults.map(({ place, values }) => [
    place.line,
    place.column,
    values?.['reason'],
  ]);
}

describe('a YAML file', () => {
  it('gives all that it cannot read, with line and column', () => {
    expect(yamlFaults('a: 1\nb: [1, 2\nc: "x\n')[0]?.slice(0, 2)).toEqual([3, 1]);
    expect(yamlFaults('a: 1\na: 2\n')).toEqual([[2, 1, 'map keys must be unique']]);
    expect(yamlFaults('a: !js x\n')[0]?.slice(0, 2)).toEqual([1, 4]);
    expect(yamlFaults('a: 1\n---\nb: 2\n')).toHaveLength(1);
  });

  it.each([
    ['- text: {{ bill.number }}', 10, 'a text that begins with `{{` needs quotes'],
    ['- { text: {{ bill.number }}, style: x }', 12, 'a text that begins with `{{` needs quotes'],
    ['- text: Note: this', 9, 'a text with `: ` in it needs quotes'],
    ['- { text: Note: this }', 11, 'a text with `: ` in it needs quotes'],
  ])('says what makes of a text something else: %s', (text, column, reason) => {
    const [[line, at, said] = []] = yamlFaults(text);
    expect([line, at]).toEqual([1, column]);
    expect(said).toContain(reason);
    expect(hintOf({ code: 'job.yaml', place: {} })).toContain('stands in quotes');
  });

  it('says once what may stand where a text was typed in place of a block', () => {
    const block = z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() }), z.int()]);
    const faults: Fault[] = [];
    readPart(block, 'Hello', [], new YamlFile('x.yaml', 'Hello'), faults);
    expect(faults.map(({ found, expected }) => [found, expected])).toEqual([
      ['Hello', 'keys with values or a number'],
    ]);
  });

  it('takes aliases, but no bomb of them', () => {
    const source = new YamlFile('x.yaml', 'a: &one { x: 1 }\nb: *one\n');
    expect(source.value).toEqual({ a: { x: 1 }, b: { x: 1 } });
    expect(source.at(['b', 'x'])).toMatchObject({ line: 1, column: 14 });
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 12; n += 1) {
      lines.push(`a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`);
    }
    expect(yamlFaults(lines.join('\n'))).toEqual([[1, 1, 'more than 100 uses of aliases']]);
  });

  it('survives a file that is nested without end', () => {
    expect(yamlFaults('['.repeat(200_000)).length).toBeGreaterThan(0);
  });
});

describe('files that a job names', () => {
  it('may not lead out of their package through a link', async () => {
    const dir = await newDir();
    const font = await readFile('node_modules/source-sans/TTF/SourceSans3-Bold.ttf');
    await writeFile(join(dir, 'outside.ttf'), font);
    const inside = join(dir, 'node_modules', 'fonts');
    await mkdir(inside, { recursive: true });
    await writeFile(join(inside, 'package.json'), '{}');
    await writeFile(join(inside, 'own.ttf'), font);
    await symlink(join(dir, 'outside.ttf'), join(inside, 'link.ttf'));
    const template = (name: string): string =>
      change(SMALL_TEMPLATE, 'npm:source-sans/TTF/SourceSans3-Bold.ttf', name);
    await writeFile(join(dir, 'job.yaml'), SMALL_JOB);
    await writeFile(join(dir, 'small.yaml'), template('npm:fonts/own.ttf'));
    expect((await loadJob(join(dir, 'job.yaml'))).faults).toBeUndefined();
    await writeFile(join(dir, 'small.yaml'), template('npm:fonts/link.ttf'));
    const { faults = [] } = await loadJob(join(dir, 'job.yaml'));
    expect(faults.map(({ code, values }) => [code, values?.['reason']])).toEqual([
      ['job.resource-refused', 'it leads out of its package'],
    ]);
  });

  it('are fonts and pictures, at first sight', async () => {
    const font = await readFile('node_modules/source-sans/TTF/SourceSans3-Bold.ttf');
    expect(fontProblem(font)).toBeUndefined();
    expect(fontProblem(font.subarray(0, 1000))).toMatch(/^cut off in table/);
    expect(fontProblem(Buffer.from('OTTO0000000000000'))).toMatch(/PostScript/);
    expect(fontProblem(Buffer.from('hello, this is no font'))).toBe('not a font file');
    expect(pictureRatio(Buffer.from('<svg viewBox="0 0 160 40"><path/></svg>'))).toBe(0.25);
    expect(pictureRatio(Buffer.from("<svg width='20mm' height='10mm'/>"))).toBe(0.5);
    expect(await readPicture(Buffer.from('\x89PNG'), undefined, [])).toMatch(/nor an SVG/);
  });

  it('give a picture its height', async () => {
    const picture = '    image: p.svg\n    width: 80\n';
    const job = SMALL_JOB.replace(/ {4}title[^]*$/, picture);
    const files = {
      'job.yaml': job,
      'small.yaml': SMALL_TEMPLATE,
      'p.svg': '<svg viewBox="0 0 160 40"><path/></svg>',
    };
    const { job: loaded } = await loadFiles(files);
    expect(loaded?.campaigns[0]?.content).toMatchObject({
      kind: 'image',
      resource: 'p.svg',
      width: 80,
      height: 20,
    });
  });

  it('are small where people type them', async () => {
    const { faults = [] } = await loadFiles({ 'job.yaml': `# ${'x'.repeat(1024 * 1024)}\n` });
    expect(faults.map(({ code }) => code)).toEqual(['job.too-large']);
    const { faults: encoded = [] } = await loadFiles({ 'job.yaml': Uint8Array.of(0x61, 0xff, 0x62) });
    expect(encoded.map(({ values }) => values?.['reason'])).toEqual(['not UTF-8']);
  });
});

describe('wording', () => {
  it('says what was found, and the next step with the nearest name', async () => {
    const job = change(SMALL_JOB, 'on: account', 'on: acount');
    const { faults = [] } = await loadFiles({ 'job.yaml': job, 'small.yaml': SMALL_TEMPLATE });
    expect(faults.map(wordingOf)).toEqual(['no column of table invoices is named `acount`']);
    expect(faults.map(hintOf)).toEqual([
      'did you mean `account`? known are: invoice, account, day, currency, total, count',
    ]);
  });
});
