import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSample } from '../../src/verify/check-sample.ts';
import { checkStream } from '../../src/verify/check-stream.ts';
import type { Finding } from '../../src/verify/finding.ts';
import { modes, night, written, type Night } from './night.ts';

/** Findings of the whole check when the file's bytes are changed. */
async function findingsAfter(sound: Night, damage: (bytes: Buffer) => Buffer): Promise<readonly Finding[]> {
  const { path, expected } = written(sound, { damage });
  return (await checkStream(path, expected)).findings;
}

/** Replaces text by text of the same length, so that offsets stay right. */
function replaced(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from, 0, 'latin1');
  expect(at).toBeGreaterThan(0);
  expect(to).toHaveLength(from.length);
  bytes.write(to, at, 'latin1');
  return bytes;
}

describe.each(modes)('objectStreams $objectStreams, $plex', (mode) => {
  const sound = night(mode, 60);

  it('finds a file cut anywhere, by the quick look too', async () => {
    for (const share of [0, 0.1, 0.5, 0.999]) {
      const { path, expected } = written(sound, {
        damage: (bytes) => bytes.subarray(0, Math.floor(bytes.length * share)),
      });
      for (const check of [checkStream, checkSample]) {
        const { findings } = await check(path, expected);
        expect(findings).toContainEqual(expect.objectContaining({ what: 'size in bytes' }));
        expect(findings).toContainEqual(expect.objectContaining({ code: 'verify.stream-broken' }));
      }
    }
  });

  it('finds bytes behind the end, and a wrong startxref', async () => {
    const longer = await findingsAfter(sound, (bytes) => Buffer.concat([bytes, Buffer.from('more\n')]));
    expect(longer).toContainEqual(expect.objectContaining({ what: 'the last bytes' }));
    const wrong = await findingsAfter(sound, (bytes) => {
      const at = bytes.lastIndexOf('startxref\n') + 'startxref\n'.length;
      bytes[at] = bytes[at] === 0x31 ? 0x32 : 0x31;
      return bytes;
    });
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.every(({ code }) => code === 'verify.stream-broken')).toBe(true);
  });

  it('finds a changed byte in a page', async () => {
    const findings = await findingsAfter(sound, (bytes) => {
      const stream = bytes.indexOf('stream\n', Math.floor(bytes.length / 8)) + 'stream\n'.length;
      bytes[stream + 12] = (bytes[stream + 12] ?? 0) ^ 0x10;
      return bytes;
    });
    expect(findings.length).toBeGreaterThan(0);
  });

  it('ends with findings, never with an error, whatever bytes are changed', async () => {
    const changes = fc.array(
      fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.integer({ min: 1, max: 255 })),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    const { path, expected } = written(sound);
    expect((await checkStream(path, expected)).findings).toEqual([]);
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const findings = await findingsAfter(sound, (bytes) => {
          for (const [share, mask] of list) {
            const at = Math.floor(share * bytes.length);
            bytes[at] = (bytes[at] ?? 0) ^ mask;
          }
          return bytes;
        });
        for (const finding of findings) expect(finding.file).toBe('streams/a4.pdf');
      }),
      { numRuns: 40 },
    );
  });
});

describe('plain objects and a table', () => {
  const sound = night({ objectStreams: false, plex: 'simplex' }, 60);

  it('finds a wrong offset of an object that no page needs', async () => {
    const findings = await findingsAfter(sound, (bytes) => {
      const table = bytes.lastIndexOf('xref\n0 ');
      const entry = bytes.indexOf('\n', table + 5) + 1 + 20 * 4;
      bytes.write('0000000020', entry, 'latin1');
      return bytes;
    });
    expect(findings).toMatchObject([{ code: 'verify.stream-broken', expected: '4 0 obj' }]);
  });

  it('finds two kids swapped, one doubled for another, one blanked out', async () => {
    const swapped = await findingsAfter(sound, (bytes) => replaced(bytes, '[5 0 R 6 0 R ', '[6 0 R 5 0 R '));
    // On each page its readable line, and its place among the records.
    expect(swapped).toMatchObject([{ page: 1 }, { page: 1 }, { page: 2 }, { page: 2 }]);
    const doubled = await findingsAfter(sound, (bytes) =>
      replaced(bytes, '[5 0 R 6 0 R 7 0 R ', '[5 0 R 6 0 R 6 0 R '),
    );
    expect(doubled.length).toBeGreaterThan(0);
    expect(doubled.every(({ page }) => page === 3 || page === 4)).toBe(true);
    const lost = await findingsAfter(sound, (bytes) => replaced(bytes, '[5 0 R 6 0 R ', '[5 0 R       '));
    expect(lost).toContainEqual(expect.objectContaining({ page: 2, found: 'missing' }));
    expect(lost.filter(({ what }) => what.startsWith('/Count of page tree node'))).toHaveLength(1);
    expect(lost.filter(({ what }) => !what.startsWith('records:'))).toHaveLength(3);
  });

  it('finds a whole leaf of the page tree lost', async () => {
    const findings = await findingsAfter(sound, (bytes) =>
      replaced(bytes, '/Type/Pages/Parent 2 0 R/Count 64', '/Type/Pagez/Parent 2 0 R/Count 64'),
    );
    expect(findings[0]).toMatchObject({ code: 'verify.stream-broken', page: 1 });
    expect(findings).toContainEqual(
      expect.objectContaining({ page: 2, what: '63 pages from here on', found: 'missing' }),
    );
  });

  it('finds records that are not those of the pages', async () => {
    const records = async (from: string, to: string): Promise<readonly Finding[]> => {
      const findings = await findingsAfter(sound, (bytes) => replaced(bytes, from, to));
      expect(findings.filter(({ what }) => !/records|document part|DPart|NodeNameList/.test(what))).toEqual(
        [],
      );
      return findings;
    };
    const other = await records('CIP4_ExternalID(P0000003)', 'CIP4_ExternalID(P0000004)');
    expect(other).toMatchObject([
      { piece: 3, what: 'records: piece of the record', found: 'P0000004', expected: 'P0000003' },
    ]);
    expect(await records('/RecordLevel 1', '/RecordLevel 2')).toHaveLength(1);
    expect(await records('[/run/piece/document]', '[/run/page/documents]')).toHaveLength(1);
    expect(await records('/DPartRoot ', '/DPartRout ')).toHaveLength(1);
    // The second page of piece 1 in the document of piece 2.
    const leaf = /\/DPart (\d+) 0 R>>/.exec(written(sound).bytes.toString('latin1'))?.[1] ?? '';
    const end = await records(`/Start 5 0 R/End 6 0 R`, `/Start 5 0 R/End 5 0 R`);
    expect(end[0]).toMatchObject({ page: 2, what: 'records: /DPart of the page', found: `part ${leaf}` });
    const start = await records('/Start 5 0 R/End 6 0 R', '/Start 6 0 R/End 6 0 R');
    expect(start).toMatchObject([{ page: 1, what: `records: begin of part ${leaf}` }]);
  });

  it('finds an update behind what was written', async () => {
    const findings = await findingsAfter(sound, (bytes) => replaced(bytes, '/Info 4 0 R', '/Prev 99   '));
    expect(findings).toMatchObject([{ what: 'the file', found: 'an update after it was written' }]);
  });
});
