import type { Fault } from '../fault/fault.ts';
import { inserterLimits, type InserterLimits } from '../job/built-in/inserter-limits.ts';
import type { InserterProfile } from '../job/inserter-profile.ts';
import type { EnvelopeProfile, Rect } from '../job/job.ts';
import { positionsProblem } from './check-positions.ts';
import { compilePayload } from './payload.ts';
import { inserterZones, omrRegion, overlapOf, showExtent, showMm, type InserterZones } from './zones.ts';

/** A sheet that the profile's marks go on, and the envelope that it goes into. */
export interface SheetSetup {
  readonly paper: string;
  readonly width: number;
  readonly height: number;
  readonly envelope?: EnvelopeProfile;
}

/** Everything that is wrong with a profile on these sheets, each problem with its millimetres. */
export function checkProfile(
  profile: InserterProfile,
  sheets: readonly SheetSetup[],
  limits: InserterLimits = inserterLimits,
): Fault[] {
  const faults: Fault[] = [];
  const reason = positionsProblem(profile.omr.positions);
  if (reason !== undefined)
    faults.push({ code: 'inserter.positions', place: {}, values: { profile: profile.name, reason } });
  faults.push(...checkLimits(profile, limits));
  const payload = compilePayload(profile.code.payload);
  if ('code' in payload) return [...faults, payload];
  const zones = inserterZones(profile, payload.symbolSize);
  faults.push(...checkAreas(profile, zones));
  for (const sheet of sheets) faults.push(...checkSheet(profile, zones, sheet, limits));
  return faults;
}

/** Figures of the profile by themselves. */
function checkLimits(profile: InserterProfile, limits: InserterLimits): Fault[] {
  const { omr, code } = profile;
  const faults: Fault[] = [];
  const want = (right: boolean, what: string, found: string, expected: string): void => {
    if (!right)
      faults.push({
        code: 'inserter.limit',
        place: {},
        found,
        expected,
        values: { what, profile: profile.name },
      });
  };
  const least = (what: string, found: number, limit: number): void =>
    want(found >= limit, what, `${found} mm`, `at least ${limit} mm`);
  const within = (what: string, found: number, [low, high]: readonly [number, number]): void =>
    want(found >= low && found <= high, what, `${found} mm`, `${low} to ${high} mm`);

  const count = omr.positions.length;
  want(
    count > 0 && count <= limits.positions,
    'the number of OMR positions',
    String(count),
    `1 to ${limits.positions}`,
  );
  within('the thickness of the marks', omr.thickness, limits.thickness);
  least('the length of the marks', omr.length, limits.length);
  within('the pitch of the marks', omr.pitch, limits.pitch);
  least('the pitch of the marks', omr.pitch, omr.thickness * limits.pitchPerThickness);
  const codeLength = (count - 1) * omr.pitch;
  want(
    codeLength <= limits.codeLength,
    'the OMR code’s length',
    `${codeLength} mm`,
    `at most ${limits.codeLength} mm`,
  );
  least('the distance from the upper edge to the first mark', omr.firstMark, limits.leadEdge);
  least('the clear zone before the first mark', omr.clearBefore, limits.clearAlong);
  least('the clear zone after the last mark', omr.clearAfter, limits.clearAlong);
  // A clear zone that runs to the sheet's edge needs no more.
  if (omr.clearFrom > 0) least('the clear zone left of the marks', omr.x - omr.clearFrom, limits.clearAcross);
  least('the clear zone right of the marks', omr.clearTo - omr.x - omr.length, limits.clearAcross);
  within('the module of the Data Matrix', code.module, limits.module);
  want(
    code.quiet >= limits.quiet,
    'the quiet zone',
    `${code.quiet} modules`,
    `at least ${limits.quiet} modules`,
  );
  return faults;
}

/** The profile's areas against one another: each needs its place for itself. */
function checkAreas(profile: InserterProfile, zones: InserterZones): Fault[] {
  const faults: Fault[] = [];
  const { omrClearZone, code, readable, omrMarks } = zones;
  for (const [one, other] of [
    [code, omrClearZone],
    [readable, omrClearZone],
    [readable, code],
  ] as const) {
    const shared = overlapOf(one.rect, other.rect);
    if (shared !== undefined)
      faults.push({
        code: 'inserter.overlap',
        place: {},
        found: showExtent(shared),
        values: { one: one.name, other: other.name, profile: profile.name },
      });
  }
  const beyond = distanceInside(omrMarks.rect, omrClearZone.rect);
  if (beyond < 0)
    faults.push({
      code: 'inserter.limit',
      place: {},
      found: `${showMm(-beyond)} mm outside`,
      expected: 'it inside its clear zone',
      values: { what: omrMarks.name, profile: profile.name },
    });
  return faults;
}

/** The profile on one paper and in its envelope. */
function checkSheet(
  profile: InserterProfile,
  zones: InserterZones,
  sheet: SheetSetup,
  limits: InserterLimits,
): Fault[] {
  const faults: Fault[] = [];
  const paper: Rect = { x: 0, y: 0, width: sheet.width, height: sheet.height };
  const offSheet = (area: string, found: number, expected: number): void => {
    faults.push({
      code: 'inserter.off-sheet',
      place: {},
      found: showMm(found),
      expected: showMm(expected),
      values: { area, profile: profile.name, paper: sheet.paper },
    });
  };
  const printed = [zones.omrMarks, zones.code, zones.readable];
  for (const area of printed) {
    // A quiet zone may run up to the edge, ink may not.
    const wanted = area === zones.code ? 0 : limits.paperEdge;
    const distance = distanceInside(area.rect, paper);
    if (distance < wanted) offSheet(area.name, distance, wanted);
  }
  const region = omrRegion(profile.omr);
  const toTrailEdge = sheet.height - region.y - region.height;
  if (toTrailEdge < limits.trailEdge) offSheet('the last OMR mark', toTrailEdge, limits.trailEdge);

  const { envelope } = sheet;
  if (envelope === undefined) return faults;
  for (const area of printed) {
    const shows = overlapOf(area.rect, envelope.everVisible);
    if (shows !== undefined)
      faults.push({
        code: 'inserter.window',
        place: {},
        found: showExtent(shows),
        values: { area: area.name, profile: profile.name, envelope: envelope.name },
      });
  }
  return faults;
}

/** Smallest distance from a rectangle to the edges of the one around it; negative when it reaches out. */
function distanceInside(inner: Rect, outer: Rect): number {
  return Math.min(
    inner.x - outer.x,
    inner.y - outer.y,
    outer.x + outer.width - inner.x - inner.width,
    outer.y + outer.height - inner.y - inner.height,
  );
}
