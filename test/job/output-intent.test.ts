import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { srgbProfile } from '../../src/picture/raster/srgb-profile.ts';
import { loadFiles, SMALL_JOB, SMALL_TEMPLATE } from './small-job.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../fixtures/reference/FOGRA39L_coated.icc'));
const section = '\noutputIntent: { profile: ./press.icc, condition: OUR-PRESS }\n';

/** The job's output intent with this profile beside it, or what is wrong with it. */
async function intentWith(profile: Uint8Array | undefined, typed = section): Promise<unknown> {
  const loaded = await loadFiles({
    'job.yaml': SMALL_JOB + typed,
    'small.yaml': SMALL_TEMPLATE,
    ...(profile === undefined ? {} : { 'press.icc': profile }),
  });
  return (
    loaded.job?.outputIntent ??
    loaded.faults?.map(({ code, values }) => `${code} ${values?.['reason'] ?? ''}`)
  );
}

/** The profile that is shipped, with other bytes at a place. */
function changed(at: number, text: string): Uint8Array {
  const bytes = Buffer.from(shipped);
  bytes.write(text, at, 'latin1');
  return bytes;
}

it('is coated paper in offset when the job says nothing', async () => {
  expect(await intentWith(undefined, '')).toEqual({
    condition: 'FOGRA39',
    profile: 'stapel:FOGRA39L_coated.icc',
  });
});

it('is the profile that the job names', async () => {
  expect(await intentWith(shipped)).toEqual({ condition: 'OUR-PRESS', profile: 'press.icc' });
});

it.each([
  ['one of a display, for RGB', srgbProfile(), 'it is a profile of a display, not of an output device'],
  ['one for RGB', changed(16, 'RGB '), 'it is a profile for RGB, not for CMYK'],
  ['a grey one', changed(16, 'GRAY'), 'it is a profile for grey, not for CMYK'],
  ['a link', changed(12, 'link'), 'it is a profile of a link between devices, not of an output device'],
  ['one of version 5', changed(8, '\x05'), 'it is of ICC version 5, and 2 and 4 can be used'],
  ['one cut off', shipped.subarray(0, 5000), 'it has 5000 bytes and states 121368'],
  ['tags behind its end', changed(136, '\x7f'), 'its table of tags leads out of the file'],
  ['something else', Buffer.from('%PDF-1.6'), 'it is no ICC profile'],
])('refuses %s', async (_, profile, reason) => {
  expect(await intentWith(profile)).toEqual([`job.icc-unusable ${reason}`]);
});

it('says that a file is not there', async () => {
  expect(await intentWith(undefined)).toEqual(['job.resource-missing no such file']);
});
