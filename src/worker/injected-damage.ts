/**
 * For the tests of what a run does when a record kills, stalls or starves its worker: the environment variable
 * STAPEL_INJECT is `exit:KEY`, `throw:KEY`, `stall:KEY` or `memory:KEY` with the key of a document, an account or a piece
 * (`P17`). Without it nothing happens.
 */
const injected = /^(exit|throw|stall|memory):(.+)$/.exec(process.env['STAPEL_INJECT'] ?? '');

/** Does the injected damage when the record is the named one. */
export function injectDamage(key: string): void {
  if (injected === null || injected[2] !== key) return;
  switch (injected[1]) {
    case 'exit':
      // In a worker thread this ends the thread, as a crash of native code would, not the process.
      return process.exit(86);
    case 'stall':
      for (;;);
    case 'memory':
      for (const hoard: number[][] = []; ;) hoard.push(Array.from({ length: 1_000_000 }, (_, i) => i));
    default:
      throw new Error('injected');
  }
}
