/** A cell as it is written between delimiters: quoted where it holds a quote, the delimiter, a line end or outer blanks. */
export function csvCell(text: string, delimiter: string): string {
  if (text === '') return text;
  const plain =
    !text.includes('"') &&
    !text.includes(delimiter) &&
    !text.includes('\n') &&
    !text.includes('\r') &&
    text.charCodeAt(0) !== 0x20 &&
    text.charCodeAt(text.length - 1) !== 0x20;
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}
