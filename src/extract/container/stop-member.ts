import type { Fault } from '../../fault/fault.ts';
import { stopRun } from '../../fault/run-stop.ts';
import { shownName } from './shown-name.ts';

/** What is wrong with a member; its name and place are added. */
interface MemberFault extends Pick<Fault, 'code' | 'found' | 'expected'> {
  /** What happened, where the code leaves it open. */
  readonly reason?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Stops the run for a fault of one member. */
export type StopMember = (fault: MemberFault, cause?: unknown) => never;

/** `file` is the input as it was given. */
export function stopMember(file: string, name: string): StopMember {
  const member = shownName(name);
  return ({ reason, values, ...fault }, cause) =>
    stopRun(
      {
        ...fault,
        place: { file },
        values: { member, ...values, ...(reason === undefined ? {} : { reason: `${member}: ${reason}` }) },
      },
      cause,
    );
}
