import type { ChangeGroup } from './change-groups.ts';

/** A document by its numbers. */
export interface DocumentKey {
  readonly account: string;
  readonly document: string;
}

/** One of the two that are compared. */
export interface ComparedSide {
  readonly kind: 'run' | 'job';
  /** As it was typed. */
  readonly name: string;
  readonly job: string;
  /** Id of the run, and its day; of a job the day for which it was set. */
  readonly run?: string;
  readonly date: string;
  readonly specimen: boolean;
  readonly documents: number;
}

/** Documents that only one side has. */
export interface OnlyOne {
  readonly documents: number;
  /** Why the other side has none of them, each with how many: `rejected (compose.does-not-fit)`, `not in it`. */
  readonly reasons: readonly { readonly reason: string; readonly documents: number }[];
  /** The first of them. */
  readonly examples: readonly DocumentKey[];
}

/** A page of both sides as PNG files; one that a side has not is absent. */
export interface PagePair {
  /** From 1. */
  readonly page: number;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  /** Where both are there: what differs, in red, and in how many pixels. */
  readonly difference?: Uint8Array;
  readonly pixels?: { readonly different: number; readonly all: number };
}

/** Two runs, or what two jobs make of one extract, held against each other. */
export interface Comparison {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  /** What a reader must know of what was compared. */
  readonly notes: readonly string[];
  readonly both: number;
  /** The same, among them those that are written otherwise and show the same. */
  readonly unchanged: number;
  readonly rewritten: number;
  readonly changed: number;
  readonly onlyA: OnlyOne;
  readonly onlyB: OnlyOne;
  readonly groups: readonly PicturedGroup[];
}

interface PicturedGroup extends ChangeGroup<DocumentKey> {
  /** For each example the pages on which something is another; none where no pictures were asked for. */
  readonly pictures: readonly (readonly PagePair[])[];
}

/** Whether documents were changed, came or went. */
export function hasChanged({ changed, onlyA, onlyB }: Comparison): boolean {
  return changed + onlyA.documents + onlyB.documents > 0;
}
