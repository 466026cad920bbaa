import { describe, expect, it } from 'vitest';
import { change, faultsOf, loadFiles, SMALL_JOB, SMALL_TEMPLATE, unmark } from './small-job.ts';

const STREAMS = 'streams:\n  a4:';

/** The small job with further sections. */
function withSections(sections: string): string {
  return change(SMALL_JOB, STREAMS, `${sections}\n${STREAMS}`);
}

async function jobWith(sections: string) {
  const { job } = await loadFiles({ 'job.yaml': withSections(sections), 'small.yaml': SMALL_TEMPLATE });
  return { match: job?.match, group: job?.mailpiece.group, order: job?.mailpiece.order };
}

/** The faults, where `§` stands being the place of all of them. */
async function faultsAt(sections: string): Promise<string[]> {
  const { text, at } = unmark(withSections(sections));
  return (await faultsOf(text)).map((fault) => fault.replace(`job.yaml:${at} `, ''));
}

describe('who is one recipient', () => {
  it('is nobody but the account where the job says nothing', async () => {
    expect(await jobWith('')).toEqual({ match: undefined, group: 'account', order: ['account', 'document'] });
  });

  it('is whoever is it for certain, where envelopes are made by recipient', async () => {
    expect((await jobWith('mailpiece: { group: recipient }')).match).toEqual({
      policy: 'same-person',
      columns: {},
    });
  });

  it('is told by policy, thresholds, further columns and the list of decisions', async () => {
    const { match } = await jobWith(
      'match: { policy: household, household: allowed, mergeAt: 0.99, askAt: 0.8, customerId: rank, email: name, review: decided.csv }',
    );
    expect(match).toEqual({
      policy: 'household',
      mergeAt: 0.99,
      askAt: 0.8,
      columns: { customerId: 'rank', email: 'name' },
      review: 'decided.csv',
    });
  });

  it('is no household before the job says that the mail may go to one', async () => {
    expect(await faultsAt('match: { policy: §household }')).toEqual(['job.missing-key household']);
  });

  it('is asked of a person at a lower probability than it is merged', async () => {
    expect(await faultsAt('match: { mergeAt: 0.9, askAt: §0.95 }')).toEqual(['job.invalid-value 0.95']);
    expect(await faultsAt('match: { mergeAt: §0.4 }')).toEqual(['job.invalid-value 0.4']);
  });

  it('is told by columns that are there and of the right types', async () => {
    expect(await faultsAt('match: { birthDate: §born }')).toEqual(['job.unknown-name born']);
    expect(await faultsAt('match: { changed: §name }')).toEqual(['job.column-type name']);
  });

  it('has no envelopes by recipient where nothing is matched', async () => {
    expect(await faultsAt('match: { policy: off }\nmailpiece: { group: §recipient }')).toEqual([
      'job.invalid-value recipient',
    ]);
  });
});

describe('the order of documents in an envelope', () => {
  it('is that of the job', async () => {
    expect((await jobWith('mailpiece: { order: [date, account] }')).order).toEqual(['date', 'account']);
  });

  it('names each key once, and none that is not known', async () => {
    expect(await faultsAt('mailpiece: { order: §[date, date] }')).toEqual(['job.invalid-value a list']);
    expect(await faultsAt('mailpiece: { order: [§amount] }')).toEqual(['job.invalid-value amount']);
  });
});
