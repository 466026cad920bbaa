import { QUIET_BARS } from '../barcode/bar-pattern.ts';
import type { CodeProfile, InserterLimits, OmrProfile } from '../job/inserter-profile.ts';

import { codeName, isLinear } from './code-symbol.ts';

/** A figure of a profile against what machines read. */
export interface LimitCheck {
  readonly right: boolean;
  readonly what: string;
  readonly found: string;
  readonly expected: string;
}

export function omrLimits(omr: OmrProfile, limits: InserterLimits): LimitCheck[] {
  const count = omr.positions.length;
  const length = (count - 1) * omr.pitch;
  return [
    {
      right: count > 0 && count <= limits.positions,
      what: 'the number of OMR positions',
      found: String(count),
      expected: `1 to ${limits.positions}`,
    },
    within('the thickness of the marks', omr.thickness, limits.thickness),
    least('the length of the marks', omr.length, limits.length),
    within('the pitch of the marks', omr.pitch, limits.pitch),
    least('the pitch of the marks', omr.pitch, omr.thickness * limits.pitchPerThickness),
    {
      right: length <= limits.codeLength,
      what: 'the OMR code’s length',
      found: `${length} mm`,
      expected: `at most ${limits.codeLength} mm`,
    },
    least('the distance from the upper edge to the first mark', omr.firstMark, limits.leadEdge),
    least('the clear zone before the first mark', omr.clearBefore, limits.clearAlong),
    least('the clear zone after the last mark', omr.clearAfter, limits.clearAlong),
    // A clear zone that runs to the sheet's edge needs no more.
    ...(omr.clearFrom > 0
      ? [least('the clear zone left of the marks', omr.x - omr.clearFrom, limits.clearAcross)]
      : []),
    least('the clear zone right of the marks', omr.clearTo - omr.x - omr.length, limits.clearAcross),
  ];
}

export function codeLimits(code: CodeProfile, limits: InserterLimits): LimitCheck[] {
  const linear = isLinear(code.symbology);
  const quiet = linear ? QUIET_BARS : limits.quiet;
  return [
    linear
      ? within(`the narrowest bar of ${codeName(code)}`, code.module, limits.bar)
      : within(`the module of ${codeName(code)}`, code.module, limits.module),
    ...(linear ? [least(`the bars of ${codeName(code)}`, code.height, limits.barLength)] : []),
    {
      right: code.quiet >= quiet,
      what: 'the quiet zone',
      found: `${code.quiet} modules`,
      expected: `at least ${quiet} modules`,
    },
  ];
}

function least(what: string, found: number, limit: number): LimitCheck {
  return { right: found >= limit, what, found: `${found} mm`, expected: `at least ${limit} mm` };
}

function within(what: string, found: number, [low, high]: readonly [number, number]): LimitCheck {
  return {
    right: found >= low && found <= high,
    what,
    found: `${found} mm`,
    expected: `${low} to ${high} mm`,
  };
}
