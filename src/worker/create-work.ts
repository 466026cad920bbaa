import { createComposer, type Composer } from '../compose/composer.ts';
import { createPageAssembler, type PageAssembler } from '../stream/assemble-pages.ts';
import { createAddressWork } from './address-chunk.ts';
import { createComposeWork } from './compose-chunk.ts';
import { injectDamage } from './injected-damage.ts';
import { createNoticeWork } from './notice-chunk.ts';
import type {
  AddressResult,
  AddressTask,
  ComposeResult,
  ComposeTask,
  NoticeResult,
  NoticeTask,
  Result,
  Task,
  WorkerSetup,
} from './protocol.ts';

/**
 * Does the tasks of a run on the thread that it is called on. What a kind of task needs is made when the first one comes:
 * fonts and template are not read for a task that does without. `composer`: one that the thread has already.
 */
export function createWork(setup: WorkerSetup, composer?: Composer): (task: Task) => Result {
  let address: ((task: AddressTask) => AddressResult) | undefined;
  let notice: ((task: NoticeTask) => NoticeResult) | undefined;
  let compose: ((task: ComposeTask) => ComposeResult) | undefined;
  let assemble: PageAssembler | undefined;
  let own = composer;
  /** One a thread: it reads fonts and compiles the template. */
  const composerOf = (): Composer => (own ??= createComposer(setup.job, setup.resources));
  return (task) => {
    switch (task.kind) {
      case 'address':
        address ??= createAddressWork(setup, composerOf);
        return address(task);
      case 'notice':
        notice ??= createNoticeWork(setup);
        return notice(task);
      case 'compose':
        compose ??= createComposeWork(setup, composerOf());
        return compose(task);
      case 'assemble':
        for (const { piece } of task.pieces.pieces) injectDamage(`P${piece}`);
        assemble ??= createPageAssembler(setup.job, setup.resources);
        return { kind: 'assemble', pages: assemble(task.pieces) };
      case 'list':
        throw new Error('a run has no list to clean');
      default:
        return task satisfies never;
    }
  };
}
