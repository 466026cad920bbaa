import type { StreamTicket } from './stream-ticket.ts';

const POINTS_PER_MM = 72 / 25.4;

/**
 * A JDF job ticket (CIP4 JDF 1.4) for a print stream: its pages, their medium, their sides, one copy, and what people are to know. The paper
 * and the sides are the same on all pages of a stream, so that nothing is partitioned. The same facts make the same bytes.
 */
export function renderJobTicket(ticket: StreamTicket): string {
  const { job, run, runDate, stream, file, pages, sheets, pieces, paper, grammage, plex, sha256 } = ticket;
  const id = `${run}-${stream}`;
  const moment = `${runDate}T00:00:00+00:00`;
  const comment = [
    `${pieces} pieces, ${sheets} sheets, ${pages} pages, P${seven(ticket.firstPiece)} to P${seven(ticket.lastPiece)}.`,
    `Envelope ${ticket.envelope}; ${ticket.byHand ? 'inserted by hand' : `inserter ${ticket.machine.name}`}.`,
    `SHA-256 of ${file}: ${sha256}.`,
  ].join(' ');
  const dimension = `${points(paper.width)} ${points(paper.height)}`;
  const resource = { Status: 'Available', Class: 'Parameter' };
  const media = {
    ...{
      ID: 'Media',
      Status: 'Available',
      Class: 'Consumable',
      DescriptiveName: paper.name,
      Dimension: dimension,
    },
    ...{ MediaType: 'Paper', MediaUnit: 'Sheet' },
    ...(grammage === undefined ? {} : { Weight: String(grammage) }),
  };
  const combined = (process: number): Record<string, string> => ({
    Usage: 'Input',
    CombinedProcessIndex: String(process),
  });
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open('JDF', {
      ...{ xmlns: 'http://www.CIP4.org/JDFSchema_1_1', Version: '1.4', MaxVersion: '1.4', ID: 'Print' },
      ...{ Type: 'Combined', Types: 'LayoutPreparation DigitalPrinting', Status: 'Waiting' },
      ...{ JobID: run, JobPartID: id, DescriptiveName: `${job} ${runDate} ${stream}` },
    }),
    '  <AuditPool>',
    empty('Created', { ID: 'Audit', AgentName: 'Stapel', TimeStamp: moment }, 4),
    '  </AuditPool>',
    `  <Comment Name="OperatorText">${escaped(comment)}</Comment>`,
    '  <ResourcePool>',
    `    ${open('RunList', { ID: 'Pages', ...resource, NPage: String(pages), NDoc: String(pieces), Pages: `0 ~ ${pages - 1}` })}`,
    '      <LayoutElement ElementType="Document">',
    empty('FileSpec', { MimeType: 'application/pdf', URL: encodeURI(file) }, 8),
    '      </LayoutElement>',
    '    </RunList>',
    empty('Media', media, 4),
    empty(
      'LayoutPreparationParams',
      { ID: 'Layout', ...resource, Sides: plex === 'duplex' ? 'TwoSidedFlipY' : 'OneSidedFront' },
      4,
    ),
    empty('RunList', { ID: 'Surfaces', Status: 'Unavailable', Class: 'Parameter' }, 4),
    `    ${open('DigitalPrintingParams', { ID: 'Printing', ...resource, Collate: 'SheetSetAndJob' })}`,
    empty('MediaRef', { rRef: 'Media' }, 6),
    '    </DigitalPrintingParams>',
    empty(
      'Component',
      { ID: 'Output', Status: 'Unavailable', Class: 'Quantity', ComponentType: 'FinalProduct Sheet' },
      4,
    ),
    '  </ResourcePool>',
    '  <ResourceLinkPool>',
    empty('RunListLink', { rRef: 'Pages', ...combined(0) }, 4),
    empty('LayoutPreparationParamsLink', { rRef: 'Layout', ...combined(0) }, 4),
    empty('RunListLink', { rRef: 'Surfaces', Usage: 'Output', CombinedProcessIndex: '0' }, 4),
    empty('RunListLink', { rRef: 'Surfaces', ...combined(1) }, 4),
    empty('DigitalPrintingParamsLink', { rRef: 'Printing', ...combined(1) }, 4),
    empty('MediaLink', { rRef: 'Media', ...combined(1), Amount: String(sheets) }, 4),
    empty('ComponentLink', { rRef: 'Output', Usage: 'Output', CombinedProcessIndex: '1', Amount: '1' }, 4),
    '  </ResourceLinkPool>',
    '</JDF>',
  ];
  return `${lines.join('\n')}\n`;
}

type XmlAttributes = Readonly<Record<string, string>>;

function open(name: string, attributes: XmlAttributes): string {
  return `<${name}${shown(attributes)}>`;
}

function empty(name: string, attributes: XmlAttributes, indent: number): string {
  return `${' '.repeat(indent)}<${name}${shown(attributes)}/>`;
}

function shown(attributes: XmlAttributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

function points(mm: number): string {
  return String(Math.round(mm * POINTS_PER_MM * 100) / 100);
}

function seven(piece: number): string {
  return String(piece).padStart(7, '0');
}
