import { move, transferableSymbol, valueSymbol } from 'piscina';

/** A result whose buffers are handed over instead of copied; the pool unwraps it. */
export function moved<T extends object>(value: T, views: readonly ArrayBufferView[]): T {
  const wrapped = {
    [transferableSymbol]: views.map((view) => view.buffer),
    [valueSymbol]: value,
  };
  // The pool takes the wrapping off before anyone sees the result, which is what the type says.
  return move(wrapped) as unknown as T;
}
