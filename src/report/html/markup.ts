/** Finished HTML. Only `html` makes it, so that nothing gets into a page unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text and numbers are escaped, finished HTML is not. */
export type Piece = string | number | Html | readonly Html[];

/** Tagged template: what is written in it is HTML, what is put into it is escaped unless it is `Html` already. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = parts[0] ?? '';
  pieces.forEach((piece, i) => {
    text += markup(piece) + (parts[i + 1] ?? '');
  });
  return new Html(text);
}

function markup(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map((one) => one.text).join('');
  return String(piece).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
