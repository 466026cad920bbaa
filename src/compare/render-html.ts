import { showCount, showShare } from '../report/figures.ts';
import { html, Html } from '../report/html/markup.ts';
import { style } from '../report/html/style.ts';
import { number, section, table, text } from '../report/html/table.ts';
import { hasChanged, type Comparison, type DocumentKey, type OnlyOne, type PagePair } from './comparison.ts';
import type { DocumentChanges } from './document-changes.ts';
import { sideLine } from './render-text.ts';
import type { TextChange } from './text-changes.ts';

type Group = Comparison['groups'][number];

/** Changes of words of one example that are listed. */
const MOST_TEXTS = 40;

/**
 * The comparison as one file that needs nothing else, no script: pages before and after, what differs between them, words that
 * were changed. It holds personal data. A content security policy forbids whatever hostile text might try.
 */
export function renderComparison(comparison: Comparison, version: string): string {
  const { a, b, groups, notes } = comparison;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>${a.run ?? a.name} and ${b.run ?? b.name}: compared</title>
        <style>
          ${new Html(style)} ${new Html(OWN_STYLE)}
        </style>
      </head>
      <body>
        <main>
          ${overview(comparison)} ${groupsTable(groups)} ${onlySection('Only before', comparison.onlyA)}
          ${onlySection('Only after', comparison.onlyB)} ${groups.map(groupSection)}
          <footer>
            ${notes.map((note) => html`<p>${note}</p>`)}
            <p>This file holds personal data. Stapel ${version}.</p>
          </footer>
        </main>
      </body>
    </html> `;
  return page.text;
}

const OWN_STYLE = `
main { max-width: 1400px; }
.sides { margin: 0 0 20px; color: var(--soft); }
.group { border-top: 1px solid var(--line); padding-top: 20px; }
.says { margin: 0 0 12px; padding-left: 20px; }
.example { margin: 20px 0 0; }
.example h3 { margin: 0 0 6px; font-size: 15px; }
.pages { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; margin: 10px 0 18px; }
.pages figure { margin: 0; }
.pages img { display: block; width: 100%; height: auto; border: 1px solid var(--line); }
.pages figcaption { color: var(--soft); font-size: 13px; padding: 2px 0; }
.pages .none { border: 1px dashed var(--line); color: var(--soft); padding: 40% 12px; text-align: center; }
del { color: #b3261e; } ins { color: #1d7044; text-decoration: none; border-bottom: 1px solid; }
@media print { .example { break-inside: avoid; } }
`;

function overview(comparison: Comparison): Html {
  const { a, b, both, unchanged, rewritten, changed, onlyA, onlyB } = comparison;
  const differ = hasChanged(comparison);
  const figures = [
    ['In both', both],
    ['Unchanged', unchanged],
    ['Changed', changed],
    ['Only before', onlyA.documents],
    ['Only after', onlyB.documents],
    ['Ways of change', comparison.groups.length],
  ] as const;
  return html`<header>
    <p class="job">Comparison of documents</p>
    <h1>${differ ? 'Something changed' : 'Nothing changed'}</h1>
    <p class="sides">Before: ${sideLine(a)}<br />After: ${sideLine(b)}</p>
    <div class="verdict ${differ ? 'attention' : 'released'}">
      <p>${showCount(changed)} of ${showCount(both)} documents look different.</p>
      ${
        rewritten === 0
          ? []
          : html`<ul>
              <li>${showCount(rewritten)} unchanged ones are written otherwise and show the same.</li>
            </ul>`
      }
    </div>
    <dl class="tiles">
      ${figures.map(
        ([name, count]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${showCount(count)}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

function groupsTable(groups: readonly Group[]): Html {
  const rows = groups.map(({ kinds, says, documents }, i) => [
    html`<a href="#way-${i + 1}">${i + 1}</a>`,
    kinds.join(', '),
    says.join('; '),
    showCount(documents),
  ]);
  return section('Ways in which documents were changed', 'the most frequent first', [
    table([text('#'), text('What'), text('How'), number('Documents')], rows, { empty: 'None.' }),
  ]);
}

function onlySection(heading: string, { documents, reasons, examples }: OnlyOne): Html | readonly Html[] {
  if (documents === 0) return [];
  return section(heading, `${showCount(documents)} documents`, [
    table(
      [text('What became of them on the other side'), number('Documents')],
      reasons.map(({ reason, documents: count }) => [reason, showCount(count)]),
    ),
    html`<p class="note">Such as ${examples.map(shown).join(', ')}.</p>`,
  ]);
}

function groupSection({ kinds, says, documents, examples, pictures }: Group, i: number): Html {
  return html`<section class="group" id="way-${i + 1}">
    <h2>
      ${i + 1}. ${kinds.join(', ')}<small
        >${showCount(documents)} document${documents === 1 ? '' : 's'}</small
      >
    </h2>
    <ul class="says">
      ${says.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${examples.map(({ document, changes }, e) => exampleOf(document, changes, pictures[e] ?? []))}
  </section>`;
}

function exampleOf(document: DocumentKey, changes: DocumentChanges, pairs: readonly PagePair[]): Html {
  return html`<div class="example">
    <h3>${shown(document)}</h3>
    ${textsTable(changes.texts)} ${factsOf(changes)} ${pairs.map(pairOf)}
  </div>`;
}

function textsTable(texts: readonly TextChange[]): Html | readonly Html[] {
  if (texts.length === 0) return [];
  const rows = texts
    .slice(0, MOST_TEXTS)
    .map(({ page, before, after }) => [
      page + 1,
      html`<del>${before.join(' ')}</del>`,
      html`<ins>${after.join(' ')}</ins>`,
    ]);
  const more = texts.length - rows.length;
  return [
    table([number('Page'), text('Before'), text('After')], rows),
    ...(more > 0 ? [html`<p class="note">and ${showCount(more)} more</p>`] : []),
  ];
}

function factsOf({ pages, moves, otherPage, looks }: DocumentChanges): Html | readonly Html[] {
  const facts = [
    ...(pages === undefined ? [] : [`${pages.before} pages, then ${pages.after}`]),
    ...moves
      .slice(0, MOST_MOVES)
      .map(
        ({ right, down, words, shapes }) =>
          `${words} words and ${shapes} shapes moved by ${right / 10} mm across and ${down / 10} mm down`,
      ),
    ...(moves.length > MOST_MOVES ? [`and ${moves.length - MOST_MOVES} more distances`] : []),
    ...(otherPage === 0 ? [] : [`${otherPage} words and shapes stand on another page`]),
    ...[...looks].map(([look, count]) => `${look} (${count} ×)`),
  ];
  return facts.length === 0 ? [] : html`<p class="note">${facts.join('; ')}.</p>`;
}

const MOST_MOVES = 6;

function pairOf({ page, before, after, difference, pixels }: PagePair): Html {
  const share =
    pixels === undefined
      ? ''
      : `, ${showCount(pixels.different)} pixels (${showShare(pixels.different, pixels.all)})`;
  return html`<div class="pages">
    ${figure(`Page ${page}, before`, before)} ${figure(`Page ${page}, after`, after)}
    ${figure(`Page ${page}, what differs${share}`, difference)}
  </div>`;
}

function figure(caption: string, png: Uint8Array | undefined): Html {
  const shownPicture =
    png === undefined
      ? html`<div class="none">no such page</div>`
      : html`<img alt="${caption}" src="data:image/png;base64,${Buffer.from(png).toString('base64')}" />`;
  return html`<figure>
    <figcaption>${caption}</figcaption>
    ${shownPicture}
  </figure>`;
}

function shown({ account, document }: DocumentKey): string {
  return `account ${account}, document ${document}`;
}
