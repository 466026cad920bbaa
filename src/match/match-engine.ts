import { CandidatePairs } from './block/candidate-pairs.ts';
import { COMPANY_PASSES, companyKeys, PERSON_PASSES, personKeys } from './block/keys.ts';
import { PairLevels } from './compare/pair-levels.ts';
import { soundsOf } from './compare/sounds.ts';
import type { ExplainedField, MatchPlan } from './match-plan.ts';
import {
  CODE as CODE_SLOT,
  CUSTOMER,
  FAMILY,
  GIVEN as GIVEN_SLOT,
  type RecordTable,
  WIDTH,
} from './record/record-table.ts';
import { FAMILY_DIFFERENT, GIVEN_DIFFERENT } from './compare/name-levels.ts';
import { householdShare, type NeighbouringPair } from './score/household-share.ts';
import { soughtClasses } from './score/classes.ts';
import { certaintyReader } from './score/certainty.ts';
import { conflictReader, CONFLICTS, type ConflictReader, NOT_CERTAIN } from './score/conflicts.ts';
import { type Estimate, estimateWeights, PatternCounts } from './score/estimate.ts';
import {
  COMPANY_FIELDS,
  FAMILY as FAMILY_FIELD,
  type Field,
  FIELD_COUNT,
  CODE,
  GIVEN,
  NUMBER,
  STREET,
  UNIT,
} from './score/fields.ts';
import { Frequencies } from './score/frequencies.ts';
import { PERSON_FIELDS } from './score/fields.ts';
import { PairScore } from './score/pair-score.ts';
import { ScoredPairs } from './score/scored-pairs.ts';
import { startWeights } from './score/weights.ts';

/** From so many records on, weights are estimated from a share of the blocks. */
const ALL_UP_TO = 50_000;
const RANDOM_PAIRS = 300_000;
/** Further people at one address so seldom that another given name is taken for damage. */
const SELDOM = 0.04;

/** Compares and weighs the distinct records of one matching. */
export class MatchEngine {
  readonly pairs = new ScoredPairs();
  readonly candidates: CandidatePairs;
  compared = 0;
  readonly #table: RecordTable;
  readonly #plan: MatchPlan;
  readonly #fields: readonly Field[];
  readonly #levels: PairLevels;
  readonly #frequencies: Frequencies;
  readonly #estimate: Estimate;
  readonly #score: PairScore;
  #sought: Float64Array;
  #readConflict: ConflictReader;
  /** The share of other given names at one address that are other people. */
  household = 1;
  #conflict = 0;
  readonly #isCertain: (one: number, other: number) => boolean;
  /** Pairs within the sample of postal codes, two numbers each. */
  #sampled: number[] = [];

