import type { Job } from '../job/job.ts';
import { collate } from '../unit/collate.ts';

/** A paper and a locale: all that can make static page content differ within a job. */
export interface PageVariant {
  readonly paper: string;
  readonly locale: string;
  /** Page size in mm. */
  readonly width: number;
  readonly height: number;
}

/**
 * Every paper of the template with every locale of the job, in an order that does not depend on the order of the
 * files or on what was composed first: workers and main thread number variants alike.
 */
export function pageVariants(job: Job): readonly PageVariant[] {
  const papers = Object.keys(job.template.papers).sort(collate);
  const { locale: byCountry, language } = job.document;
  const used = [...Object.values(byCountry), ...Object.values(language?.locales ?? {})];
  const locales = [...new Set(used)].sort(collate);
  return papers.flatMap((paper) =>
    locales.map((locale) => {
      const { width, height } = job.template.papers[paper] ?? { width: 0, height: 0 };
      return { paper, locale, width, height };
    }),
  );
}
