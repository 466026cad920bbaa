/** Shortest file that can be a profile: its header and the number of its tags (ICC.1:2022, 7). */
const LEAST_BYTES = 132;

const INKS: Readonly<Record<string, string>> = {
  'RGB ': 'RGB',
  GRAY: 'grey',
  'Lab ': 'Lab',
  'XYZ ': 'XYZ',
};

const CLASSES: Readonly<Record<string, string>> = {
  scnr: 'of an input device',
  mntr: 'of a display',
  link: 'of a link between devices',
  spac: 'of a colour space',
  abst: 'of an abstract kind',
  nmcl: 'of named colours',
};

/**
 * Why a file cannot be what print streams are made for; undefined when it can: an ICC profile of an output device with four process
 * inks, of version 2 or 4 (ISO 15930-7:2010, 6.2.2).
 */
export function iccProblem(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (at: number): string => file.toString('latin1', at, at + 4);
  if (file.length < LEAST_BYTES || word(36) !== 'acsp') return 'it is no ICC profile';
  const stated = file.readUInt32BE(0);
  if (stated !== file.length) return `it has ${file.length} bytes and states ${stated}`;
  const version = file[8] ?? 0;
  if (version !== 2 && version !== 4) return `it is of ICC version ${version}, and 2 and 4 can be used`;
  const kind = word(12);
  if (kind !== 'prtr')
    return `it is a profile ${CLASSES[kind] ?? 'of another class'}, not of an output device`;
  const inks = word(16);
  if (inks !== 'CMYK') return `it is a profile for ${INKS[inks] ?? 'other inks'}, not for CMYK`;
  return tagsInside(file) ? undefined : 'its table of tags leads out of the file';
}

/** Whether every tag lies in the file (ICC.1:2022, 7.3). */
function tagsInside(file: Buffer): boolean {
  const count = file.readUInt32BE(128);
  if (LEAST_BYTES + 12 * count > file.length) return false;
  for (let tag = 0; tag < count; tag++) {
    const at = LEAST_BYTES + 12 * tag;
    if (file.readUInt32BE(at + 4) + file.readUInt32BE(at + 8) > file.length) return false;
  }
  return count > 0;
}
