import { describe, expect, it } from 'vitest';
import { change, faultsOf, loadFiles, SMALL_JOB, SMALL_TEMPLATE, unmark } from './small-job.ts';

/** The small template with computed fields, and another text in place of its title. */
const computing = (fields: string, text: string): string =>
  change(SMALL_TEMPLATE, 'styles:\n', `let: { ${fields} }\nstyles:\n`).replace(
    'Invoice **{{ invoice.invoice }}**',
    text,
  );

describe('texts by key', () => {
  const KEPT = 'texts: { hello: { en: "Hello {{ customer.name }}", de: Hallo }, bye: Bye }\nstyles:\n';
  const keeping = (text: string, kept = KEPT): string =>
    change(SMALL_TEMPLATE, 'styles:\n', kept).replace('"Invoice **{{ invoice.invoice }}**"', text);

  it('stand wherever a text may, as if they were typed there', async () => {
    const template = keeping('$hello')
      .replace('head: Text', 'head: $bye')
      .replace('label: Total', 'label: $hello');
    const { job, faults } = await loadFiles({ 'job.yaml': SMALL_JOB, 'small.yaml': template });
    expect(faults).toBeUndefined();
    const typed = keeping('{ en: "Hello {{ customer.name }}", de: Hallo }').replace(
      'head: Text',
      'head: Bye',
    );
    const like = await loadFiles({
      'job.yaml': SMALL_JOB,
      'small.yaml': typed.replace('label: Total', 'label: { en: "Hello {{ customer.name }}", de: Hallo }'),
    });
    const bare = (flow: unknown): unknown =>
      JSON.parse(JSON.stringify(flow).replaceAll(/"[^"]*small.yaml:[\d:]+"/g, '""'));
    expect(bare(job?.template.flow)).toEqual(bare(like.job?.template.flow));
    expect(JSON.stringify(job?.template.flow)).toContain('Hallo');
  });

  it.each([
    ['$§helo', KEPT, 'job.unknown-name helo'],
    ['§{ en: $hello }', KEPT, 'template.markup'],
    ['$hello', 'texts: { hello: §{ de: Hallo } }\nstyles:\n', 'template.language-missing en'],
    ['x', 'texts: { hello: §{ de: Hallo } }\nstyles:\n', 'template.language-missing en'],
    ['x', 'texts: { hello: §5 }\nstyles:\n', 'job.invalid-value 5'],
    ['$hello', 'texts: { hello: §5 }\nstyles:\n', 'job.invalid-value 5'],
    ['$a', 'texts: { a: §$b, b: x }\nstyles:\n', 'template.markup'],
    ['$a', 'texts: { a: "{{ §nobody.name }}" }\nstyles:\n', 'expression.unknown-name nobody'],
    ['$a', 'texts: { a: "{{ §line.text }}" }\nstyles:\n', 'expression.unknown-name line'],
  ])('are checked: %s', async (text, kept, fault) => {
    const { text: template, at } = unmark(
      keeping(text, kept).replace('$§', '§$').replace('§{ en: $', '{ en: §$'),
    );
    expect(await faultsOf(SMALL_JOB, template)).toEqual([`small.yaml:${at} ${fault}`.trim()]);
  });

  it('are none where the dollar has a backslash before it, or more follows it', async () => {
    for (const text of ["'\\$hello'", "'$5'", "'$hello {{ 1 }}'"]) {
      const { job } = await loadFiles({ 'job.yaml': SMALL_JOB, 'small.yaml': keeping(text) });
      const [block] = job?.template.flow ?? [];
      expect(block?.kind === 'text' ? block.text.default[0] : undefined).toMatchObject({
        text: text.includes('5') ? '$5' : text.includes('{') ? '$hello ' : '$hello',
      });
    }
  });
});

describe('computed fields', () => {
  it('have the types of their expressions, everywhere in the template', async () => {
    const typed = computing(
      "who: 'customer.name + \"!\"', far: 'customer.rank', isNew: 'invoice.count == 1', n: rows.lines * 2, m: n + 1",
      "{{ who }} {{ m + 1 }} {{ default(far, 0) + 1 }} {{ isNew ? 'new' : who }}",
    );
    const placed = typed
      .replace('{{ line.text }}', '{{ line.text + who }}')
      .replace('Page {{ page }}', 'Page {{ page + n }} {{ who }}')
      .replace('{{ amount(carried) }}', '{{ amount(carried) + who }}')
      .replace('  - slot: message', '  - text: x\n    when: isNew\n  - slot: message');
    expect(await faultsOf(SMALL_JOB, placed)).toEqual([]);
  });

  it.each([
    ['isNew: invoice.count == 1', '{{ isNew }}', 'expression.result-type bool'],
    ['n: rows.lines', "{{ n + 'x' }}", 'expression.type no such overload: int + string'],
    [
      'who: customer.name',
      '{{ money(who) }}',
      "expression.type found no matching overload for 'money(string)'",
    ],
    ['half: invoice.total / 2, p: invoice.total / 100', '{{ decimal(half, 3) }}', 'expression.decimals half'],
    ['a: invoice.total, b: a + 1', '{{ decimal(b, 3) }}', 'expression.decimals b'],
    ['p: invoice.total / 100', '{{ decimal(p, 3) }}', undefined],
  ])('are checked where they are read: %s, %s', async (fields, text, fault) => {
    const faults = await faultsOf(SMALL_JOB, computing(fields, text));
    expect(faults.map((each) => each.replace(/^\S+ /, ''))).toEqual(fault === undefined ? [] : [fault]);
  });

  it('are not there for campaigns, whose conditions belong to the job', async () => {
    const job = change(SMALL_JOB, 'when: invoice.total > 100', 'when: isNew');
    const faults = await faultsOf(job, computing('isNew: invoice.count == 1', 'x'));
    expect(faults).toEqual(['job.yaml:43:11 expression.unknown-name isNew']);
  });

  it('that are at fault themselves make no other faults', async () => {
    const faults = await faultsOf(SMALL_JOB, computing('a: invoice.totl', "{{ a + 1 }} {{ a + 'x' }}"));
    expect(faults).toEqual(['small.yaml:7:19 expression.unknown-field totl']);
  });
});
