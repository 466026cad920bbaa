import type { CountryRules } from '../country-rules.ts';
import { GERMAN_RULES } from '../german-rules.ts';

/** Austria (ÖNORM A 1080): postal code and town in mixed case at home. No code begins with zero. */
export const austria: CountryRules = {
  ...GERMAN_RULES,
  code: 'AT',
  postalCode: { full: /^[1-9]\d{3}$/, prefix: /^(?:A|AT)[ -]?(?=\d)/ },
  codeLength: 4,
};
