import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ContentWriter } from '../../src/pdf/content.ts';
import type { PageContent } from '../../src/pdf/page-chunk.ts';
import { checkStream } from '../../src/verify/check-stream.ts';
import type { ExpectedDocument } from '../../src/verify/expected-stream.ts';
import type { Finding } from '../../src/verify/finding.ts';
import type { StatedPages } from '../../src/verify/pages/check-pages.ts';
import { faces } from '../pdf/sample-stream.ts';
import { modes, night, written } from './night.ts';

const MM = 72 / 25.4;
const HEIGHT = 841.92;
/** DIN 5008 form B in a C6/5 envelope. */
const stated: StatedPages = {
  window: {
    field: { x: 25, y: 62, width: 66, height: 28 },
    always: { x: 20, y: 54, width: 71, height: 36 },
    ever: { x: 1, y: 45, width: 109, height: 54 },
  },
  clear: { x: 0, y: 120, width: 20, height: 60 },
  account: 'every',
  document: 'first',
};

/** Where a sample page puts what it shows, in mm from the upper left corner. */
interface Drawn {
  readonly address: readonly string[];
  readonly at: readonly [x: number, y: number];
  readonly account: string;
  readonly key: string;
  readonly more?: (writer: ContentWriter) => void;
}

function face(): (typeof faces)[number] {
  const [first] = faces;
  if (first === undefined) throw new Error('no face');
  return first;
}

function bodyOf(drawn: Drawn): Uint8Array {
  const writer = new ContentWriter();
  const write = (x: number, y: number, text: string): void =>
    writer.text(x * MM, HEIGHT - y * MM, 0, face(), 10, text);
  drawn.address.forEach((line, i) => write(drawn.at[0], drawn.at[1] + i * 4.5, line));
  write(130, 110, `Account ${drawn.account}`);
  write(130, 120, `Bill ${drawn.key}`);
  drawn.more?.(writer);
  return writer.takeDeflated();
}

const sound = night(modes[1] ?? never(), 12);
const drawnOf = (piece: number): Drawn => ({
  address: [`Ms. Recipient ${piece}`, `${piece} Long Street`, 'AB1 2CD TOWN'],
  at: [25, 68],
  account: `AC-${String(piece).padStart(6, '0')}`,
  key: `INV${piece}`,
});

/** Findings of a stream whose pages are as `change` makes them, all of them with the right checksums. */
async function findings(
  change: (drawn: Drawn, piece: number, page: number) => Drawn = (drawn) => drawn,
  terms: StatedPages = stated,
): Promise<readonly Finding[]> {
  const documents: ExpectedDocument[] = [];
  const pages: PageContent[] = [...sound.pages];
  for (const { piece, firstPage, pages: count } of sound.documents) {
    const drawn = drawnOf(piece);
    let crc = 0;
    for (let page = 0; page < count; page += 1) {
      const body = bodyOf(change(page === 0 ? drawn : { ...drawn, address: [], key: '' }, piece, page));
      crc = crc32(body, crc);
      pages[firstPage + page] = { ...pages[firstPage + page], body };
    }
    documents.push({
      ...{ key: drawn.key, firstPage, pages: count, crc },
      ...{ account: drawn.account, address: drawn.address },
    });
  }
  const { path, expected } = written(sound, { pages });
  const check = await checkStream(path, { ...expected, documents, stated: terms });
  return check.findings.filter(({ what }) => what !== 'size in bytes');
}

const onPiece5 =
  (change: (drawn: Drawn) => Drawn) =>
  (drawn: Drawn, piece: number, page: number): Drawn =>
    piece === 5 && page === 0 ? change(drawn) : drawn;

describe('what stands on the pages', () => {
  it('is right', async () => {
    expect(await findings()).toEqual([]);
  });

  it('the address of another piece', async () => {
    const found = await findings(onPiece5((drawn) => ({ ...drawn, address: drawnOf(6).address })));
    expect(found).toMatchObject([
      { piece: 5, what: 'address', found: 'another text', expected: 'that of the piece' },
    ]);
    expect(JSON.stringify(found)).not.toContain('Recipient');
  });

  it('an address that is moved: out of its field, and out of the window', async () => {
    const low = await findings(onPiece5((drawn) => ({ ...drawn, at: [25, 84] })));
    expect(low.map(({ what }) => what)).toEqual(['window', 'address']);
    const gone = await findings(onPiece5((drawn) => ({ ...drawn, at: [25, 150] })));
    expect(gone).toMatchObject([{ what: 'address', found: 'none' }]);
  });

  it('letters in another order are the same address, one too few is not', async () => {
    const turned = onPiece5((drawn) => ({
      ...drawn,
      address: drawn.address.map((line) => Array.from(line).toReversed().join('')),
    }));
    expect(await findings(turned)).toEqual([]);
    const cut = onPiece5((drawn) => ({ ...drawn, address: drawn.address.map((line) => line.slice(1)) }));
    expect(await findings(cut)).toMatchObject([{ piece: 5, what: 'address' }]);
  });

  it('a text, a line or a figure that the window shows when the sheet lies at its limit', async () => {
    // At 100 mm from the left the window shows it at some positions only.
    const text = await findings(
      onPiece5((drawn) => ({
        ...drawn,
        more: (writer) => writer.text(100 * MM, HEIGHT - 60 * MM, 0, face(), 9, 'balance 12.50'),
      })),
    );
    expect(text).toMatchObject([{ piece: 5, what: 'window', found: 'a text at 100.0, 57.8 mm and 2 more' }]);
    const line = await findings(
      onPiece5((drawn) => ({
        ...drawn,
        more: (writer) => writer.rect(90 * MM, HEIGHT - 98 * MM, 60 * MM, 1),
      })),
    );
    expect(line.map(({ piece, what }) => [piece, what])).toEqual([[5, 'window']]);
    expect(line[0]?.found).toMatch(/^a drawing at 90/);
    // A tinted sheet has no place in the window that is not tinted.
    const tint = onPiece5((drawn) => ({ ...drawn, more: (writer) => writer.rect(0, 0, 595.2, HEIGHT) }));
    expect(await findings(tint)).toEqual([]);
  });

  it('something in the clear zone of the marks, on the front of any sheet', async () => {
    const found = await findings((drawn, piece, page) =>
      piece === 5 && page === 1
        ? { ...drawn, more: (writer) => writer.text(15 * MM, HEIGHT - 130 * MM, 0, face(), 9, 'note') }
        : drawn,
    );
    expect(found).toMatchObject([
      { piece: 5, what: 'clear zone of the marks', expected: 'nothing but marks' },
    ]);
  });

  it('an account and a key that are of another document', async () => {
    const account = await findings((drawn, piece, page) =>
      piece === 5 && page === 1 ? { ...drawn, account: 'AC-000006' } : drawn,
    );
    expect(account).toMatchObject([{ piece: 5, what: 'account', expected: 'that of document INV5' }]);
    const key = await findings(onPiece5((drawn) => ({ ...drawn, key: 'INV-9' })));
    expect(key).toMatchObject([{ piece: 5, what: 'key of the document' }]);
    expect(
      await findings(
        onPiece5((drawn) => ({ ...drawn, key: 'INV-9' })),
        {},
      ),
    ).toEqual([]);
  });
});

function never(): never {
  throw new Error('not there');
}
