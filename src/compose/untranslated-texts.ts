import type { Fault } from '../fault/fault.ts';
import type { Job } from '../job/job.ts';
import { pageVariants } from './variant.ts';

/** Texts by key that the default language stands in for: for each language of the job's locales, those that lack it. */
export function untranslatedTexts(job: Job): readonly Fault[] {
  const { file, keptTexts, defaultLanguage } = job.template;
  const lacking = new Map<string, Set<string>>();
  for (const { locale } of pageVariants(job)) {
    const [language = locale] = locale.split('-');
    for (const { key, languages } of keptTexts) {
      if (languages.includes(locale) || languages.includes(language)) continue;
      const keys = lacking.get(language) ?? new Set();
      lacking.set(language, keys.add(key));
    }
  }
  return [...lacking].map(([language, keys]) => ({
    code: 'template.untranslated',
    place: { file },
    found: language,
    expected: defaultLanguage,
    values: { keys: [...keys].join(', ') },
  }));
}
