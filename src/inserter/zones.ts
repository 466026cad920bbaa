import type { Fault, Place } from '../fault/fault.ts';
import type { InserterProfile, OmrProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import { codeArea, codePlace } from './code-place.ts';
import { omrMark } from './omr.ts';
import { readableArea } from './readable-line.ts';

/** A rectangle in mm from the sheet's upper left corner, with its name for messages. */
export interface NamedRect {
  readonly name: string;
  readonly rect: Rect;
  /** Where it was typed. */
  readonly place?: Place;
}

/** What the inserter needs of a sheet. The marks lie inside their clear zone. */
export interface InserterZones {
  readonly omrMarks: NamedRect;
  readonly omrClearZone: NamedRect;
  /** With its quiet zone. */
  readonly code: NamedRect;
  readonly readable: NamedRect;
}

/** Rectangles that less than this overlaps only touch, in mm: half a dot of the press. */
const TOUCH = 0.02;

/** The zones of a profile whose code has `symbolSize` modules a side. */
export function inserterZones(profile: InserterProfile, symbolSize: number): InserterZones {
  const { omr, code } = profile;
  const marks = omrRegion(omr);
  const top = omr.firstMark - omr.clearBefore;
  const bottom = marks.y + marks.height + omr.clearAfter;
  return {
    omrMarks: { name: 'the OMR code', rect: marks },
    omrClearZone: {
      name: 'the clear zone of the OMR code',
      rect: { x: omr.clearFrom, y: top, width: omr.clearTo - omr.clearFrom, height: bottom - top },
    },
    code: {
      name: 'the Data Matrix with its quiet zone',
      rect: codeArea(codePlace(code, symbolSize), code.quiet),
    },
    readable: { name: 'the readable line', rect: readableArea(profile.readable) },
  };
}

/** What page content must not enter: clear zone, code with quiet zone, readable line. */
export function clearZones(profile: InserterProfile, symbolSize: number): readonly NamedRect[] {
  const zones = inserterZones(profile, symbolSize);
  return [zones.omrClearZone, zones.code, zones.readable];
}

/** The marks' own rectangle, first to last position, printed or not. */
export function omrRegion(omr: OmrProfile): Rect {
  const first = omrMark(omr, 0);
  const last = omrMark(omr, Math.max(0, omr.positions.length - 1));
  return { x: first.x, y: first.y, width: first.width, height: last.y + last.height - first.y };
}

/** Width and height that two rectangles share, in mm; undefined when they do not meet. */
export function overlapOf(a: Rect, b: Rect): { readonly width: number; readonly height: number } | undefined {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > TOUCH && height > TOUCH ? { width, height } : undefined;
}

/** Every box of a page that enters a zone, one fault for each pair. */
export function findCollisions(
  boxes: readonly NamedRect[],
  zones: readonly NamedRect[],
  names: { readonly profile: string; readonly paper: string },
): Fault[] {
  const faults: Fault[] = [];
  for (const box of boxes)
    for (const zone of zones) {
      const shared = overlapOf(box.rect, zone.rect);
      if (shared !== undefined)
        faults.push({
          code: 'inserter.zone-entered',
          place: box.place ?? {},
          found: showExtent(shared),
          values: { box: box.name, area: zone.name, profile: names.profile, paper: names.paper },
        });
    }
  return faults;
}

/** `3.2 × 14.0`, for messages. */
export function showExtent(extent: { readonly width: number; readonly height: number }): string {
  return `${showMm(extent.width)} × ${showMm(extent.height)}`;
}

/** One decimal, so that lengths in messages can be typed back. */
export function showMm(length: number): string {
  return length.toFixed(1);
}
