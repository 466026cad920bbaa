import { workerData } from 'piscina';
import { createPageAssembler, type AssembledPages, type PageAssembler } from '../stream/assemble-pages.ts';
import { createAddressWork } from './address-chunk.ts';
import { createComposeWork } from './compose-chunk.ts';
import { injectDamage } from './injected-damage.ts';
import { moved } from './moved.ts';
import type {
  AddressResult,
  AddressTask,
  AssembleResult,
  ComposeResult,
  ComposeTask,
  Result,
  Task,
  WorkerSetup,
} from './protocol.ts';

/**
 * A worker thread's entry. It is given everything once, when it starts, and makes what a kind of task needs when the
 * first one comes: fonts and template are not read for a task that does without.
 */
const setup = workerData as WorkerSetup;

let address: ((task: AddressTask) => AddressResult) | undefined;
let compose: ((task: ComposeTask) => ComposeResult) | undefined;
let assemble: PageAssembler | undefined;

export default function work(task: Task): Result {
  switch (task.kind) {
    case 'address':
      address ??= createAddressWork(setup);
      return movedAddresses(address(task));
    case 'compose':
      compose ??= createComposeWork(setup);
      return movedCompose(compose(task));
    case 'assemble':
      for (const { piece } of task.pieces.pieces) injectDamage(`P${piece}`);
      assemble ??= createPageAssembler(setup.job, setup.resources);
      return movedPages(assemble(task.pieces));
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
