import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { SaxesParser } from 'saxes';
import type { Outcome, Workbench } from '../faults/workbench.ts';

/** What `stapel compare --json` says, as far as tests ask. */
export interface ComparedJson {
  readonly outcome: string;
  readonly both: number;
  readonly unchanged: number;
  readonly rewritten: number;
  readonly changed: number;
  readonly notes: readonly string[];
  readonly onlyA: { readonly documents: number; readonly reasons: readonly { readonly reason: string }[] };
  readonly onlyB: { readonly documents: number };
  readonly groups: readonly {
    readonly kinds: readonly string[];
    readonly says: readonly string[];
    readonly documents: number;
    readonly pixels: readonly (readonly { readonly different: number }[])[];
  }[];
}

/** Copies the job under another name and changes a file of it; every text must stand there. */
export function changedJob(
  here: Workbench,
  name: string,
  file: string,
  edits: readonly (readonly [from: string, to: string])[],
): string {
  cpSync(join(here.dir, 'job'), join(here.dir, name), { recursive: true });
  const path = join(here.dir, name, file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`);
    text = text.replace(from, () => to);
  }
  writeFileSync(path, text);
  return `${name}/job.yaml`;
}

/** Compares; gives what it said for programs, and the report. */
export async function compared(
  here: Workbench,
  ...args: string[]
): Promise<{ readonly outcome: Outcome; readonly json: ComparedJson; readonly page: ReportPage }> {
  const outcome = await here.command([
    'compare',
    ...args,
    '--json',
    '--state',
    '$DIR/state',
    '--out',
    '$DIR/c.html',
  ]);
  if (outcome.exit !== 0 && outcome.exit !== 3) throw new Error(outcome.stderr);
  const json = JSON.parse(outcome.stdout) as ComparedJson;
  return { outcome, json, page: readReportPage(readFileSync(join(here.dir, 'c.html'), 'utf8')) };
}

interface ReportPage {
  /** All of its text. */
  readonly text: string;
  /** Words that went, and words that came. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly pictures: readonly { readonly caption: string; readonly png: PNG }[];
}

/** Reads the report with a parser that takes nothing that is not well formed. */
function readReportPage(html: string): ReportPage {
  const parser = new SaxesParser();
  const open: string[] = [];
  const texts: Record<'del' | 'ins', string[]> = { del: [], ins: [] };
  const pictures: ReportPage['pictures'][number][] = [];
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    if (name === 'del' || name === 'ins') texts[name].push('');
    if (name !== 'img') return;
    const bytes = Buffer.from(String(attributes['src']).replace('data:image/png;base64,', ''), 'base64');
    pictures.push({ caption: String(attributes['alt']), png: PNG.sync.read(bytes) });
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (part) => {
    text += part;
    const name = open.at(-1);
    if (name === 'del' || name === 'ins') texts[name].push(`${texts[name].pop() ?? ''}${part}`);
  });
  parser.write(html.replace(/^<!doctype html>/, '')).close();
  const filled = (all: readonly string[]): string[] => all.filter((each) => each !== '');
  return { text, before: filled(texts.del), after: filled(texts.ins), pictures };
}

/** The part of a page, in mm, in which a picture has red pixels: what differs. */
export function redArea({ width, height, data }: PNG): {
  left: number;
  top: number;
  right: number;
  bottom: number;
} {
  const area = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (let i = 0; i < width * height; i += 1) {
    if ((data[i * 4] ?? 0) < 200 || (data[i * 4 + 1] ?? 0) > 80) continue;
    const [x, y] = [(i % width) * MM, Math.floor(i / width) * MM];
    area.left = Math.min(area.left, x);
    area.right = Math.max(area.right, x);
    area.top = Math.min(area.top, y);
    area.bottom = Math.max(area.bottom, y);
  }
  return area;
}

const MM = 25.4 / 90;
