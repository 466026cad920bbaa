import type { Fault } from '../fault/fault.ts';
import type { Template } from '../job/template.ts';
import { pt, toMm } from '../unit/length.ts';
import type { FormXObject } from './form-x-object.ts';
import type { Pictures } from './pictures.ts';
import type { PointRect } from './points.ts';
import { typedPlace } from './typed-place.ts';
import type { VariantBench } from './variant-bench.ts';

/** Millimetres by which a page of stationery may differ from its paper. */
const FORGIVEN = 1;

/** A page of stationery as a form that covers the paper; upper left corners meet. */
export function stationeryForm(
  name: string,
  resource: string | undefined,
  paper: PointRect,
  bench: VariantBench,
): FormXObject | undefined {
  if (resource === undefined) return undefined;
  const { pages, pictures } = bench.desk;
  const { name: picture, height } = pictures.form(resource);
  bench.pictures.add(resource);
  pages.begin(paper.height);
  pages.mark({ kind: 'form', name: picture, x: 0, dy: 0, height, scale: 1 }, 0, 0);
  return pages.form(name, paper.width);
}

/** Stationery that is of another size than its paper. */
export function checkStationery(template: Template, pictures: Pictures): Fault[] {
  return Object.entries(template.papers).flatMap(([paper, { width, height, stationery }]) =>
    [stationery.first, stationery.following].flatMap((sheet): Fault[] => {
      if (sheet === undefined) return [];
      const form = pictures.form(sheet.resource);
      const size = { width: toMm(pt(form.width)), height: toMm(pt(form.height)) };
      if (Math.abs(size.width - width) <= FORGIVEN && Math.abs(size.height - height) <= FORGIVEN) return [];
      return [
        {
          code: 'compose.stationery-size',
          place: typedPlace(sheet.at) ?? { file: template.file },
          found: `${show(size.width)} × ${show(size.height)}`,
          expected: `${show(width)} × ${show(height)}`,
          values: { file: sheet.resource, paper },
        },
      ];
    }),
  );
}

function show(millimetres: number): string {
  return String(Math.round(millimetres * 10) / 10);
}
