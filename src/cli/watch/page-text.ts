/** The page that the browser shows: its script asks for views and renews itself when told of a change. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stapel preview</title>
<link rel="stylesheet" href="page.css">
</head>
<body>
<header>
<button id="previous" title="previous document (left arrow)">◀</button>
<button id="next" title="next document (right arrow)">▶</button>
<form id="find"><input id="key" placeholder="account or document" aria-label="account or document"></form>
<span id="name"></span>
<label><input type="checkbox" id="outlines"> outlines</label>
<label><input type="checkbox" id="data" checked> data</label>
<span id="took"></span>
</header>
<main>
<section id="pages" aria-label="pages"></section>
<aside>
<section id="faults" aria-live="polite"></section>
<section id="tables"></section>
</aside>
</main>
<script src="page.js"></script>
</body>
</html>
`;

export const pageCss = `
:root { color-scheme: light; font: 14px/1.45 system-ui, sans-serif; color: #1d2b33; background: #e3e7ea; }
body { margin: 0; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .8rem; align-items: center;
  padding: .5rem 1rem; background: #fff; border-bottom: 1px solid #c5ced3; }
button { font: inherit; padding: .15rem .6rem; }
#name { font-weight: 600; }
#took { margin-left: auto; color: #5b6b74; font-variant-numeric: tabular-nums; }
#took.gone { color: #b3261e; font-weight: 600; }
main { display: flex; gap: 1rem; align-items: flex-start; padding: 1rem; }
#pages { flex: 3 1 0; min-width: 0; display: flex; flex-direction: column; gap: 1rem; }
#pages img { width: 100%; max-width: 60rem; background: #fff; box-shadow: 0 1px 4px #0004; }
#pages.old { opacity: .35; }
aside { flex: 2 1 0; min-width: 0; position: sticky; top: 4rem; max-height: calc(100vh - 5rem); overflow: auto; }
.fault { background: #fff; border-left: 4px solid #b3261e; padding: .5rem .8rem; margin-bottom: .6rem; overflow-wrap: anywhere; }
.fault.warning { border-color: #b26a00; }
.fault code { font-weight: 600; }
.fault p { margin: .15rem 0; }
.fault .hint { color: #43535b; }
h2 { font-size: 1rem; margin: 1rem 0 .3rem; }
h3 { font-size: .9rem; margin: .8rem 0 .2rem; }
.scroll { overflow-x: auto; }
table { background: #fff; border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .15rem .5rem; border: 1px solid #d7dee2; white-space: nowrap; }
thead th { background: #f0f3f5; }
@media (max-width: 60rem) { main { flex-direction: column; } aside { position: static; max-height: none; width: 100%; } }
`;

export const pageScript = `'use strict';
const $ = (id) => document.getElementById(id);
let asked = {};
let current = { place: 0, of: 0 };
let turn = 0;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function faultBox(fault, warning) {
  const box = element('div', undefined, warning ? 'fault warning' : 'fault');
  const head = element('p');
  head.append(element('code', fault.where || fault.code));
  box.append(head, element('p', fault.says + ' [' + fault.code + ']'), element('p', fault.hint, 'hint'));
  return box;
}

function table(columns, rows) {
  const made = element('table');
  const head = element('tr');
  for (const column of columns) head.append(element('th', column));
  made.createTHead().append(head);
  const body = made.createTBody();
  for (const cells of rows) {
    const row = element('tr');
    for (const cell of cells) row.append(element('td', cell));
    body.append(row);
  }
  const scroll = element('div', undefined, 'scroll');
  scroll.append(made);
  return scroll;
}

/** Records of one row stand upright, so that all of it is seen. */
function dataTable({ columns, rows }) {
  if (rows.length === 1) return table(['column', 'value'], columns.map((name, i) => [name, rows[0].cells[i]]));
  return table(['line', ...columns], rows.map((row) => [String(row.line), ...row.cells]));
}

function showData(data) {
  const parts = [];
  for (const each of data) {
    parts.push(element('h2', 'Document ' + each.document + ', account ' + each.account));
    parts.push(element('h3', 'address as printed'), table(['line'], each.addressLines.map((line) => [line])));
    for (const rows of each.tables) {
      const line = rows.rows.length === 1 ? ', line ' + rows.rows[0].line : ', ' + rows.rows.length + ' rows';
      parts.push(element('h3', rows.name + line), dataTable(rows));
    }
  }
  $('tables').replaceChildren(...parts);
}

async function load() {
  const mine = ++turn;
  const query = new URLSearchParams(asked);
  if ($('outlines').checked) query.set('outlines', '1');
  let answer;
  try {
    answer = await (await fetch('view?' + query)).json();
  } catch {
    $('took').textContent = 'stapel preview has ended';
    $('took').className = 'gone';
    return;
  }
  if (mine !== turn) return;
  const { view, number } = answer;
  $('faults').replaceChildren(
    ...view.faults.map((fault) => faultBox(fault, false)),
    ...view.warnings.map((fault) => faultBox(fault, true)),
  );
  $('took').textContent = view.took + ' ms';
  $('took').className = '';
  document.title = (view.faults.length > 0 ? '✗ ' : '') + (view.documents.join(', ') || 'Stapel preview');
  if (view.pages === 0) {
    $('pages').className = 'old';
    return;
  }
  current = view;
  $('pages').className = '';
  $('name').textContent = view.documents.join(', ') + ' · account ' + view.account + ' · ' + view.place + ' of ' + view.of;
  $('previous').disabled = view.place <= 1;
  $('next').disabled = view.place + view.documents.length > view.of;
  const images = [];
  for (let page = 1; page <= view.pages; page += 1) {
    const image = element('img');
    image.src = 'picture?view=' + number + '&page=' + page;
    image.alt = 'page ' + page;
    images.push(image);
  }
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  if (mine !== turn) return;
  $('pages').replaceChildren(...images);
  showData(view.data);
}

function go(place) {
  if (place < 1 || place > current.of) return;
  asked = { place: String(place) };
  void load();
}

$('previous').onclick = () => go(current.place - 1);
$('next').onclick = () => go(current.place + Math.max(1, current.documents.length));
$('outlines').onchange = () => void load();
$('data').onchange = () => { $('tables').hidden = !$('data').checked; };
$('find').onsubmit = (event) => {
  event.preventDefault();
  const key = $('key').value.trim();
  asked = key === '' ? {} : { key };
  void load();
};
document.onkeydown = (event) => {
  if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
  if (event.key === 'ArrowLeft') go(current.place - 1);
  if (event.key === 'ArrowRight') go(current.place + Math.max(1, current.documents.length));
};
$('outlines').checked = location.search.includes('outlines');
new EventSource('events').addEventListener('changed', () => void load());
void load();
`;
