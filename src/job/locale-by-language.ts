import type { RecordValues } from '../model/record.ts';
import { shapeOf } from '../fault/fault.ts';
import type { Job } from './job.ts';

/**
 * The locale that a document's records ask for. Nothing where they say nothing; `unknown` is a language that the job has no
 * locale for.
 */
export function localeByLanguage(
  plan: Job['document']['language'],
  records: Readonly<Record<string, RecordValues>>,
): { readonly locale?: string; readonly unknown?: string } {
  if (plan === undefined) return {};
  const said = String(records[plan.record]?.[plan.column] ?? '').trim();
  if (said === '') return {};
  const locale = plan.locales[said] ?? plan.locales[said.toLowerCase()];
  // A language is a short code: of anything else a message shows the shape only.
  return locale === undefined ? { unknown: said.length <= 3 ? said : shapeOf(said) } : { locale };
}
