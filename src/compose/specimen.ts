import type { FormXObject } from './form-x-object.ts';
import type { PointRect } from './points.ts';
import type { Workbench } from './workbench.ts';

const TEXT = 'SPECIMEN';
/** Degrees counter-clockwise. */
const SLOPE = 35;
const PALE = { kind: 'gray', k: 0.12 } as const;

/** SPECIMEN across the lower half of a page, under its text, clear of the window and of the marks at the left edge. */
export function specimenForm(name: string, paper: PointRect, desk: Workbench): FormXObject {
  const face = desk.styles.at(0).boldFace;
  const left = paper.width * 0.17;
  const width = paper.width * 0.88 - left;
  const size = Math.floor(
    (width / Math.cos((SLOPE * Math.PI) / 180) / desk.setter.measure(TEXT, face)) * 1000,
  );
  desk.pages.begin(paper.height);
  desk.pages.turned(TEXT, face, size, PALE, left + size * 0.4, paper.height * 0.88, SLOPE);
  return desk.pages.form(name, paper.width);
}
