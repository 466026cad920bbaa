import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderJobTicket } from '../../src/report/ticket/job-ticket.ts';
import { renderSetupSheet } from '../../src/report/ticket/setup-sheet.ts';
import type { StreamTicket } from '../../src/report/ticket/stream-ticket.ts';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { reportOf } from './run-files.ts';

const bench = new Workbench(
  changed({
    edit: [{ file: 'job.yaml', find: 'inserter:\n', put: 'tickets: [jdf, setup]\ninserter:\n' }],
  }),
);
beforeAll(async () => {
  const outcome = await bench.command(RUN);
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
});
afterAll(() => bench.remove());

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Elements of an XML file by another reader, in their order. */
function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
}

test('the job ticket says of the stream what the report says', () => {
  const report = reportOf(bench.run);
  expect(report.streams).toHaveLength(2);
  for (const stream of report.streams) {
    const xml = readFileSync(join(bench.run, stream.file.replace('.pdf', '.jdf')), 'utf8');
    const elements = elementsOf(xml);
    const one = (name: string, id?: string): Readonly<Record<string, string>> =>
      elements.find((each) => each.name === name && (id === undefined || each.attributes['ID'] === id))
        ?.attributes ?? {};
    expect(one('JDF')).toMatchObject({ Types: 'LayoutPreparation DigitalPrinting', JobID: 'run' });
    expect(one('RunList', 'Pages')).toMatchObject({
      NPage: String(stream.pages),
      NDoc: String(stream.pieces),
      Pages: `0 ~ ${stream.pages - 1}`,
    });
    expect(one('FileSpec')['URL']).toBe(`${stream.name}.pdf`);
    expect(one('LayoutPreparationParams')['Sides']).toBe('OneSidedFront');
    const [width = 0, height = 0] = (one('Media')['Dimension'] ?? '').split(' ').map(Number);
    expect(Math.round((height / 72) * 25.4)).toBe(stream.name === 'a4' ? 297 : 279);
    expect(width).toBeLessThan(height);
    expect(xml).toContain(stream.sha256);
    // Every link leads to a resource of its kind.
    for (const { name, attributes } of elements.filter((each) => each.name.endsWith('Link')))
      expect(one(name.slice(0, -4), attributes['rRef'])['ID']).toBe(attributes['rRef']);
  }
});

test('both sides are turned over the long edge, in the words of both', () => {
  const ticket: StreamTicket = {
    ...{
      job: 'a & b',
      run: 'r',
      runDate: '2026-11-24',
      stream: 'a4',
      file: 'a4.pdf',
      controlFile: '',
      sha256: '',
    },
    ...{
      pieces: 1,
      sheets: 1,
      pages: 2,
      blankPages: 1,
      firstPiece: 1,
      lastPiece: 1,
      plex: 'duplex',
      byHand: true,
    },
    ...{ paper: { name: 'A4', width: 210, height: 297 }, envelope: 'c5', folds: [], inserts: [] },
    machine: { name: 'm', dpi: 600, fold: 'c', order: 'address-first', face: 'up' },
  };
  const elements = elementsOf(renderJobTicket(ticket));
  const sides = elements.find(({ name }) => name === 'LayoutPreparationParams')?.attributes['Sides'];
  expect(sides).toBe('TwoSidedFlipY');
  expect(elements[0]?.attributes['DescriptiveName']).toBe('a & b 2026-11-24 a4');
  const sheet = renderSetupSheet(ticket);
  expect(sheet).toContain('both, turned over the long edge');
  expect(sheet).toContain('1 of them blank backs');
  expect(sheet).toContain('inserted by hand');
});

test('the set-up sheet has the distances that the machine is set to', () => {
  const sheet = readFileSync(join(bench.run, 'streams/a4.setup.html'), 'utf8');
  const words = sheet
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  for (const said of ['Upper edge to first mark 110 mm', 'front only', 'neopost-omr', 'c65-din'])
    expect(words).toContain(said);
  expect(words).toContain('First to last mark 24 mm, 7 positions, pitch 4 mm');
});

test('tickets are among the released files and the same for another number of workers', async () => {
  const { stdout, exit } = await bench.command(['verify', '$RUN']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(/10 released files/);
  const again = [
    'run',
    '$JOB',
    '--out',
    '$DIR/more',
    '--state',
    '$DIR/other',
    '--run-id',
    'run',
    '--workers',
    '1',
    '--quiet',
  ];
  expect((await bench.command(again)).exit).toBe(0);
  for (const file of ['a4.jdf', 'a4.setup.html', 'letter.jdf', 'letter.setup.html']) {
    const other = readFileSync(join(bench.dir, 'more/run/streams', file));
    expect(other.equals(readFileSync(join(bench.run, 'streams', file)))).toBe(true);
  }
});
