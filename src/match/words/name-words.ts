/** Words beside a name, folded: they say nothing of who it is. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mister madam sir dame lady lord dr doctor doktor prof professor rev reverend fr sr sra srta herr herrn frau fraeulein ' +
    'monsieur madame mademoiselle mme mlle signor signora signorina sig siga dott dottssa avv ing dipl mag dhr mevr mevrouw heer hon capt col maj gen lt sgt'
  ).split(' '),
);

export const DEGREES: ReadonlySet<string> = new Set(
  'phd md mba esq dds jd cpa rn obe mbe msc bsc ma ba llm llb drs dipl mag fh'.split(' '),
);

/** Of a generation: written after the name; father and son are two people. */
export const GENERATIONS: ReadonlyMap<string, number> = new Map([
  ['sr', 1],
  ['senior', 1],
  ['sen', 1],
  ['snr', 1],
  ['pere', 1],
  ['jr', 2],
  ['jnr', 2],
  ['junior', 2],
  ['jun', 2],
  ['fils', 2],
  ['ii', 3],
  ['2nd', 3],
  ['iii', 4],
  ['3rd', 4],
  ['iv', 5],
  ['4th', 5],
]);

/** Small words of a family name: `von der`, `de la`. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'von vom zu zum zur van der den de del della di da dos du la le les las los el al bin ibn af av ter ten te op st y'.split(
    ' ',
  ),
);

export const JOINING: ReadonlySet<string> = new Set(['and', 'und', 'et', '&', '/']);
