import type { Campaign } from '../job/job.ts';

/** A document's slot as composition left it. Millimetres. */
interface OpenSlot {
  readonly variant: number;
  readonly freeHeight: number;
  /** Bit i: campaign i of the job may go to this document. */
  readonly eligible: number;
}

/** How a campaign fared in this run. */
export interface CampaignCount {
  readonly id: string;
  readonly eligible: number;
  readonly placed: number;
  /** Documents that would have got it if there had been room. */
  readonly noRoom: number;
  readonly cap?: number;
}

/** Height of a campaign's message in a page variant, in mm. */
type MessageHeight = (campaign: number, variant: number) => number;

/**
 * Chooses messages on one thread in postal order, so that caps are exact and the same for any number of workers.
 * The highest priority that fits the white space left goes first; one message a slot,
 * and no campaign twice in one envelope. Campaigns outside their period on the run date are never chosen.
 */
export class MessageChooser {
  readonly #campaigns: readonly Campaign[];
  readonly #height: MessageHeight;
  /** Indexes of campaigns in period, by falling priority, equal ones in the job's order. */
  readonly #ranked: readonly number[];
  readonly #placed: number[];
  readonly #eligible: number[];
  readonly #noRoom: number[];

  constructor(campaigns: readonly Campaign[], runDate: string, height: MessageHeight) {
    this.#campaigns = campaigns;
    this.#height = height;
    this.#ranked = campaigns
      .map((campaign, index) => ({ campaign, index }))
      .filter(({ campaign }) => campaign.from <= runDate && runDate <= campaign.until)
      .sort((a, b) => b.campaign.priority - a.campaign.priority || a.index - b.index)
      .map(({ index }) => index);
    this.#placed = campaigns.map(() => 0);
    this.#eligible = campaigns.map(() => 0);
    this.#noRoom = campaigns.map(() => 0);
  }

  /** Chooses for the slots of one envelope; the result has the campaign's index, or undefined, for each slot. */
  chooseForPiece(slots: readonly OpenSlot[]): (number | undefined)[] {
    let used = 0;
    return slots.map((slot) => {
      let chosen: number | undefined;
      for (const index of this.#ranked) {
        const bit = 1 << index;
        if ((slot.eligible & bit) === 0) continue;
        this.#eligible[index] = (this.#eligible[index] ?? 0) + 1;
        if (chosen !== undefined || (used & bit) !== 0) continue;
        const placed = this.#placed[index] ?? 0;
        const cap = this.#campaigns[index]?.cap;
        if (cap !== undefined && placed >= cap) continue;
        const height = this.#height(index, slot.variant);
        if (height > slot.freeHeight) {
          this.#noRoom[index] = (this.#noRoom[index] ?? 0) + 1;
          continue;
        }
        chosen = index;
        used |= bit;
        this.#placed[index] = placed + 1;
      }
      return chosen;
    });
  }

  counts(): CampaignCount[] {
    return this.#campaigns.map((campaign, index) => ({
      id: campaign.id,
      eligible: this.#eligible[index] ?? 0,
      placed: this.#placed[index] ?? 0,
      noRoom: this.#noRoom[index] ?? 0,
      ...(campaign.cap === undefined ? {} : { cap: campaign.cap }),
    }));
  }
}
