import { checkItalics } from '../compose/check-italics.ts';
import type { Composer } from '../compose/composer.ts';
import { checkGeometry, templateBoxes } from '../compose/geometry-check.ts';
import type { Fault } from '../fault/fault.ts';
import { checkProfile } from '../inserter/check-profile.ts';
import { compilePayload } from '../inserter/payload.ts';
import { clearZones, findCollisions, inserterZones, type NamedRect } from '../inserter/zones.ts';
import type { Job } from '../job/job.ts';

/**
 * What of a job's pages could never be right, whatever the extract: boxes and windows, the inserter's profile on these
 * papers, page content in the zones that it needs clear, texts and pictures that cannot be set.
 */
export function checkLayout(job: Job, composer: Composer): Fault[] {
  return [...checkPlaces(job), ...composer.check()];
}

/** What of it is seen without setting anything. */
export function checkPlaces(job: Job): Fault[] {
  return [...checkGeometry(job), ...checkItalics(job), ...checkSheets(job), ...checkZones(job)];
}

function checkSheets(job: Job): Fault[] {
  const sheets = job.mailpiece.streams.flatMap((stream) => {
    const layout = job.template.papers[stream.paper];
    const envelope = job.envelopes[stream.envelope];
    if (layout === undefined) return [];
    const { width, height } = layout;
    return [{ paper: stream.paper, width, height, ...(envelope === undefined ? {} : { envelope }) }];
  });
  return checkProfile(job.inserter, sheets).map((fault) => ({
    ...fault,
    place: { file: job.file, ...job.inserterAt },
  }));
}

function checkZones(job: Job): Fault[] {
  const { template, inserter, mailpiece } = job;
  const payload = inserter.code === undefined ? undefined : compilePayload(inserter.code);
  if (payload !== undefined && 'code' in payload) return [];
  const zones = clearZones(inserterZones(inserter, payload?.symbol));
  return Object.entries(template.papers).flatMap(([paper, { width }]) => {
    const names = { profile: inserter.name, paper };
    const boxes = templateBoxes(template, paper);
    const faults = findCollisions(boxes, zones, names);
    if (mailpiece.plex === 'simplex') return faults;
    // What shines through from the back spoils a mark as well: behind the clear zone the back stays blank.
    const behind = boxes.filter((box) => box.on !== 'first' && box.on !== 'fronts');
    return [
      ...faults,
      ...findCollisions(
        behind,
        zones.map((zone) => mirrored(zone, width)),
        names,
      ),
    ];
  });
}

/** The zone as it lies on the back of its sheet. */
function mirrored({ name, rect }: NamedRect, width: number): NamedRect {
  return { name: `the back of ${name}`, rect: { ...rect, x: width - rect.x - rect.width } };
}
