import fc from 'fast-check';

/**
 * The same code gets the same verdict: property tests draw from one seed, so a change that fails has failed by itself.
 * To look for new counterexamples: STAPEL_SEED=random npx vitest run; a number repeats what was found.
 */
const asked = process.env['STAPEL_SEED'];

if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20190701) });