  /** `times`: how many records each row of the table stands for. */
  constructor(table: RecordTable, times: Int32Array, plan: MatchPlan) {
    const ofCompanies = plan.policy === 'company';
    this.#table = table;
    this.#plan = plan;
    this.#fields = ofCompanies ? COMPANY_FIELDS : PERSON_FIELDS;
    const sounds = soundsOf(table.pool(FAMILY));
    this.#levels = new PairLevels(table, sounds, ofCompanies);
    this.#isCertain = certaintyReader(table, this.#levels.levels);
    this.#frequencies = new Frequencies(table, times, this.#fields);
    this.#sought = soughtClasses(plan.policy);
    this.#readConflict = conflictReader(plan.policy, table, this.#levels);
    const { companies } = this.#levels;
    this.candidates =
      companies === undefined
        ? new CandidatePairs(table, PERSON_PASSES, personKeys(table, sounds))
        : new CandidatePairs(table, COMPANY_PASSES, companyKeys(table, companies));
    this.#estimate = this.#estimated();
    const weights =
      plan.weights === undefined ? this.#estimate.weights : startWeights(this.#fields, plan.weights);
    this.#score = new PairScore(table, this.#fields, weights, this.#frequencies);
    if (plan.policy !== 'same-person' || !this.#estimate.estimated) return;
    this.household = this.#householdShare(times);
    this.#sought = soughtClasses(plan.policy, this.household);
    this.#readConflict = conflictReader(plan.policy, table, this.#levels, {
      givenNames: this.household <= SELDOM,
      houseNumbers: true,
    });
  }

  get estimated(): boolean {
    return this.#estimate.estimated && this.#plan.weights === undefined;
  }

  /** Scores all candidates and keeps those at least as probable as `keepAt`. */
  scoreAll(keepAt: number): void {
    const hopeless = this.#hopeless();
    this.candidates.each((one, other) => {
      this.compared += 1;
      this.#levels.compareNames(one, other);
      if (hopeless(one, other)) return;
      this.#levels.compareRest(one, other);
      const probability = this.#weighed(one, other);
      if (probability >= keepAt) this.pairs.add(one, other, probability, this.#weight(), this.#conflict);
    });
  }

  /** Whether names alone keep a pair apart, so that nothing else need be compared. */
  #hopeless(): (one: number, other: number) => boolean {
    const { levels } = this.#levels;
    const rows = this.#table.rows;
    if (this.#plan.policy === 'company') return () => false;
    const people = this.#plan.policy === 'same-person';
    if (people && this.household <= SELDOM) return () => false;
    return (one, other) => {
      if (people ? levels[GIVEN] !== GIVEN_DIFFERENT : levels[FAMILY_FIELD] !== FAMILY_DIFFERENT)
        return false;
      const customer = rows[one * WIDTH + CUSTOMER] ?? 0;
      return customer === 0 || rows[other * WIDTH + CUSTOMER] === 0;
    };
  }

  probability(one: number, other: number): number {
    this.#levels.compare(one, other);
    return this.#weighed(one, other);
  }

  #weighed(one: number, other: number): number {
    this.#conflict = this.#readConflict(one, other);
    this.#score.weigh(one, this.#levels);
    if (this.#plan.certainOnly === true && this.#conflict === 0 && !this.#isCertain(one, other))
      this.#conflict = NOT_CERTAIN;
    return this.#score.probability(this.#estimate.pairs, this.#sought);
  }

  /** Of the pair asked for last. */
  conflict(): number {
    return this.#conflict;
  }

  /** Without a given name, or with its initial alone: it may be anybody of its home. */
  isVague(place: number): boolean {
    if (this.#plan.policy !== 'same-person') return false;
    return this.#table.pool(FAMILY).length(this.#table.rows[place * WIDTH + GIVEN_SLOT] ?? 0) < 2;
  }

  conflictName(): string {
    return CONFLICTS[this.#conflict] ?? '';
  }

  /** Of the pair asked for last: what each field says. */
  explained(): { weight: number; fields: ExplainedField[] } {
    const fields: ExplainedField[] = [];
    for (const [at, field] of this.#fields.entries()) {
      const level = this.#levels.levels[at] ?? 0;
      if (level === 0) continue;
      fields.push({ field: field.name, level: field.levels[level] ?? '', weight: this.#score.bits(at) });
    }
    return { weight: this.#weight(), fields };
  }

  #weight(): number {
    let weight = 0;
    for (let at = 0; at < FIELD_COUNT; at++)
      if (this.#levels.levels[at] !== 0) weight += this.#score.bits(at);
    return weight;
  }

  #estimated(): Estimate {
    const table = this.#table;
    const levels = this.#levels;
    const share = Math.max(1, Math.ceil(table.size / ALL_UP_TO));
    const likely = new PatternCounts();
    const people = this.#plan.policy === 'same-person';
    const sampled = Uint8Array.from({ length: people ? table.size : 0 }, (_, place) =>
      this.#isSampled(place) ? 1 : 0,
    );
    this.candidates.eachOfSome(share, sampled, (one, other, drawn, home) => {
      if (home) this.#sampled.push(one, other);
      if (!drawn) return;
      levels.compare(one, other);
      likely.add(levels.levels);
    });
    return estimateWeights(
      this.#fields,
      this.#randomPatterns(),
      likely,
      share,
      (table.size * (table.size - 1)) / 2,
    );
  }

  /** Records of a share of the postal codes: among them homes are whole. */
  #isSampled(place: number): boolean {
    const share = Math.max(1, Math.ceil(this.#table.size / ALL_UP_TO));
    if (share === 1) return true;
    const code = this.#table.rows[place * WIDTH + CODE_SLOT] ?? 0;
    return (this.#table.pool(CODE_SLOT).hash(code) >>> 1) % share === 0;
  }

  /** From the pairs of one family name at one address, of a share of the records. */
  #householdShare(times: Int32Array): number {
    const sought = soughtClasses('household');
    const found: NeighbouringPair[] = [];
    const { levels } = this.#levels;
    const sampled = this.#sampled;
    for (let at = 0; at < sampled.length; at += 2) {
      const one = sampled[at] ?? 0;
      const other = sampled[at + 1] ?? 0;
      this.#levels.compareNames(one, other);
      const given = levels[GIVEN] ?? 0;
      if (given === 0 || levels[FAMILY_FIELD] === FAMILY_DIFFERENT) continue;
      this.#levels.compareRest(one, other);
      if ((levels[NUMBER] ?? 0) >= 4 || levels[UNIT] === 3) continue;
      this.#score.weigh(one, this.#levels);
      if (this.#score.probability(this.#estimate.pairs, sought) < 0.97) continue;
      found.push({ one, other, sameGiven: given < GIVEN_DIFFERENT });
    }
    this.#sampled = [];
    return householdShare(found, times, (place) => this.#isSampled(place));
  }

  /** Pairs at fixed distances: records stand in the order of their hashes, so these are drawn without regard to likeness. */
  #randomPatterns(): PatternCounts {
    const random = new PatternCounts();
    const levels = this.#levels;
    const { size } = this.#table;
    if (size < 2) return random;
    const distances = Math.min(Math.ceil(RANDOM_PAIRS / size), size - 1);
    const step = Math.max(1, Math.floor(size / (distances + 1)));
    const every = Math.max(1, Math.floor((size * distances) / RANDOM_PAIRS));
    for (let turn = 1; turn <= distances; turn++)
      for (let one = 0; one < size; one += every) {
        const other = (one + turn * step) % size;
        if (other === one) continue;
        levels.compare(Math.min(one, other), Math.max(one, other));
        if (!this.#looksSame()) random.add(levels.levels);
      }
    return random;
  }

  #looksSame(): boolean {
    const { levels } = this.#levels;
    let agreeing = 0;
    for (const field of [FAMILY_FIELD, STREET, CODE])
      if ((levels[field] ?? 0) >= 1 && (levels[field] ?? 0) <= 3) agreeing += 1;
    return agreeing >= 2;
  }
}
