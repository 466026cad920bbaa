import type { Fault } from '../fault/fault.ts';
import type { InserterProfile } from '../job/inserter-profile.ts';
import type { EnvelopeProfile, Rect } from '../job/job.ts';
import { foldsOf } from './folds.ts';
import { omrMark } from './omr.ts';
import {
  distanceInside,
  overlapOf,
  showExtent,
  showMm,
  type InserterZones,
  type NamedRect,
} from './zones.ts';

/** A sheet that the profile's marks go on, and the envelope that it goes into. */
export interface SheetSetup {
  readonly paper: string;
  readonly width: number;
  readonly height: number;
  readonly envelope?: EnvelopeProfile;
}

/** What of a profile cannot be on one paper and in its envelope. */
export function checkSheet(profile: InserterProfile, zones: InserterZones, sheet: SheetSetup): Fault[] {
  const { limits } = profile;
  const faults: Fault[] = [];
  const paper: Rect = { x: 0, y: 0, width: sheet.width, height: sheet.height };
  const offSheet = (area: string, found: number, expected: number): void => {
    if (found >= expected) return;
    faults.push({
      code: 'inserter.off-sheet',
      place: {},
      found: showMm(found),
      expected: showMm(expected),
      values: { area, profile: profile.name, paper: sheet.paper },
    });
  };
  const { omr, code, readable } = zones;
  const inked = [omr?.marks, readable].filter((area) => area !== undefined);
  for (const area of inked) offSheet(area.name, distanceInside(area.rect, paper), limits.paperEdge);
  // A quiet zone may run up to the edge, ink may not.
  if (code !== undefined) offSheet(code.area.name, distanceInside(code.area.rect, paper), 0);
  if (omr !== undefined)
    offSheet('the last OMR mark', sheet.height - omr.marks.rect.y - omr.marks.rect.height, limits.trailEdge);
  faults.push(...checkFolds(profile, zones, sheet));

  const { envelope } = sheet;
  if (envelope === undefined) return faults;
  for (const area of [omr?.marks, code?.area, readable]) {
    const shows = area === undefined ? undefined : overlapOf(area.rect, envelope.everVisible);
    if (shows !== undefined)
      faults.push({
        code: 'inserter.window',
        place: {},
        found: showExtent(shows),
        values: { area: area?.name ?? '', profile: profile.name, envelope: envelope.name },
      });
  }
  return faults;
}

/** A fold breaks toner: no mark and no code lies on one. */
function checkFolds(profile: InserterProfile, { code }: InserterZones, sheet: SheetSetup): Fault[] {
  const { omr, feed, limits, dpi } = profile;
  const marks = (omr?.positions ?? []).flatMap((position, index): NamedRect[] =>
    omr === undefined || position === 'blank'
      ? []
      : [{ name: `OMR mark ${index + 1} (${position})`, rect: omrMark(omr, index, dpi) }],
  );
  const areas = code === undefined ? marks : [...marks, code.ink];
  return foldsOf(feed, sheet.height, sheet.envelope).flatMap((fold) =>
    areas
      .filter(({ rect }) => rect.y < fold + limits.foldPlay && rect.y + rect.height > fold - limits.foldPlay)
      .map(({ name, rect }) => ({
        code: 'inserter.fold',
        place: {},
        found: `${showMm(rect.y)} to ${showMm(rect.y + rect.height)}`,
        expected: showMm(fold),
        values: {
          area: name,
          profile: profile.name,
          paper: sheet.paper,
          play: showMm(limits.foldPlay),
        },
      })),
  );
}
