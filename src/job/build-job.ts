import type { Fault } from '../fault/fault.ts';
import { buildCampaigns, type PendingCampaign } from './build-campaigns.ts';
import type { BuiltExtract } from './build-extract.ts';
import { buildInserts } from './build-inserts.ts';
import { buildEnvelopes, buildInserter } from './build-inserter.ts';
import type { LoadedProfile } from './load-profile.ts';
import { buildAddress } from './build-address.ts';
import { buildNotices } from './build-notices.ts';
import { buildMailpiece } from './build-mailpiece.ts';
import { buildMatch } from './build-match.ts';
import { checkDocument, tableOfLanguage, checkPapers, checkStreams } from './check-references.ts';
import type { Job, OutputIntentPlan, StreamPlan } from './job.ts';
import { campaignFile, envelopeFile, insertFile, type jobFile, streamFile } from './job-file.ts';
import type { BuiltTemplate } from './build-template.ts';
import type { ResourceShelf } from './resource-shelf.ts';
import type { JobScopes } from './scopes.ts';
import { TypedFile } from './typed-file.ts';
import type { TypedParts } from './typed-parts.ts';
import { label, streamName } from './typed-value.ts';
import { existingDay, type ReadingDay } from './validity.ts';
import type { YamlSource } from './yaml-source.ts';

type JobParts = TypedParts<typeof jobFile.shape>;

/** A job that needs its files to be read before it is whole. */
type PendingJob = (shelf: ResourceShelf) => Job;

/** What was found out before: the tables and the template; absent where they are at fault. */
interface JobTerms {
  readonly extract: BuiltExtract | undefined;
  readonly scopes: JobScopes | undefined;
  readonly template: BuiltTemplate | undefined;
  /** The file that the inserter's profile stands in; absent where it is built in. */
  readonly profile: LoadedProfile | 'unreadable' | undefined;
}

/**
 * Gives all parts of a job file but its tables their meaning. All that is wrong is added to `faults`; undefined when
 * a part is missing or wrong.
 */
export function buildJob(
  parts: JobParts,
  terms: JobTerms,
  on: ReadingDay,
  dir: string,
  shelf: ResourceShelf,
  source: YamlSource,
  faults: Fault[],
): PendingJob | undefined {
  const file = new TypedFile(source, faults, terms.template?.template.defaultLanguage ?? 'en', on);
  parts.part('$schema');
  const name = parts.part('job');
  const number = parts.part('number');
  const runDay = parts.part('runDate');
  const runDate = runDay === undefined ? undefined : existingDay(runDay, ['runDate'], file);
  const state = parts.part('state');
  const release = parts.part('release');
  const duplicates = parts.part('duplicates');
  const rejected = buildShare(parts.part('tolerate')?.rejected, file);
  const mailpiece = parts.part('mailpiece');
  const typedMatch = parts.part('match');
  const document = parts.part('document');
  const address = parts.part('address');
  const inserterFile = parts.part('inserter');
  const inserter =
    inserterFile === undefined || terms.profile === 'unreadable'
      ? undefined
      : buildInserter(inserterFile, terms.profile, file);
  const envelopes = buildEnvelopes(Object.fromEntries(parts.entries('envelopes', label, envelopeFile)));
  const streams = [...parts.entries('streams', streamName, streamFile)].map(([id, each]): StreamPlan => ({
    name: id,
    ...each,
  }));
  const campaigns: PendingCampaign[] = buildCampaigns(
    parts.list('campaigns', campaignFile),
    terms.scopes,
    file,
    (typed, path, wanted) => shelf.wantPicture(typed, wanted, dir, source.at(path)),
  );
  const inserts = buildInserts(parts.list('inserts', insertFile), terms.scopes, inserter, file);
  const shown = parts.part('verify');
  const outputIntent = buildOutputIntent(parts, dir, shelf, source);
  const { extract, template } = terms;
  const notices = buildNotices(parts, { dir, extract, address }, file);
  if (document !== undefined) checkDocument(document, extract, file);
  const addressPlan = address === undefined ? undefined : buildAddress(address, extract, dir, shelf, file);
  const match = buildMatch(typedMatch, parts.has('match'), mailpiece, extract, file);
  if (template !== undefined) {
    const names = [...Object.keys(envelopes), ...parts.keys('envelopes')];
    checkStreams(streams, [...new Set(names)], template, file);
    const typedStreams = parts.keys('streams').length === streams.length ? streams : undefined;
    if (document !== undefined) checkPapers(document, typedStreams, template, file);
  }
  if (name === undefined || number === undefined || state === undefined || mailpiece === undefined)
    return undefined;
  if (duplicates === undefined) return undefined;
  if (document === undefined || addressPlan === undefined || inserter === undefined) return undefined;
  if (extract === undefined || template === undefined) return undefined;
  const mailpiecePlan = buildMailpiece(mailpiece, streams, template.template, file);
  const { paper, locale, language, amount, currency, date } = document;
  const spoken = tableOfLanguage(document, extract);
  return (read) => ({
    name,
    number,
    file: source.file,
    ...(runDate === undefined ? {} : { runDate }),
    state,
    extract: extract.plan,
    document: {
      ...{ paper, locale, amount, currency, date },
      ...(language === undefined || spoken === undefined
        ? {}
        : { language: { record: spoken.record, ...language } }),
    },
    address: addressPlan,
    ...(match === undefined ? {} : { match }),
    mailpiece: mailpiecePlan,
    inserter,
    inserterAt: source.at(['inserter']),
    envelopes,
    outputIntent,
    tickets: parts.part('tickets') ?? [],
    verify: {
      ...(shown?.account === undefined ? {} : { account: shown.account }),
      ...(shown?.document === undefined ? {} : { document: shown.document }),
    },
    template: template.template,
    inserts,
    campaigns: campaigns.map((campaign) => campaign.finish(read)),
    duplicates,
    notices,
    ...(release === undefined
      ? {}
      : { release: { group: release.group, at: source.at(['release', 'group']) } }),
    tolerate: { rejected },
    resources: read.resources,
  });
}

/** Coated paper in offset (ISO 12647-2) is what most presses imitate unless a job says more. */
function buildOutputIntent(
  parts: JobParts,
  dir: string,
  shelf: ResourceShelf,
  source: YamlSource,
): OutputIntentPlan {
  const typed = parts.part('outputIntent');
  if (typed === undefined) {
    const profile = shelf.wantShipped('FOGRA39L_coated.icc', 'icc', source.at([]));
    return { condition: 'FOGRA39', profile };
  }
  const { profile, condition } = typed;
  return { condition, profile: shelf.want(profile, 'icc', dir, source.at(['outputIntent', 'profile'])) };
}

/** `0.5%` → 0.005. */
function buildShare(typed: string | undefined, file: TypedFile): number {
  const percent = Number.parseFloat(typed ?? '0');
  if (percent > 100) {
    const place = file.source.at(['tolerate', 'rejected']);
    file.faults.push({ code: 'job.invalid-value', place, found: typed ?? '', expected: 'at most 100%' });
  }
  return percent / 100;
}
