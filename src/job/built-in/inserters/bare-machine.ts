import type { InserterProfile } from '../../inserter-profile.ts';
import { marginLine, plainMachine } from './one-track.ts';

/** What a profile file without `extends` begins with: no marks and no code. */
export const bareMachine: InserterProfile = {
  ...plainMachine,
  name: 'machine',
  readable: { ...marginLine, y: 208 },
};
