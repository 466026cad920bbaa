import { showCount } from '../figures.ts';
import { html, Html } from '../html/markup.ts';
import { style } from '../html/style.ts';
import { number, section, table, text } from '../html/table.ts';
import type { StreamTicket } from './stream-ticket.ts';

/** The set-up sheet of a print stream: what press and inserter are set to, in the order in which people do it; prints on one page. */
export function renderSetupSheet(ticket: StreamTicket): string {
  const { stream, job, run, runDate } = ticket;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Set-up ${stream}, ${run}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>Set-up: ${stream}</h1>
          <p>Job ${job}, run ${run}, ${runDate}</p>
          ${facts('Stream', streamFacts(ticket))} ${facts('Press', pressFacts(ticket))}
          ${facts('Inserter', inserterFacts(ticket))} ${marks(ticket)} ${inserts(ticket)}
        </main>
      </body>
    </html> `;
  return page.text;
}

type Fact = readonly [what: string, value: string];

function facts(heading: string, rows: readonly Fact[]): Html {
  return section(heading, '', [
    table(
      [text('What'), text('Set to')],
      rows.map((row) => [...row]),
    ),
  ]);
}

function streamFacts(ticket: StreamTicket): Fact[] {
  const { file, controlFile, sha256, pieces, sheets, pages, blankPages, firstPiece, lastPiece } = ticket;
  const blanks = blankPages === 0 ? '' : `, ${showCount(blankPages)} of them blank backs`;
  return [
    ['File', file],
    ['Control file', controlFile],
    ['SHA-256, first 12 digits', sha256.slice(0, 12)],
    ['Pieces', `${showCount(pieces)}, P${seven(firstPiece)} to P${seven(lastPiece)}`],
    ['Sheets', showCount(sheets)],
    ['Pages', `${showCount(pages)}${blanks}`],
  ];
}

function pressFacts({ paper, grammage, plex, machine }: StreamTicket): Fact[] {
  const weight = grammage === undefined ? '' : `, ${grammage} g/m²`;
  return [
    ['Paper', `${paper.name}, ${mm(paper.width)} × ${mm(paper.height)} mm${weight}`],
    ['Sides', plex === 'duplex' ? 'both, turned over the long edge' : 'front only'],
    ['Resolution', `${machine.dpi} dpi`],
    ['Scaling', '100 %: marks and codes stand on the dots of the press'],
  ];
}

const FOLDS: Readonly<Record<string, string>> = {
  c: 'letter fold (C)',
  z: 'Z fold',
  v: 'once in the middle',
  none: 'none',
};

function inserterFacts({ byHand, machine, envelope, folds }: StreamTicket): Fact[] {
  if (byHand)
    return [
      ['Machine', 'none: these pieces are inserted by hand'],
      ['Envelope', envelope],
    ];
  const at = folds.length === 0 ? '' : `, at ${folds.map(mm).join(' and ')} mm from the upper edge`;
  return [
    ['Profile', machine.name],
    ['Envelope', envelope],
    ['Fold', `${FOLDS[machine.fold] ?? machine.fold}${at}`],
    [
      'Feed',
      `${machine.order === 'address-first' ? 'address sheet first' : 'address sheet last'}, face ${machine.face}`,
    ],
  ];
}

function marks({ marks: omr, code }: StreamTicket): readonly Html[] {
  const rows: Fact[] = [];
  if (omr !== undefined) {
    const last = omr.first + (omr.positions.length - 1) * omr.pitch;
    rows.push(
      ['Upper edge to first mark', `${mm(omr.first)} mm`],
      [
        'First to last mark',
        `${mm(last - omr.first)} mm, ${omr.positions.length} positions, pitch ${mm(omr.pitch)} mm`,
      ],
      ['Left edge to marks', `${mm(omr.x)} mm, marks ${mm(omr.length)} × ${mm(omr.thickness)} mm`],
      ['Positions', omr.positions.join(', ')],
      ['Parity', omr.positions.includes('parity') ? omr.parity : 'none'],
    );
  }
  if (code !== undefined) {
    rows.push(
      [
        'Code',
        `${code.name}, ${mm(code.width)} × ${mm(code.height)} mm, module ${code.module.toFixed(3)} mm`,
      ],
      ['Upper edge to code', `${mm(code.y)} mm`],
      ['Left edge to code', `${mm(code.x)} mm`],
      ['It says', code.payload],
    );
  }
  return rows.length === 0 ? [] : [facts('What the machine reads', rows)];
}

function inserts({ inserts: rows }: StreamTicket): readonly Html[] {
  if (rows.length === 0) return [];
  const cells = rows.map(({ station, id, added }) => [String(station), id, showCount(added)]);
  return [section('Stations', '', [table([number('Station'), text('Insert'), number('Pieces')], cells)])];
}

function mm(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function seven(piece: number): string {
  return String(piece).padStart(7, '0');
}
