import { describe, expect, test } from 'vitest';
import { hintOf, wordingOf } from '../../src/fault/fault.ts';
import { checkProfile } from '../../src/inserter/check-profile.ts';
import type { SheetSetup } from '../../src/inserter/check-sheet.ts';
import { clearZones, findCollisions, inserterZones } from '../../src/inserter/zones.ts';
import { builtInEnvelopes, c65Din, us10 } from '../../src/job/built-in/envelopes.ts';
import { neopostOmr } from '../../src/job/built-in/inserters/neopost-omr.ts';
import { oneTrack } from '../../src/job/built-in/inserters/one-track.ts';
import type {
  CodeProfile,
  InserterProfile,
  OmrProfile,
  ReadableProfile,
} from '../../src/job/inserter-profile.ts';
import { partOf } from './part-of.ts';

const a4: SheetSetup = { paper: 'A4', width: 210, height: 297, envelope: c65Din };
const letter: SheetSetup = { paper: 'Letter', width: 215.9, height: 279.4, envelope: us10 };

function changed(change: {
  readonly omr?: Partial<OmrProfile>;
  readonly code?: Partial<CodeProfile>;
  readonly readable?: Partial<ReadableProfile>;
  readonly feed?: InserterProfile['feed'];
  readonly limits?: InserterProfile['limits'];
}): InserterProfile {
  const { omr, code, readable, ...machine } = change;
  return {
    ...neopostOmr,
    name: 'changed',
    omr: { ...oneTrack, ...omr },
    code: { ...partOf(neopostOmr.code), ...code },
    readable: { ...neopostOmr.readable, ...readable },
    ...machine,
  };
}

function problems(profile: InserterProfile, sheets: readonly SheetSetup[] = [a4, letter]): string[] {
  return checkProfile(profile, sheets).map((fault) => `${fault.code}: ${wordingOf(fault)}`);
}

test('the built-in profile is right on A4 and Letter, in their envelopes', () => {
  expect(problems(neopostOmr)).toEqual([]);
  expect(Object.keys(builtInEnvelopes)).toEqual(['c65-din', 'us-10']);
});

test('the zones in mm', () => {
  const zones = inserterZones(neopostOmr, { width: 16, height: 16 });
  const { marks, clearZone } = partOf(zones.omr);
  expect(marks.rect.x).toBeCloseTo(7, 1);
  expect(marks.rect.y).toBeCloseTo(110, 1);
  expect(marks.rect.height).toBeCloseTo(24.5, 1);
  expect(clearZone.rect).toMatchObject({ x: 0, y: 90, width: 25 });
  expect(clearZone.rect.height).toBeCloseTo(64.5, 1);
  const { area, ink } = partOf(zones.code);
  expect(area.rect.x).toBeCloseTo(3.4, 1);
  expect(area.rect.width).toBeCloseTo(36 * 0.508, 5);
  expect(ink.rect.width).toBeCloseTo(16 * 0.508, 5);
  expect(zones.readable.rect).toMatchObject({ y: 179, height: 29 });
});

