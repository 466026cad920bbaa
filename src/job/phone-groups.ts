/** Does not break a line. */
const BLANK = '\u00a0';

interface Plan {
  /** What stands for the country abroad. */
  readonly code: string;
  /** What stands before the number within the country, and is left out behind its code. */
  readonly trunk: string;
  /** Numbers without the trunk digit, and how many digits each of their groups has; the first one that fits. */
  readonly forms: readonly (readonly [number: RegExp, groups: readonly number[]])[];
}

const TWOS = [2, 2, 2, 2];

/**
 * Countries whose numbers show by themselves where their groups end (ITU-T E.164 and the national plans). Germany, Austria, Italy,
 * Britain and others are not among them: area codes there have lengths that only a list of all of them tells.
 */
const PLANS: ReadonlyMap<string, Plan> = new Map([
  [
    'AU',
    {
      code: '61',
      trunk: '0',
      forms: [
        [/^4\d{8}$/, [3, 3, 3]],
        [/^[2378]\d{8}$/, [1, 4, 4]],
      ],
    },
  ],
  [
    'CH',
    {
      code: '41',
      trunk: '0',
      forms: [
        [/^800\d{6}$/, [3, 3, 3]],
        [/^[2-9]\d{8}$/, [2, 3, 2, 2]],
      ],
    },
  ],
  ['DK', { code: '45', trunk: '', forms: [[/^[2-9]\d{7}$/, TWOS]] }],
  ['ES', { code: '34', trunk: '', forms: [[/^[5-9]\d{8}$/, [3, 3, 3]]] }],
  ['FR', { code: '33', trunk: '0', forms: [[/^[1-9]\d{8}$/, [1, ...TWOS]]] }],
  ['LI', { code: '423', trunk: '', forms: [[/^[2-9]\d{6}$/, [3, 2, 2]]] }],
  [
    'PL',
    {
      code: '48',
      trunk: '',
      forms: [
        [/^(?:4[5]|5[0137]|6[069]|7[2389]|88)\d{7}$/, [3, 3, 3]],
        [/^[1-8]\d{8}$/, [2, 3, 2, 2]],
      ],
    },
  ],
  ['PT', { code: '351', trunk: '', forms: [[/^[2389]\d{8}$/, [3, 3, 3]]] }],
  ['US', { code: '1', trunk: '', forms: [[/^[2-9]\d{2}[2-9]\d{6}$/, [3, 3, 4]]] }],
]);

/**
 * A telephone number in the groups that its country reads: `+41 44 668 18 00`, `06 12 34 56 78`, `(202) 555-0123`. One
 * without `+` or `00` is of the country (ISO 3166-1); of a country without a plan, and with digits that its plan does not
 * know, a number stays as it was typed.
 */
export function phoneGroups(typed: string, country: string): string {
  const solid = typed.replaceAll(/[\s./()-]/g, '');
  if (/^(?:\+|00)\d+$/.test(solid)) return fromAbroad(solid.replace(/^(?:\+|00)/, '')) ?? typed;
  const plan = PLANS.get(country === 'CA' ? 'US' : country);
  if (plan === undefined || !/^\d+$/.test(solid) || !solid.startsWith(plan.trunk)) return typed;
  const bare = plan.code === '1' ? solid.replace(/^1(?=\d{10}$)/, '') : solid.slice(plan.trunk.length);
  const groups = groupsOf(bare, plan);
  if (groups === undefined) return typed;
  const [first = '', second = '', third = ''] = groups;
  if (plan.code === '1') return `(${first})${BLANK}${second}-${third}`;
  return plan.trunk + groups.join(BLANK);
}

/** `+` in place of whatever was typed; a trunk digit in brackets, as in `+41 (0)44`, is left out. */
function fromAbroad(digits: string): string | undefined {
  for (const plan of PLANS.values()) {
    if (!digits.startsWith(plan.code)) continue;
    const rest = digits.slice(plan.code.length);
    const bare = plan.trunk !== '' && rest.startsWith(plan.trunk) ? rest.slice(plan.trunk.length) : rest;
    const groups = groupsOf(bare, plan);
    if (groups === undefined) return undefined;
    return `+${plan.code}${BLANK}${groups.join(plan.code === '1' ? '-' : BLANK)}`;
  }
  return undefined;
}

function groupsOf(digits: string, plan: Plan): readonly string[] | undefined {
  const form = plan.forms.find(([number]) => number.test(digits));
  if (form === undefined) return undefined;
  let at = 0;
  return form[1].map((length) => digits.slice(at, (at += length)));
}
