import type { InserterProfile } from '../../inserter-profile.ts';
import { neopostOmr } from './neopost-omr.ts';

/** Profiles that a job may name without describing them. */
export const builtInInserters: Readonly<Record<string, InserterProfile>> = {
  [neopostOmr.name]: neopostOmr,
};