describe('each problem of a profile is named with its millimetres', () => {
  test.each<readonly [string, InserterProfile, RegExp]>([
    [
      'marks beside the address',
      changed({ omr: { firstMark: 75 } }),
      /inserter\.window: the OMR code .* can show by `11\.0 × 24\.0` mm .*`c65-din`/,
    ],
    [
      'thin marks',
      changed({ omr: { thickness: 0.2 } }),
      /inserter\.limit: the thickness of the marks .*`0\.2 mm`; inserters want 0\.25 to 1\.25 mm/,
    ],
    [
      'short marks',
      changed({ omr: { length: 8 } }),
      /the length of the marks .*`8 mm`; inserters want at least 10 mm/,
    ],
    [
      'narrow pitch',
      changed({ omr: { pitch: 2 } }),
      /the pitch of the marks .*`2 mm`; inserters want 2\.54 to 6\.35 mm/,
    ],
    [
      'pitch too narrow for thick marks',
      changed({ omr: { thickness: 1 } }),
      /the pitch of the marks .*`4 mm`; inserters want at least 6 mm/,
    ],
    [
      'too long',
      changed({ omr: { positions: ['start', ...blanks(18), 'insert'] } }),
      /the OMR code’s length .*`76 mm`; inserters want at most 70 mm/,
    ],
    [
      'too many',
      changed({ omr: { pitch: 3, positions: ['start', ...blanks(23), 'insert'] } }),
      /the number of OMR positions .*`25`; inserters want 1 to 24/,
    ],
    [
      'little clear zone',
      changed({ omr: { clearAfter: 5 } }),
      /the clear zone after the last mark .*`5 mm`; inserters want at least 8\.5 mm/,
    ],
    [
      'clear zone too narrow',
      changed({ omr: { clearTo: 19 } }),
      /the clear zone right of the marks .*`1 mm`; inserters want at least 3 mm/,
    ],
    [
      'marks out of their zone',
      changed({ omr: { clearTo: 15 } }),
      /the OMR code .*`3\.0 mm outside`; inserters want it inside its clear zone/,
    ],
    [
      'at the edge',
      changed({ omr: { x: 1 } }),
      /inserter\.off-sheet: the OMR code .* stands `1\.0` mm from the edge of paper `A4`, `4\.0` mm/,
    ],
    [
      'low on the sheet',
      changed({ omr: { firstMark: 240 } }),
      /the last OMR mark .* stands `14\.9` mm from the edge of paper `Letter`, `30\.0` mm/,
    ],
    [
      'code off the sheet',
      changed({ code: { x: 203 } }),
      /the Data Matrix with its quiet zone .* stands `-\d+\.\d` mm/,
    ],
    [
      'code in the clear zone',
      changed({ code: { y: 150 } }),
      /inserter\.overlap: the Data Matrix with its quiet zone and the clear zone of the OMR code .* by `\d+\.\d × 9\.6` mm/,
    ],
    [
      'line in the quiet zone',
      changed({ readable: { y: 200 } }),
      /inserter\.overlap: the readable line and the Data Matrix/,
    ],
    [
      'code in the window',
      changed({ code: { x: 60, y: 60 } }),
      /inserter\.window: the Data Matrix .*`us-10`/,
    ],
    ['small modules', changed({ code: { module: 0.3 } }), /the module of the Data Matrix .*`0\.3 mm`/],
    [
      'small quiet zone',
      changed({ code: { quiet: 2 } }),
      /the quiet zone .*`2 modules`; inserters want at least 4 modules/,
    ],
    ['a payload that is none', changed({ code: { payload: '{x:1}' } }), /inserter\.payload-pattern/],
    [
      'no start',
      changed({ omr: { positions: ['insert', 'safety'] } }),
      /inserter\.positions: .*the start mark is neither first nor last/,
    ],
    [
      'safety inside',
      changed({ omr: { positions: ['start', 'safety', 'insert'] } }),
      /the safety mark is not at the end/,
    ],
    ['nothing inserts', changed({ omr: { positions: ['start', 'safety'] } }), /there is no insert mark/],
    ['twice', changed({ omr: { positions: ['start', 'insert', 'insert'] } }), /insert comes twice/],
    [
      'forty positions',
      changed({ omr: { positions: ['start', ...blanks(38), 'insert'] } }),
      /the number of OMR positions .*`40`; inserters want 1 to 24/,
    ],
    [
      'a code on the fold',
      changed({ code: { y: 204 } }),
      /inserter\.fold: the Data Matrix .*`204\.0 to 212\.1` mm .*`A4`, on the fold at `210\.0` mm, which may be off by 1\.0 mm/,
    ],
    [
      'a mark on the fold',
      changed({ omr: { firstMark: 105 } }),
      /inserter\.fold: OMR mark 1 \(start\) .*`105\.0 to 105\.5` mm .*`105\.0`/,
    ],
    [
      'folded once, in the middle',
      changed({ omr: { firstMark: 128 }, feed: { fold: 'v', order: 'address-first', face: 'up' } }),
      /inserter\.fold: OMR mark 6 \(parity\) .*`148\.0 to 148\.5` mm .*on the fold at `148\.5`/,
    ],
    [
      'select without a station',
      changed({ omr: { positions: ['start', 'insert', 'select-2'] } }),
      /select-2 is there, and `stations` of the profile is 0/,
    ],
    [
      'a sequence that begins beyond its bits',
      changed({ omr: { sequence: { ...oneTrack.sequence, first: 8 } } }),
      /the sequence begins with 8, and its 3 bits count from 0 to 7/,
    ],
    [
      'a sequence that stands still',
      changed({
        omr: {
          positions: ['start', 'insert', 'sequence-1'],
          sequence: { ...oneTrack.sequence, first: 1, zero: 'skipped' },
        },
      }),
      /the sequence has one bit and leaves out 0/,
    ],
    [
      'a match code with a gap',
      changed({ omr: { positions: ['start', 'insert', 'match-1', 'match-4'] } }),
      /match-2 is missing/,
    ],
    [
      'parity over what is not there',
      changed({ omr: { parityOver: ['insert', 'boc'] } }),
      /parity is over boc, which is no position/,
    ],
    [
      'a sequence with a gap',
      changed({ omr: { positions: ['start', 'insert', 'sequence-1', 'sequence-4'] } }),
      /sequence-2 is missing/,
    ],
  ])('%s', (_, profile, expected) => {
    expect(problems(profile).filter((problem) => expected.test(problem))).not.toEqual([]);
  });
});

