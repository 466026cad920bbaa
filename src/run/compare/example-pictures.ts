import pixelmatch from 'pixelmatch';
import type { ChangeGroup } from '../../compare/change-groups.ts';
import type { PagePair } from '../../compare/comparison.ts';
import { pageFile } from '../../verify/pages/page-file.ts';
import { PagePictures, smallPngOf, type PagePicture } from '../picture/page-pictures.ts';
import type { Pair } from './compared-documents.ts';
import type { SidePages } from './side-pages.ts';
import type { ComposedRow } from './work-tables.ts';

/** Groups that get pictures: the largest ones. */
const MOST_GROUPS = 12;
/** Pages of an example that are shown, and of all examples together: the report is one file that a browser opens. */
const MOST_PAGES = 3;
const MOST_PAIRS = 30;
const DPI = 90;
/** How far a pixel's colour may be off, from 0 to 1: a thin pale line must count. */
const THRESHOLD = 0.05;

/** Draws pages of the examples of each group, before, after and what differs; the same bytes on all machines. */
export async function examplePictures(
  groups: readonly ChangeGroup<Pair>[],
  pages: readonly [SidePages, SidePages],
  most: number,
): Promise<PagePair[][][]> {
  const wanted = groups.slice(0, MOST_GROUPS);
  if (most === 0 || wanted.length === 0) return groups.map(() => []);
  const drawer = await PagePictures.open();
  try {
    const all: PagePair[][][] = groups.map(() => []);
    let room = MOST_PAIRS;
    // The first example of each group before any second one.
    for (let example = 0; example < most; example += 1) {
      for (const [i, group] of wanted.entries()) {
        const { document, changes } = group.examples[example] ?? {};
        if (document === undefined || changes === undefined || room <= 0) continue;
        const numbers = changes.changedPages.slice(0, Math.min(MOST_PAGES, room));
        room -= numbers.length;
        all[i]?.push(await pairsOf(document, numbers, pages, drawer));
      }
    }
    return all;
  } finally {
    drawer.close();
  }
}

async function pairsOf(
  [a, b]: Pair,
  numbers: readonly number[],
  [pagesA, pagesB]: readonly [SidePages, SidePages],
  drawer: PagePictures,
): Promise<PagePair[]> {
  const before = await drawn(pagesA, a, numbers, drawer);
  const after = await drawn(pagesB, b, numbers, drawer);
  return numbers.map((page) => pairOf(page + 1, before.get(page), after.get(page)));
}

async function drawn(
  pages: SidePages,
  row: ComposedRow,
  numbers: readonly number[],
  drawer: PagePictures,
): Promise<Map<number, PagePicture>> {
  const contents = pages.pageContents(row, pages.packed(row));
  const there = numbers.filter((page) => page < contents.length);
  const pictures = new Map<number, PagePicture>();
  if (there.length === 0) return pictures;
  const file = pageFile(
    pages.resources(row.stream),
    there.map((page) => contents[page] ?? []),
  );
  let next = 0;
  for await (const picture of drawer.pages(file, DPI)) {
    const page = there[next];
    if (page !== undefined) pictures.set(page, picture);
    next += 1;
  }
  return pictures;
}

function pairOf(page: number, before: PagePicture | undefined, after: PagePicture | undefined): PagePair {
  const pair = {
    page,
    ...(before === undefined ? {} : { before: smallPngOf(before) }),
    ...(after === undefined ? {} : { after: smallPngOf(after) }),
  };
  if (before === undefined || after === undefined) return pair;
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const pixels = new Uint8Array(width * height * 4);
  const different = pixelmatch(
    onSheet(before, width, height),
    onSheet(after, width, height),
    pixels,
    width,
    height,
    { threshold: THRESHOLD },
  );
  return {
    ...pair,
    difference: smallPngOf({ width, height, pixels }),
    pixels: { different, all: width * height },
  };
}

/** A page on white paper of a size: pages of two papers are laid one upon the other at their upper left corners. */
function onSheet(picture: PagePicture, width: number, height: number): Uint8Array {
  if (picture.width === width && picture.height === height) return picture.pixels;
  const sheet = new Uint8Array(width * height * 4).fill(255);
  for (let row = 0; row < picture.height; row += 1) {
    const line = picture.pixels.subarray(row * picture.width * 4, (row + 1) * picture.width * 4);
    sheet.set(line, row * width * 4);
  }
  return sheet;
}
