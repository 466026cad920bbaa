import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { StageClock, StageFailure } from '../../src/run/stage-clock.ts';

const REASON = new Error('it broke');

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    return error;
  }
}

test('of stages that overlap the one whose work failed is named, whichever was entered last', async () => {
  const clock = new StageClock();
  const failing = clock.stage('extract', async () => {
    await setTimeout(5);
    throw REASON;
  });
  const other = clock.stage('address', () => setTimeout(20, 'done'));
  const failure = await failureOf(failing);
  expect(failure).toBeInstanceOf(StageFailure);
  expect(failure).toMatchObject({ stage: 'extract', cause: REASON });
  expect(await other).toBe('done');
});

test('a work that is no promise fails for its stage too', () => {
  const clock = new StageClock();
  const work = (): never => {
    throw REASON;
  };
  expect(() => clock.stage('match', work)).toThrow(
    expect.objectContaining({ stage: 'match', cause: REASON }),
  );
  expect(clock.stage('verify', () => 7)).toBe(7);
});

test('a stage that is come back to does not count what lies between', async () => {
  const clock = new StageClock();
  await clock.stage('match', () => setTimeout(10));
  await clock.stage('compose', () => setTimeout(60));
  await clock.stage('match', () => setTimeout(10));
  clock.count('match', 3);
  const [match, compose] = clock.rows();
  expect(match).toMatchObject({ name: 'match', items: 3 });
  expect(compose?.name).toBe('compose');
  expect(match?.seconds).toBeGreaterThanOrEqual(0.018);
  expect(match?.seconds).toBeLessThan(compose?.seconds ?? 0);
});

test('a stage under way is shown with its time so far', async () => {
  const clock = new StageClock();
  await clock.stage('report', async () => {
    await setTimeout(10);
    expect(clock.rows()[0]?.seconds).toBeGreaterThan(0.008);
  });
});