test('a safety mark beside the start mark is for the machine to allow', () => {
  const omr = { positions: ['start', 'safety', 'not-eoc'] as const };
  expect(problems(changed({ omr }))).not.toEqual([]);
  expect(problems(changed({ omr, limits: { ...neopostOmr.limits, safetyAtEnd: false } }))).toEqual([]);
});

test('without a fold, or with folds where no code is, nothing lies on one', () => {
  const onFold = changed({ code: { y: 204 }, readable: { y: 198 }, omr: { firstMark: 110 } });
  const folds = (profile: InserterProfile, sheet: SheetSetup): string[] =>
    problems(profile, [sheet]).filter((problem) => problem.startsWith('inserter.fold'));
  expect(folds(onFold, a4)).toHaveLength(1);
  expect(folds({ ...onFold, feed: { ...onFold.feed, fold: 'none' } }, a4)).toEqual([]);
  // Of an envelope that says nothing of it, folds are in equal parts: at 99 and 198 mm.
  const { folds: _, ...plain } = c65Din;
  expect(folds(onFold, { ...a4, envelope: plain })).toEqual([]);
  expect(folds(changed({ code: { y: 195 } }), { ...a4, envelope: plain })).toHaveLength(1);
});

test('a profile with neither marks nor code is no profile', () => {
  const { omr: _, code: __, ...bare } = neopostOmr;
  expect(problems(bare)).toEqual([expect.stringContaining('inserter.no-marks')]);
});

function blanks(count: number): 'blank'[] {
  return Array<'blank'>(count).fill('blank');
}

describe('page content against the zones', () => {
  const zones = clearZones(inserterZones(neopostOmr, { width: 16, height: 16 }));
  const names = { profile: 'neopost-omr', paper: 'A4' };

  test('a fold mark by DIN 5008 form B is found, and how far it reaches in', () => {
    const faults = findCollisions(
      [{ name: 'fold mark', rect: { x: 0, y: 105, width: 8, height: 0.2 } }],
      zones,
      names,
    );
    expect(faults.map(wordingOf)).toEqual([
      '`fold mark` reaches `8.0 × 0.2` mm into the clear zone of the OMR code of inserter profile `neopost-omr` on paper `A4`',
    ]);
    expect(faults.map(hintOf)).toEqual([
      'move or narrow the block in the template, or move the marks in the profile; ' +
        'jobs/TEMPLATES.md has places for marks that end above a payment part',
    ]);
  });

  test('a block at the margin only touches; one beside the code and the line meets both', () => {
    expect(
      findCollisions([{ name: 'body', rect: { x: 25, y: 99, width: 160, height: 180 } }], zones, names),
    ).toEqual([]);
    const wide = { name: 'body', rect: { x: 12, y: 160, width: 160, height: 100 } };
    expect(findCollisions([wide], zones, names).map((fault) => fault.values?.['area'])).toEqual([
      'the Data Matrix with its quiet zone',
      'the readable line',
    ]);
  });
});
