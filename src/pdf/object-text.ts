/** A number with up to three decimals. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A text string (ISO 32000-2 7.9.2.2): printable ASCII as a literal, anything else in UTF-16. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}

/** A name object; what is not a regular ASCII character is escaped (ISO 32000-2 7.3.5). */
export function pdfName(name: string): string {
  let out = '/';
  for (const byte of Buffer.from(name, 'utf8')) {
    const regular = byte > 0x20 && byte < 0x7f && !'#()<>[]{}/%'.includes(String.fromCharCode(byte));
    out += regular ? String.fromCharCode(byte) : `#${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

/** What stands before a stream's bytes; `entries` are the dictionary's but for the length. */
export function streamHead(number: number, entries: string, length: number): string {
  return `${number} 0 obj\n<<${entries}/Length ${length}>>stream\n`;
}

/** What stands after a stream's bytes. */
export const STREAM_END = '\nendstream\nendobj\n';
