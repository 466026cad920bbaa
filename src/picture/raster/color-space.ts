import { deflateSync } from 'node:zlib';
import type { LooseObject } from '../loose-object.ts';
import { srgbProfile } from './srgb-profile.ts';

/** RGB as a stream may have it (PDF/X-4, 6.2.4): with the profile that it is meant in; sRGB where the file has none. */
export function rgbSpace(profile: Uint8Array | undefined): LooseObject {
  const own = profile !== undefined && isRgbProfile(profile) ? profile : undefined;
  const data = deflateSync(own ?? srgbProfile(), { level: 9 });
  return { parts: ['[/ICCBased ', { parts: ['/N 3/Filter/FlateDecode'], data }, ']'] };
}

/** A whole profile for RGB (ICC.1, 7.2): its length, the words that state class and colours, the signature. */
function isRgbProfile(profile: Uint8Array): boolean {
  if (profile.length < 132) return false;
  const bytes = Buffer.from(profile.buffer, profile.byteOffset, profile.length);
  const known = ['mntr', 'scnr', 'prtr', 'spac'].includes(bytes.toString('latin1', 12, 16));
  return (
    bytes.readUInt32BE(0) === profile.length &&
    known &&
    bytes.toString('latin1', 16, 20) === 'RGB ' &&
    bytes.toString('latin1', 36, 40) === 'acsp' &&
    (bytes[8] ?? 9) <= 4
  );
}
