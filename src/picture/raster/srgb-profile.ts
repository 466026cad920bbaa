/**
 * An ICC profile of sRGB (IEC 61966-2-1), version 2, as small as preflight programs take it: primaries and white
 * adapted to D50 (ICC.1:2001-04), the tone curve in 256 steps. It is made here, so that nothing need be shipped.
 */
export function srgbProfile(): Uint8Array {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB')],
    ['cprt', Buffer.concat([type('text'), Buffer.from('No rights reserved\0', 'latin1')])],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', toneCurve()],
  ];
  const names = [...tags.map(([name]) => name), 'gTRC', 'bTRC'];
  const table = Buffer.alloc(4 + 12 * names.length);
  table.writeUInt32BE(names.length, 0);
  const blocks: Buffer[] = [];
  let at = 128 + table.length;
  let last = { offset: 0, size: 0 };
  names.forEach((name, index) => {
    const block = tags[index]?.[1];
    // The three channels share one curve.
    if (block !== undefined) {
      last = { offset: at, size: block.length };
      const padded = Buffer.concat([block, Buffer.alloc((4 - (block.length % 4)) % 4)]);
      blocks.push(padded);
      at += padded.length;
    }
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(last.offset, 8 + 12 * index);
    table.writeUInt32BE(last.size, 12 + 12 * index);
  });
  const profile = Buffer.concat([Buffer.alloc(128), table, ...blocks]);
  profile.writeUInt32BE(profile.length, 0);
  profile.writeUInt32BE(0x02100000, 8);
  profile.write('mntrRGB XYZ ', 12, 'latin1');
  // 1 January 2020; any fixed day will do.
  [2020, 1, 1].forEach((part, index) => profile.writeUInt16BE(part, 24 + 2 * index));
  profile.write('acsp', 36, 'latin1');
  xyz(0.9642, 1, 0.8249).copy(profile, 68, 8);
  return profile;
}

function type(name: string): Buffer {
  return Buffer.from(`${name}\0\0\0\0`, 'latin1');
}

function xyz(...values: readonly number[]): Buffer {
  const block = Buffer.concat([type('XYZ '), Buffer.alloc(12)]);
  values.forEach((value, index) => block.writeInt32BE(Math.round(value * 65536), 8 + 4 * index));
  return block;
}

function description(text: string): Buffer {
  const block = Buffer.concat([type('desc'), Buffer.alloc(4 + text.length + 1 + 78)]);
  block.writeUInt32BE(text.length + 1, 8);
  block.write(text, 12, 'latin1');
  return block;
}

const STEPS = 256;

function toneCurve(): Buffer {
  const block = Buffer.concat([type('curv'), Buffer.alloc(4 + 2 * STEPS)]);
  block.writeUInt32BE(STEPS, 8);
  for (let step = 0; step < STEPS; step++) {
    const share = step / (STEPS - 1);
    const light = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    block.writeUInt16BE(Math.round(light * 65535), 12 + 2 * step);
  }
  return block;
}
