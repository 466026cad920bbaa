/** The CMap of all fonts: each code is its own CID (ISO 32000-2 9.7.5). */
export const ONE_BYTE_IDENTITY = `%!PS-Adobe-3.0 Resource-CMap
%%DocumentNeededResources: ProcSet (CIDInit)
%%IncludeResource: ProcSet (CIDInit)
%%BeginResource: CMap (OneByteIdentityH)
%%EndComments
/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin
/Registry(Adobe)def
/Ordering(Identity)def
/Supplement 0 def
end def
/CMapName/OneByteIdentityH def
/CMapVersion 1 def
/CMapType 1 def
/WMode 0 def
1 begincodespacerange
<00><FF>
endcodespacerange
1 begincidrange
<00><FF>0
endcidrange
endcmap
CMapName currentdict/CMap defineresource pop
end
end
%%EndResource
%%EOF
`;

export const ONE_BYTE_IDENTITY_ENTRIES =
  '/Type/CMap/CMapName/OneByteIdentityH/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/WMode 0';

/** Most entries in a block of `bfchar` (Adobe Technical Note 5014). */
const BLOCK = 100;

/** The ToUnicode CMap of a code page: code → character or those of a ligature, ascending (ISO 32000-2 9.10.3). */
export function toUnicodeMap(pairs: readonly (readonly [code: number, text: string])[]): string {
  let blocks = '';
  for (let from = 0; from < pairs.length; from += BLOCK) {
    const block = pairs.slice(from, from + BLOCK);
    blocks += `${block.length} beginbfchar\n`;
    for (const [code, text] of block) {
      const utf16 = Buffer.from(text, 'utf16le').swap16();
      blocks += `<${hex2(code)}><${utf16.toString('hex').toUpperCase()}>\n`;
    }
    blocks += 'endbfchar\n';
  }
  return `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00><FF>
endcodespacerange
${blocks}endcmap
CMapName currentdict/CMap defineresource pop
end
end
`;
}

function hex2(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
