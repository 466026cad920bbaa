import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { PagePictures, smallPngOf } from '../dist/run/picture/page-pictures.js';
import { guideText, readExamples } from './guide-examples.mjs';

/*
Makes jobs/BLOCKS.md, the template guide with a picture for each block: the examples stand in jobs/guide/guide.yaml, the
pictures are cut out of the pages that a run of that job prints.
*/

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(root, 'jobs/guide/pictures');
const DPI = 96;
const MM = DPI / 25.4;

/** In mm: what of a page an example may take, and a payment part. */
const FRAME = { left: 24, top: 104, right: 191, bottom: 181 };
const SLIP = { left: 0, top: 191, right: 210, bottom: 297 };
const BORDER = 2 * MM;

/** The part of a page between two rows and two columns of pixels. */
function cut({ width, pixels }, left, top, right, bottom) {
  const part = {
    width: right - left,
    height: bottom - top,
    pixels: new Uint8Array(4 * (right - left) * (bottom - top)),
  };
  for (let y = top; y < bottom; y++) {
    part.pixels.set(
      pixels.subarray(4 * (y * width + left), 4 * (y * width + right)),
      4 * (y - top) * part.width,
    );
  }
  return part;
}

/** The area, less what is blank at its right and lower edges. */
function cropped(page, area) {
  const [left, top] = [Math.round(area.left * MM), Math.round(area.top * MM)];
  const [edge, foot] = [
    Math.min(page.width, Math.round(area.right * MM)),
    Math.min(page.height, Math.round(area.bottom * MM)),
  ];
  let [right, bottom] = [left, top];
  for (let y = top; y < foot; y++) {
    for (let x = left; x < edge; x++) {
      const at = 4 * (y * page.width + x);
      if (page.pixels[at] + page.pixels[at + 1] + page.pixels[at + 2] > 740) continue;
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  return cut(
    page,
    left,
    top,
    Math.min(edge, Math.round(right + BORDER)),
    Math.min(foot, Math.round(bottom + BORDER)),
  );
}

/** Pictures one below the other, with a grey line between them. */
function stacked(parts) {
  const width = Math.max(...parts.map((part) => part.width));
  const gap = 9;
  const height = parts.reduce((sum, part) => sum + part.height + gap, -gap);
  const pixels = new Uint8Array(4 * width * height).fill(255);
  let top = 0;
  for (const part of parts) {
    if (top > 0) pixels.fill(170, 4 * width * (top - 5), 4 * width * (top - 4));
    for (let y = 0; y < part.height; y++) {
      pixels.set(part.pixels.subarray(4 * y * part.width, 4 * (y + 1) * part.width), 4 * width * (top + y));
    }
    top += part.height + gap;
  }
  return { width, height, pixels };
}

const read = (name) => readFileSync(join(root, 'jobs/guide', name), 'utf8');
const examples = readExamples(read('guide.yaml'), read);
const out = mkdtempSync(join(tmpdir(), 'stapel-guide-'));
try {
  execFileSync(
    process.execPath,
    [
      join(root, 'bin/stapel.js'),
      'run',
      join(root, 'jobs/guide/job.yaml'),
      '--out',
      out,
      '--state',
      join(out, 'state'),
      '--run-id',
      'guide',
      '--quiet',
    ],
    { stdio: 'inherit' },
  );
  const db = new Database(join(out, 'guide/run.db'), { readonly: true });
  const pieces = db
    .prepare(
      'SELECT first_page AS first, pages FROM piece_document JOIN piece USING (piece) ORDER BY document',
    )
    .all();
  db.close();
  const renderer = await PagePictures.open();
  const pages = [];
  for await (const page of renderer.pages(readFileSync(join(out, 'guide/streams/a4.pdf')), DPI))
    pages.push(page);
  renderer.close();

  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  let next = pieces[0].first;
  for (const { file, pages: count, account } of examples) {
    let parts;
    if (account === undefined) {
      parts = pages.slice(next, next + count).map((page) => cropped(page, FRAME));
      next += count;
    } else {
      const { first, pages: printed } = pieces[account];
      parts = [cropped(pages[first + printed - 1], SLIP)];
    }
    writeFileSync(join(pictures, file), smallPngOf(stacked(parts)));
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
writeFileSync(join(root, 'jobs/BLOCKS.md'), await guideText(examples));
