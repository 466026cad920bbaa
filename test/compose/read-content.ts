import { inflateSync } from 'node:zlib';
import type { Face } from '../../src/font/face.ts';

/** A text as a page shows it: base line start in pt from the lower left corner, and its width. */
export interface ShownText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly face: number;
}

/** The texts of a page's content, in order: reads what a content stream of this project may hold, by itself. */
export function readTexts(deflated: Uint8Array, faces: readonly Face[]): ShownText[] {
  const content = inflateSync(deflated).toString('latin1');
  const shown: ShownText[] = [];
  let x = 0;
  let y = 0;
  let pen = 0;
  let face = 0;
  let page = 0;
  let size = 0;
  const token = /\((?:\\[\s\S]|[^\\)])*\)|\/[A-Za-z0-9]+|[-\d.]+|[A-Za-z*]+/g;
  let stack: string[] = [];
  for (const [word] of content.matchAll(token)) {
    if (!/^[A-Za-z*]+$/.test(word)) {
      stack.push(word);
      continue;
    }
    if (word === 'BT') x = y = pen = 0;
    else if (word === 'Td') {
      x += Number(stack[0]);
      y += Number(stack[1]);
      pen = 0;
    } else if (word === 'Tf') {
      face = (stack[0] ?? '').charCodeAt(1) - 97;
      page = Number((stack[0] ?? '').slice(2));
      size = Number(stack[1]);
    } else if (word === 'Tj' || word === 'TJ') {
      const font = faces[face];
      let text = '';
      let units = 0;
      for (const part of stack) {
        if (!part.startsWith('(')) {
          units -= Number(part);
          continue;
        }
        for (const character of part.slice(1, -1).replace(/\\([\s\S])/g, '$1')) {
          const code = character.charCodeAt(0);
          const slot = code >= 0x20 && code < 0x7f ? code : (page << 8) | code;
          text += font?.textOfSlot(slot) ?? '';
          units += font?.advanceOfSlot(slot) ?? 0;
        }
      }
      const width = (units * size) / 1000;
      shown.push({ text, x: x + pen, y, width, size, face });
      pen += width;
    }
    stack = [];
  }
  return shown;
}

/** Names of the forms that a page calls, in order. */
export function callsOf(deflated: Uint8Array | undefined): string[] {
  const content = inflateSync(deflated ?? new Uint8Array()).toString('latin1');
  return [...content.matchAll(/\/(\w+) Do/g)].map(([, name = '']) => name);
}

/** The strings that inflated content shows in code page 0 of a face, whether in parts or not. */
export function stringsOf(content: string, face?: Face): string[] {
  const string = String.raw`\((?:\\[\s\S]|[^\\)])*\)`;
  const shown = new RegExp(String.raw`\[((?:[^\]\\(]|${string})*)\]TJ|(${string})Tj`, 'g');
  return Array.from(content.matchAll(shown), ([, parts, whole]) => {
    const strings = [...(parts ?? whole ?? '').matchAll(new RegExp(string, 'g'))];
    const codes = strings.map(([text]) => text.slice(1, -1).replace(/\\([\s\S])/g, '$1')).join('');
    return Array.from(codes, (code) => face?.textOfSlot(code.charCodeAt(0)) ?? code).join('');
  });
}

/** A filled rectangle: lower left corner in pt from the page's. */
export interface ShownRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangles that inflated content draws, in order. */
export function rectsOf(content: string): ShownRect[] {
  return [...content.matchAll(/(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re/g)].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { x, y, width, height };
  });
}

/** As `rectsOf`, of a page. */
export function readRects(deflated: Uint8Array): ShownRect[] {
  return rectsOf(inflateSync(deflated).toString('latin1'));
}
