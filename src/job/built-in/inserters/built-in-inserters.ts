import type { InserterProfile } from '../../inserter-profile.ts';
import { dataMatrix, interleavedNOfM, pbCode39, qrCode } from './codes-alone.ts';
import { formaxOmr } from './formax-omr.ts';
import { fpOmr } from './fp-omr.ts';
import { neopostOmr } from './neopost-omr.ts';
import { pbOmrBasic, pbOmrEnhanced } from './pb-omr.ts';
import { quadientOmr } from './quadient-omr.ts';

/** Profiles that a job may name without describing them. */
export const builtInInserters: Readonly<Record<string, InserterProfile>> = Object.fromEntries(
  [
    ...[neopostOmr, quadientOmr, fpOmr, formaxOmr, pbOmrBasic, pbOmrEnhanced],
    ...[dataMatrix, qrCode, interleavedNOfM, pbCode39],
  ].map((profile) => [profile.name, profile]),
);
