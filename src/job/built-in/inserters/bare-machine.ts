import type { InserterProfile } from '../../inserter-profile.ts';
import { plainMachine } from './one-track.ts';

/** What a profile file without `extends` begins with: no marks and no code. */
export const bareMachine: InserterProfile = {
  ...plainMachine,
  name: 'machine',
  readable: { x: 13.5, y: 208, size: 6.5, length: 29 },
};
