import { workerData } from 'piscina';
import { createComposer, type Composer } from '../compose/composer.ts';
import { createPageAssembler, type AssembledPages, type PageAssembler } from '../stream/assemble-pages.ts';
import { createAddressWork } from './address-chunk.ts';
import { createComposeWork } from './compose-chunk.ts';
import { createListWork } from './list-chunk.ts';
import { injectDamage } from './injected-damage.ts';
import { moved } from './moved.ts';
import { createNoticeWork } from './notice-chunk.ts';
import type {
  AddressResult,
  AddressTask,
  AssembleResult,
  ComposeResult,
  ComposeTask,
  NoticeResult,
  NoticeTask,
  ListResult,
  ListSetup,
  ListTask,
  Result,
  Task,
  WorkerSetup,
} from './protocol.ts';

/**
 * A worker thread's entry. It is given everything once, when it starts, and makes what a kind of task needs when the
 * first one comes: fonts and template are not read for a task that does without.
 */
const given = workerData as WorkerSetup | ListSetup;

let address: ((task: AddressTask) => AddressResult) | undefined;
let list: ((task: ListTask) => ListResult) | undefined;
let notice: ((task: NoticeTask) => NoticeResult) | undefined;
let compose: ((task: ComposeTask) => ComposeResult) | undefined;
let assemble: PageAssembler | undefined;
let composer: Composer | undefined;

/** One a thread: it reads fonts and compiles the template. */
function composerOf({ job, resources }: WorkerSetup): Composer {
  return (composer ??= createComposer(job, resources));
}

export default function work(task: Task): Result {
  if ('list' in given) {
    if (task.kind !== 'list') throw new Error(`a list's worker got a task of the kind ${task.kind}`);
    list ??= createListWork(given);
    const result = list(task);
    return moved(result, [result.bytes, result.lengths]);
  }
  return workOnRun(task, given);
}

function workOnRun(task: Task, setup: WorkerSetup): Result {
  switch (task.kind) {
    case 'address':
      address ??= createAddressWork(setup, () => composerOf(setup));
      return movedAddresses(address(task));
    case 'notice':
      notice ??= createNoticeWork(setup);
      return notice(task);
    case 'compose':
      compose ??= createComposeWork(setup, composerOf(setup));
      return movedCompose(compose(task));
    case 'assemble':
      for (const { piece } of task.pieces.pieces) injectDamage(`P${piece}`);
      assemble ??= createPageAssembler(setup.job, setup.resources);
      return movedPages(assemble(task.pieces));
    case 'list':
      throw new Error('a run has no list to clean');
    default:
      return task satisfies never;
  }
}

function movedAddresses(result: AddressResult): AddressResult {
  return moved(result, [result.bytes]);
}

function movedCompose(result: ComposeResult): ComposeResult {
  return moved(result, [result.bytes]);
}

function movedPages(pages: AssembledPages): AssembleResult {
  const { bytes, offsets, starts } = pages.chunk;
  return moved({ kind: 'assemble', pages }, [bytes, offsets, starts]);
}
