import type { Fault } from '../fault/fault.ts';
import type { InserterProfile } from '../job/inserter-profile.ts';
import { positionsProblem } from './check-positions.ts';
import { checkSheet, type SheetSetup } from './check-sheet.ts';
import { codeLimits, omrLimits, type LimitCheck } from './check-limits.ts';
import { compileControl } from './control-file.ts';
import { compilePayload } from './payload.ts';
import { distanceInside, inserterZones, overlapOf, showExtent, showMm, type InserterZones } from './zones.ts';

/** Everything that is wrong with a profile on these sheets, each problem with its millimetres. */
export function checkProfile(profile: InserterProfile, sheets: readonly SheetSetup[]): Fault[] {
  const { name, omr, code, limits, stations } = profile;
  const faults: Fault[] = [];
  if (omr === undefined && code === undefined)
    faults.push({ code: 'inserter.no-marks', place: {}, values: { profile: name } });
  if (omr !== undefined) {
    const terms = { printed: true, safetyAtEnd: limits.safetyAtEnd, stations };
    const reason = positionsProblem(omr, terms);
    if (reason !== undefined)
      faults.push({ code: 'inserter.positions', place: {}, values: { profile: name, reason } });
  }
  if (code?.marks !== undefined) {
    const reason = positionsProblem(code.marks, { printed: false, safetyAtEnd: false, stations });
    if (reason !== undefined)
      faults.push({ code: 'inserter.positions', place: {}, values: { profile: name, reason } });
  }
  faults.push(...checkLimits(profile));
  const control = compileControl(profile.control);
  if ('code' in control) faults.push(control);
  const payload = code === undefined ? undefined : compilePayload(code);
  if (payload !== undefined && 'code' in payload) return [...faults, payload];
  const zones = inserterZones(profile, payload?.symbol);
  faults.push(...checkAreas(profile, zones));
  for (const sheet of sheets) faults.push(...checkSheet(profile, zones, sheet));
  return faults;
}

/** Figures of the profile by themselves. */
function checkLimits({ name, omr, code, limits }: InserterProfile): Fault[] {
  const checks: LimitCheck[] = [
    ...(omr === undefined ? [] : omrLimits(omr, limits)),
    ...(code === undefined ? [] : codeLimits(code, limits)),
  ];
  return checks
    .filter(({ right }) => !right)
    .map(({ what, found, expected }) => ({
      code: 'inserter.limit',
      place: {},
      found,
      expected,
      values: { what, profile: name },
    }));
}

/** The profile's areas against one another: each needs its place for itself. */
function checkAreas(profile: InserterProfile, { omr, code, readable }: InserterZones): Fault[] {
  const faults: Fault[] = [];
  for (const [one, other] of [
    [code?.area, omr?.clearZone],
    [readable, omr?.clearZone],
    [readable, code?.area],
  ] as const) {
    const shared = one === undefined || other === undefined ? undefined : overlapOf(one.rect, other.rect);
    if (shared !== undefined)
      faults.push({
        code: 'inserter.overlap',
        place: {},
        found: showExtent(shared),
        values: { one: one?.name ?? '', other: other?.name ?? '', profile: profile.name },
      });
  }
  const beyond = omr === undefined ? 0 : distanceInside(omr.marks.rect, omr.clearZone.rect);
  if (omr !== undefined && beyond < 0)
    faults.push({
      code: 'inserter.limit',
      place: {},
      found: `${showMm(-beyond)} mm outside`,
      expected: 'it inside its clear zone',
      values: { what: omr.marks.name, profile: profile.name },
    });
  return faults;
}
