import { hintOf, showFault, type Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import { exit } from './exit-code.ts';

/** A fault as a person at a terminal reads it: what and where, then what to do. */
export function faultLines(fault: Fault): string {
  return `${showFault(fault)}\n  hint: ${hintOf(fault)}\n`;
}

/** What to print for anything thrown, and the exit code that goes with it. */
export function failureLines(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof RunStop) {
    return { text: error.faults.map(faultLines).join(''), exitCode: error.exitCode };
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `stapel: unexpected error\n${reason}\n`, exitCode: exit.failed };
}
