import { html, type Html, type Piece } from './markup.ts';

/** A column: its head, and what it holds. `number` stands right, all else left. */
interface Column {
  readonly head: string;
  readonly holds: 'text' | 'number' | 'code' | 'bar';
}

/** A table with a head; `last` is set apart as the total. An empty one becomes a sentence. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Piece[])[],
  options: { readonly empty?: string; readonly last?: 'total' } = {},
): Html {
  if (rows.length === 0) return html`<p class="empty">${options.empty ?? 'None.'}</p>`;
  const heads = columns.map(({ head, holds }) => html`<th scope="col" class="${holds}">${head}</th>`);
  const lines = rows.map((row, i) => {
    const cells = row.map(
      (cell, column) => html`<td class="${columns[column]?.holds ?? 'text'}">${cell}</td>`,
    );
    const total = options.last === 'total' && i === rows.length - 1;
    return html`<tr class="${total ? 'total' : 'row'}">
      ${cells}
    </tr>`;
  });
  return html`<table>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${lines}
    </tbody>
  </table>`;
}

export const text = (head: string): Column => ({ head, holds: 'text' });
export const number = (head: string): Column => ({ head, holds: 'number' });
export const bar = (head: string): Column => ({ head, holds: 'bar' });
export const code = (head: string): Column => ({ head, holds: 'code' });

/** A section with its heading and, beside it, a short remark. */
export function section(heading: string, remark: string, body: readonly Html[]): Html {
  return html`<section>
    <h2>${heading}<small>${remark}</small></h2>
    ${body}
  </section>`;
}
