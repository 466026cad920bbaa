import { showPlace } from '../fault/fault.ts';
import { expressionFaults } from './expression-faults.ts';
import type { Campaign, CampaignContent } from './job.ts';
import type { CampaignFile } from './job-file.ts';
import { pictureRatio, type WantedPicture } from './picture-file.ts';
import type { ResourceShelf } from './resource-shelf.ts';
import type { JobScopes } from './scopes.ts';
import type { TypedFile } from './typed-file.ts';
import type { Placed } from './typed-parts.ts';
import { readPeriod } from './validity.ts';
import type { YamlPath } from './yaml-source.ts';

/** Asks for an image's file; gives its resource name. */
type PictureRequest = (typed: string, path: YamlPath, wanted: WantedPicture) => string;

/** A campaign whose picture may still have to be read to know its height. */
export interface PendingCampaign {
  finish(shelf: ResourceShelf): Campaign;
}

/** The campaigns of a job. `picture` asks for an image's file and gives its resource name. */
export function buildCampaigns(
  typed: readonly Placed<CampaignFile>[],
  scopes: JobScopes | undefined,
  file: TypedFile,
  picture: PictureRequest,
): PendingCampaign[] {
  const seen = new Set<string>();
  return typed.map(({ value, path }) => {
    if (seen.has(value.id)) {
      const place = file.source.at([...path, 'id']);
      file.faults.push({ code: 'job.doubled-name', place, found: value.id, values: { kind: 'campaign' } });
    }
    seen.add(value.id);
    const period = readPeriod({ from: value.from, until: value.until }, path, file);
    if (value.when !== undefined) {
      const place = (offset: number): ReturnType<typeof file.source.at> =>
        file.source.inText([...path, 'when'], offset);
      file.faults.push(...expressionFaults(value.when, scopes?.campaign, 'condition', place));
    }
    const isRunning = file.on.within(period);
    const content = buildContent(value, path, isRunning ? file : file.lenient(), picture);
    return {
      finish: (shelf) => ({
        id: value.id,
        ...period,
        priority: value.priority,
        ...(value.cap === undefined ? {} : { cap: value.cap }),
        ...(value.when === undefined ? {} : { when: value.when }),
        content: content(shelf),
      }),
    };
  });
}

function buildContent(
  value: CampaignFile,
  path: YamlPath,
  file: TypedFile,
  picture: PictureRequest,
): (shelf: ResourceShelf) => CampaignContent {
  if ('text' in value) {
    const title = file.fixedText(value.title, [...path, 'title']);
    const text = file.fixedText(value.text, [...path, 'text']);
    return () => ({ kind: 'text', title, text });
  }
  const { width, height, page } = value;
  const at = [...path, 'image'];
  const resource = picture(value.image, at, { width, height, page });
  const typedAt = showPlace(file.source.at(at));
  return (shelf) => {
    const bytes = shelf.bytes.get(resource);
    const ratio = bytes === undefined ? undefined : pictureRatio(bytes);
    return { kind: 'image', resource, width, height: height ?? width * (ratio ?? 1), at: typedAt };
  };
}
