import { workerData } from 'piscina';
import { createListWork } from './list-chunk.ts';
import { createWork } from './create-work.ts';
import { moved } from './moved.ts';
import type { ListResult, ListSetup, ListTask, Result, Task, WorkerSetup } from './protocol.ts';

/** A worker thread's entry. It is given everything once, when it starts. */
const given = workerData as WorkerSetup | ListSetup;

let list: ((task: ListTask) => ListResult) | undefined;
let workOnRun: ((task: Task) => Result) | undefined;

export default function work(task: Task): Result {
  if ('list' in given) {
    if (task.kind !== 'list') throw new Error(`a list's worker got a task of the kind ${task.kind}`);
    list ??= createListWork(given);
    const result = list(task);
    return moved(result, [result.bytes, result.lengths]);
  }
  workOnRun ??= createWork(given);
  return movedResult(workOnRun(task));
}

function movedResult(result: Result): Result {
  switch (result.kind) {
    case 'address':
    case 'compose':
      return moved(result, [result.bytes]);
    case 'assemble': {
      const { bytes, offsets, starts, documents } = result.pages.chunk;
      return moved(result, [bytes, offsets, starts, documents]);
    }
    default:
      return result;
  }
}
