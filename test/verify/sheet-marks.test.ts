import { describe, expect, it } from 'vitest';
import type { SheetFacts } from '../../src/inserter/sheet-facts.ts';
import { builtInInserters } from '../../src/job/built-in/inserters/built-in-inserters.ts';
import { neopostOmr } from '../../src/job/built-in/inserters/neopost-omr.ts';
import { pbOmrEnhanced } from '../../src/job/built-in/inserters/pb-omr.ts';
import type { InserterProfile } from '../../src/job/inserter-profile.ts';
import { checkSample } from '../../src/verify/check-sample.ts';
import { checkStream } from '../../src/verify/check-stream.ts';
import type { ExpectedSheet } from '../../src/verify/expected-stream.ts';
import type { Finding } from '../../src/verify/finding.ts';
import { markedNight, type MarkedNight } from './marked-night.ts';
import { modes, written } from './night.ts';

const simplex = modes[1] ?? never();

/** Findings of a marked stream whose sheet `index` has something else drawn over it. */
async function findings(
  sound: MarkedNight,
  profile: InserterProfile,
  changes: readonly { readonly index: number; readonly overlay: Uint8Array }[] = [],
  sheets: readonly ExpectedSheet[] = sound.sheets,
): Promise<readonly Finding[]> {
  const pages = [...sound.pages];
  for (const { index, overlay } of changes) {
    const { page } = sound.sheets[index] ?? never();
    pages[page] = { ...pages[page], overlay };
  }
  const { path, expected } = written(sound, { pages });
  const check = await checkStream(path, { ...expected, sheets, marks: profile });
  expect(check.more).toBe(0);
  return check.findings.filter(({ what }) => what !== 'size in bytes');
}

describe.each(Object.values(builtInInserters))('$name', (profile) => {
  it.each(modes)('marks and codes are found right, read by other means: $plex', async (mode) => {
    const sound = markedNight(mode, profile, 80);
    expect(await findings(sound, profile)).toEqual([]);
    // Some sheets alone, which do not follow one another.
    const { path, expected } = written(sound);
    const sheets = sound.sheets.filter((_, i) => i % 7 < 2);
    expect((await checkSample(path, { ...expected, sheets, marks: profile })).findings).toEqual([]);
  });

  it('finds the marks of another sheet below the readable line of this one', async () => {
    const sound = markedNight(simplex, profile, 30);
    // Sheet 2 of 3 with the marks of the sheet behind it, which is its piece's last.
    const index = sound.facts.findIndex(
      ({ sheetInPiece, sheetsInPiece }) => sheetInPiece === 2 && sheetsInPiece === 3,
    );
    const facts = sound.facts[index] ?? never();
    const other = sound.facts[index + 1] ?? never();
    const { readable } = made(sound, facts);
    const overlay = sound.drawn(other, (drawn) => ({ ...drawn, marks: { ...drawn.marks, readable } }));
    const found = await findings(sound, profile, [{ index, overlay }]);
    expect(found[0]).toMatchObject({
      piece: facts.piece,
      what: profile.omr === undefined ? 'code' : 'OMR marks',
    });
  });
});

describe('what is wrong with a sheet', () => {
  const sound = markedNight(simplex, neopostOmr, 30);
  const index = 20;
  const facts = sound.facts[index] ?? never();
  const { piece } = facts;

  it('a digit of its code', async () => {
    const other = made(sound, { ...facts, run: 2 });
    const overlay = sound.drawn(facts, (drawn) => ({
      ...drawn,
      marks: { ...drawn.marks, modules: other.modules, moduleRects: other.moduleRects },
    }));
    const found = await findings(sound, neopostOmr, [{ index, overlay }]);
    const { code = '' } = sound.sheets[index] ?? {};
    expect(found).toMatchObject([
      { piece, what: 'code', found: other.payload, expected: `one that says ${code}` },
    ]);
  });

  it('a code that a machine cannot read, and none', async () => {
    const half = sound.drawn(facts, (drawn) => ({
      ...drawn,
      marks: { ...drawn.marks, moduleRects: Math.floor(drawn.marks.moduleRects / 2) },
    }));
    expect(await findings(sound, neopostOmr, [{ index, overlay: half }])).toMatchObject([
      { piece, what: 'code', found: 'one that cannot be read' },
    ]);
    const none = sound.drawn(facts, (drawn) => ({ ...drawn, marks: { ...drawn.marks, moduleRects: 0 } }));
    expect(await findings(sound, neopostOmr, [{ index, overlay: none }])).toMatchObject([
      { piece, what: 'code', found: 'none' },
    ]);
  });

  it('a code that stands 2 mm too low', async () => {
    const overlay = sound.drawn(facts, (drawn) => {
      const { codePlace } = drawn.painter;
      if (codePlace === undefined) return never();
      return { ...drawn, painter: { ...drawn.painter, codePlace: { ...codePlace, y: codePlace.y + 2 } } };
    });
    expect(await findings(sound, neopostOmr, [{ index, overlay }])).toMatchObject([
      { piece, what: 'place of the code' },
    ]);
  });

  it('a mark too few, and one that is out of its place', async () => {
    const dropped = sound.drawn(facts, (drawn) => ({
      ...drawn,
      marks: { ...drawn.marks, omr: drawn.marks.omr.slice(4) },
    }));
    expect(await findings(sound, neopostOmr, [{ index, overlay: dropped }])).toMatchObject([
      { piece, what: 'OMR marks' },
    ]);
    const low = sound.drawn(facts, (drawn) => ({
      ...drawn,
      marks: { ...drawn.marks, omr: drawn.marks.omr.map((number, i) => (i === 1 ? number + 0.5 : number)) },
    }));
    const found = await findings(sound, neopostOmr, [{ index, overlay: low }]);
    expect(found.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['clear zone of the marks', 'OMR marks']),
    );
  });

  it('marks in another colour than black', async () => {
    const grey = Buffer.concat([Buffer.from('.4 g\n'), sound.drawn(facts)]);
    const found = await findings(sound, neopostOmr, [{ index, overlay: grey }]);
    expect(found.map(({ what }) => what)).toEqual(['OMR marks', 'code']);
  });
});

