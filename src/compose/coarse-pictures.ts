import type { Fault } from '../fault/fault.ts';
import type { Job } from '../job/job.ts';
import type { FlowBlock, ImageBlock } from '../job/template.ts';
import type { Pictures } from './pictures.ts';
import { typedPlace } from './typed-place.ts';

/** Places where an image is shown larger than its pixels allow: it is printed, and a person should look. */
export function coarsePictures({ template, campaigns }: Job, pictures: Pictures): Fault[] {
  const shown = [
    ...imagesIn(template.flow),
    ...template.furniture.flatMap(({ block, height }) =>
      block.kind === 'image' ? [{ height, ...block }] : [],
    ),
    ...campaigns.flatMap(({ content }) => (content.kind === 'image' ? [content] : [])),
  ];
  return shown.flatMap((image): Fault[] => {
    const found = resolutionOf(image, pictures);
    if (found === undefined || found >= template.minResolution) return [];
    return [
      {
        code: 'compose.picture-coarse',
        place: typedPlace(image.at) ?? { file: template.file },
        found: String(found),
        expected: String(template.minResolution),
        values: { picture: image.resource },
      },
    ];
  });
}

function imagesIn(blocks: readonly FlowBlock[]): ImageBlock[] {
  return blocks.flatMap((block) =>
    block.kind === 'image' ? [block] : 'blocks' in block ? imagesIn(block.blocks) : [],
  );
}

/** Whole pixels an inch on paper; undefined for what has no pixels of its own. */
function resolutionOf(
  { resource, width, height }: Pick<ImageBlock, 'resource' | 'width' | 'height'>,
  pictures: Pictures,
): number | undefined {
  const pixels = pictures.prepared(resource)?.pixels;
  if (pixels === undefined) return undefined;
  const byHeight = height === undefined ? Infinity : (height * pixels.width) / pixels.height;
  return Math.floor((pixels.width * 25.4) / Math.min(width, byHeight));
}
