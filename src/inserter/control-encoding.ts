import iconv from 'iconv-lite';
import type { ControlLayout } from '../job/control-layout.ts';

/** The text in bytes; what one-byte encodings do not have loses its accents first, and is a `?` then. */
export function encodedControl(text: string, encoding: ControlLayout['encoding']): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const composed = text.normalize('NFC');
  const bytes = iconv.encode(composed, encoding);
  if (iconv.decode(bytes, encoding) === composed) return bytes;
  const plain = Array.from(composed, (character) => {
    const isKnown = iconv.decode(iconv.encode(character, encoding), encoding) === character;
    return isKnown ? character : character.normalize('NFKD').replace(/\p{M}/gu, '') || '?';
  });
  return iconv.encode(plain.join(''), encoding);
}