describe('marks that run.db states wrongly too', () => {
  it.each([neopostOmr, pbOmrEnhanced])(
    '$name: what a machine would make of them is not what the sheet is',
    async (profile) => {
      const sound = markedNight(simplex, profile, 30);
      const index = sound.facts.findIndex(
        ({ sheetInPiece, sheetsInPiece }) => sheetInPiece === 2 && sheetsInPiece === 3,
      );
      const facts = sound.facts[index] ?? never();
      const wrong = (change: Partial<SheetFacts>): Promise<readonly Finding[]> => {
        const other = made(sound, { ...facts, ...change });
        const right = made(sound, facts);
        const overlay = sound.drawn(facts, (drawn) => ({ ...drawn, marks: { ...right, omr: other.omr } }));
        const sheets = sound.sheets.map((sheet, i) =>
          i === index ? { ...sheet, omr: other.omrBits } : sheet,
        );
        return findings(sound, profile, [{ index, overlay }], sheets);
      };
      const told = (await wrong({ sheetInPiece: 3 })).map(({ what }) => what);
      expect(told).toContain('OMR marks: last sheet');
      // The sheet behind does not follow this one either.
      const counted = (await wrong({ sheetInStream: facts.sheetInStream + 1 })).map(({ what }) => what);
      expect(counted).toEqual(['OMR marks: sequence', 'OMR marks: sequence']);
    },
  );

  it('a parity that is not kept', async () => {
    const sound = markedNight(simplex, pbOmrEnhanced, 10);
    const parity = pbOmrEnhanced.omr?.positions.indexOf('parity') ?? -1;
    expect(parity).toBeGreaterThan(0);
    const index = sound.sheets.findIndex(({ omr = 0 }) => ((omr >>> parity) & 1) === 1);
    const right = made(sound, sound.facts[index] ?? never());
    const at = [...Array(parity).keys()].filter((i) => ((right.omrBits >>> i) & 1) === 1).length;
    const omr = Float64Array.from([...right.omr].filter((_, i) => Math.floor(i / 4) !== at));
    const overlay = sound.drawn(sound.facts[index] ?? never(), (drawn) => ({
      ...drawn,
      marks: { ...drawn.marks, omr },
    }));
    const sheets = sound.sheets.map((sheet, i) =>
      i === index ? { ...sheet, omr: right.omrBits & ~(1 << parity) } : sheet,
    );
    const found = await findings(sound, pbOmrEnhanced, [{ index, overlay }], sheets);
    expect(found.map(({ what }) => what)).toEqual(['OMR marks: parity']);
  });
});

/** The marks of a sheet, kept. */
function made(
  sound: MarkedNight,
  facts: SheetFacts,
): {
  readonly omr: Float64Array;
  readonly omrBits: number;
  readonly modules: Int32Array;
  readonly moduleRects: number;
  readonly payload: string;
  readonly readable: string;
} {
  const kept: { marks?: ReturnType<typeof made> } = {};
  sound.drawn(facts, (drawn) => {
    const { omr, omrBits, modules, moduleRects, payload, readable } = drawn.marks;
    kept.marks = { omr: omr.slice(), omrBits, modules: modules.slice(), moduleRects, payload, readable };
    return drawn;
  });
  return kept.marks ?? never();
}

function never(): never {
  throw new Error('not there');
}
