import { CLASS_OF, REGULAR, WHITE } from './characters.ts';
import { hexString, literalString } from './string-object.ts';

/**
 * The texts that a content stream shows, each up to the next move to another place, read from its text operators
 * (ISO 32000-2 9.4). Codes are taken as characters: so they are in every code page for printable ASCII.
 */
export function shownTexts(content: Uint8Array): string[] {
  const texts: string[] = [];
  let line = '';
  let strings = '';
  for (let at = 0; at < content.length;) {
    const byte = content[at] ?? 0;
    const kind = CLASS_OF[byte];
    if (kind === REGULAR) {
      const start = at++;
      while (at < content.length && CLASS_OF[content[at] ?? 0] === REGULAR) at++;
      if (isNumber(byte)) continue;
      const operator = operatorOf(content, start, at);
      if (operator === 'show') line += strings;
      else if (operator !== 'other') {
        if (line !== '') texts.push(line);
        line = operator === 'move' ? '' : strings;
      }
      strings = '';
    } else if (kind === WHITE) at++;
    else if (byte === 0x28) {
      const { text, end } = literalString(content, at + 1);
      strings += text;
      at = end;
    } else if (byte === 0x3c && content[at + 1] !== 0x3c) {
      const { text, end } = hexString(content, at + 1);
      strings += text;
      at = end;
    } else if (byte === 0x2f) {
      at++;
      while (at < content.length && CLASS_OF[content[at] ?? 0] === REGULAR) at++;
    } else if (byte === 0x25) {
      while (at < content.length && content[at] !== 0x0a && content[at] !== 0x0d) at++;
    } else at += byte === 0x3c || (byte === 0x3e && content[at + 1] === 0x3e) ? 2 : 1;
  }
  if (line !== '') texts.push(line);
  return texts;
}

/** `show` adds to the line, `move` begins another one, `next` begins one and shows; `other` leaves it. */
type TextOperator = 'show' | 'move' | 'next' | 'other';

function operatorOf(content: Uint8Array, from: number, to: number): TextOperator {
  const first = content[from] ?? 0;
  if (to - from === 1) return first === 0x27 || first === 0x22 ? 'next' : 'other'; // ' "
  if (to - from !== 2) return 'other';
  const second = content[from + 1] ?? 0;
  if (first === 0x54) {
    if (second === 0x6a || second === 0x4a) return 'show'; // Tj TJ
    return second === 0x64 || second === 0x44 || second === 0x6d || second === 0x2a ? 'move' : 'other'; // Td TD Tm T*
  }
  return second === 0x54 && (first === 0x42 || first === 0x45) ? 'move' : 'other'; // BT ET
}

function isNumber(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2d || byte === 0x2b;
}
