import { createHash } from 'node:crypto';
import type { Day } from '../unit/calendar.ts';
import { uuidOf } from './uuid.ts';
import { textString } from './object-text.ts';

/** What a file says about itself. Nothing in it depends on the clock. */
export interface FileInformation {
  readonly title: string;
  /** Program and version. */
  readonly creator: string;
  /** The run date. */
  readonly date: Day;
}

/** What a file may call itself: by its output intent, and by its records. */
type FileStandard = 'none' | 'PDF/X-4' | 'PDF/VT-1';

/** Sixteen bytes in hex that follow from a name of the file, such as run id and stream. */
export function fileIdentifier(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32).toUpperCase();
}

/** The information dictionary (ISO 32000-2 14.3.3). */
export function informationObject({ title, creator, date }: FileInformation): string {
  const moment = `(D:${date.replaceAll('-', '')}000000Z)`;
  return (
    `<</Title${textString(title)}/Creator${textString(creator)}/Producer${textString(creator)}` +
    `/CreationDate${moment}/ModDate${moment}/Trapped/False>>`
  );
}

/** The same as XMP (ISO 16684-1), in UTF-8, with the standards that the file keeps. */
export function metadataPacket(
  { title, creator, date }: FileInformation,
  identifier: string,
  standard: FileStandard,
): Uint8Array {
  const moment = `${date}T00:00:00Z`;
  const uuid = uuidOf(identifier);
  const xml = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfvtid="http://www.npes.org/pdfvt/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
<xmp:MetadataDate>${moment}</xmp:MetadataDate>
<pdf:Producer>${escapeXml(creator)}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>${uuid}</xmpMM:DocumentID>
<xmpMM:InstanceID>${uuid}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>${standardsOf(standard, moment)}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
  return Buffer.from(xml, 'utf8');
}

/** ISO 15930-7:2010, 6.10; ISO 16612-2:2010, 6.2. */
function standardsOf(standard: FileStandard, moment: string): string {
  if (standard === 'none') return '';
  const exchange = '\n<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>';
  if (standard === 'PDF/X-4') return exchange;
  const variable = '\n<pdfvtid:GTS_PDFVTVersion>PDF/VT-1</pdfvtid:GTS_PDFVTVersion>';
  return `${exchange}${variable}\n<pdfvtid:GTS_PDFVTModDate>${moment}</pdfvtid:GTS_PDFVTModDate>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
