import { showPlace } from '../fault/fault.ts';
import type { Day } from '../unit/calendar.ts';
import { dayBefore } from '../unit/day-number.ts';
import type { BlockTerms } from './block-terms.ts';
import { existingDay } from './build-campaigns.ts';
import type { FlowBlockFile } from './template-block-file.ts';
import type { FlowBlock } from './template.ts';
import type { VersionsBlockFile } from './versions-block-file.ts';
import type { YamlPath } from './yaml-source.ts';

/** What decides where nothing is said. */
const RUN_DATE = 'run.date';

type VersionsBlock = Extract<FlowBlock, { kind: 'versions' }>;

/** Versions in the order of their days: each begins on the day after the one before it ends. */
export function buildVersions(
  typed: VersionsBlockFile,
  path: YamlPath,
  terms: BlockTerms,
  build: (typed: FlowBlockFile, path: YamlPath, last: boolean, terms: BlockTerms) => FlowBlock,
): Omit<VersionsBlock, 'when'> {
  const { file, scopes } = terms;
  const by = typed.by ?? RUN_DATE;
  if (typed.by !== undefined) file.value(typed.by, scopes?.flow, [...path, 'by']);
  const versions = typed.versions.map(({ from, until, blocks }, index) => {
    const at = [...path, 'versions', index];
    return {
      at,
      ...(from === undefined ? {} : { from: existingDay(from, [...at, 'from'], file) }),
      ...(until === undefined ? {} : { until: existingDay(until, [...at, 'until'], file) }),
      blocks: blocks.map((block, b) => build(block, [...at, 'blocks', b], false, terms)),
    };
  });
  for (const [index, version] of versions.entries()) checkDays(version, versions[index - 1], terms);
  return {
    kind: 'versions',
    by,
    versions: versions.map(({ from, until, blocks }) => ({
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      blocks,
    })),
    at: showPlace(file.source.at(path)),
  };
}

interface Dated {
  readonly at: YamlPath;
  readonly from?: Day;
  readonly until?: Day;
}

/** Two versions on one day are a fault, and so is a day between two of them on which none holds. */
function checkDays({ at, from, until }: Dated, before: Dated | undefined, { file }: BlockTerms): void {
  if (from !== undefined && until !== undefined && until < from) {
    const place = file.source.at([...at, 'until']);
    file.faults.push({ code: 'job.period', place, found: until, expected: from });
  }
  if (before === undefined) return;
  const place = from === undefined ? file.source.at(at) : file.source.at([...at, 'from']);
  const expected = before.until === undefined ? undefined : dayBefore(before.until, -1);
  if (expected === undefined || from === undefined || from < expected) {
    file.faults.push({
      code: 'template.versions-overlap',
      place,
      found: from ?? 'no day',
      expected: expected ?? 'no day',
    });
  } else if (from > expected) {
    file.faults.push({ code: 'template.versions-gap', place, found: from, expected });
  }
}
