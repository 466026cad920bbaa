import type { BitMatrix } from '../barcode/bit-matrix.ts';
import type { Fault, Place } from '../fault/fault.ts';
import type { InserterProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import { codeArea, codePlace } from './code-place.ts';
import { codeName } from './code-symbol.ts';
import { omrMark } from './omr.ts';
import { readableArea } from './readable-line.ts';

/** A rectangle in mm from the sheet's upper left corner, with its name for messages. */
export interface NamedRect {
  readonly name: string;
  readonly rect: Rect;
  /** Where it was typed. */
  readonly place?: Place;
}

/** What the inserter needs of a sheet; what a profile has not is absent. */
export interface InserterZones {
  /** The marks lie inside their clear zone. */
  readonly omr?: { readonly marks: NamedRect; readonly clearZone: NamedRect };
  readonly code?: {
    /** With its quiet zone. */
    readonly area: NamedRect;
    readonly ink: NamedRect;
  };
  readonly readable: NamedRect;
}

/** Rectangles that less than this overlaps only touch, in mm: half a dot of the press. */
const TOUCH = 0.02;

/** The zones of a profile; `symbol`: modules of its code, if it has one. */
export function inserterZones(
  profile: InserterProfile,
  symbol: Pick<BitMatrix, 'width' | 'height'> | undefined,
): InserterZones {
  const { code } = profile;
  const place = code === undefined || symbol === undefined ? undefined : codePlace(code, symbol, profile.dpi);
  return {
    ...omrZones(profile),
    ...(code === undefined || place === undefined
      ? {}
      : {
          code: {
            area: { name: `${codeName(code)} with its quiet zone`, rect: codeArea(place, code.quiet) },
            ink: { name: codeName(code), rect: codeArea(place, 0) },
          },
        }),
    readable: { name: 'the readable line', rect: readableArea(profile.readable) },
  };
}

function omrZones({ omr, dpi }: InserterProfile): Pick<InserterZones, 'omr'> {
  if (omr === undefined) return {};
  const first = omrMark(omr, 0, dpi);
  const last = omrMark(omr, Math.max(0, omr.positions.length - 1), dpi);
  // First to last position, printed or not.
  const marks = { x: first.x, y: first.y, width: first.width, height: last.y + last.height - first.y };
  const top = omr.firstMark - omr.clearBefore;
  const bottom = marks.y + marks.height + omr.clearAfter;
  return {
    omr: {
      marks: { name: 'the OMR code', rect: marks },
      clearZone: {
        name: 'the clear zone of the OMR code',
        rect: { x: omr.clearFrom, y: top, width: omr.clearTo - omr.clearFrom, height: bottom - top },
      },
    },
  };
}

/** What page content must not enter: clear zone, code with quiet zone, readable line. */
export function clearZones({ omr, code, readable }: InserterZones): readonly NamedRect[] {
  return [omr?.clearZone, code?.area, readable].filter((zone) => zone !== undefined);
}

/** Width and height that two rectangles share, in mm; undefined when they do not meet. */
export function overlapOf(a: Rect, b: Rect): { readonly width: number; readonly height: number } | undefined {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > TOUCH && height > TOUCH ? { width, height } : undefined;
}

/** Smallest distance from a rectangle to the edges of the one around it; negative when it reaches out. */
export function distanceInside(inner: Rect, outer: Rect): number {
  return Math.min(
    inner.x - outer.x,
    inner.y - outer.y,
    outer.x + outer.width - inner.x - inner.width,
    outer.y + outer.height - inner.y - inner.height,
  );
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
