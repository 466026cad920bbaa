import type { SlotBlock } from '../job/template.ts';
import type { FormXObject } from './form-x-object.ts';
import type { FormMark } from './mark.ts';
import type { CompiledTable } from './table-block.ts';
import { showMm } from './trouble.ts';
import type { TextCompiler, Workbench } from './workbench.ts';

/** Rounding of sums of lengths, in pt: far below anything visible. */
const FORGIVEN = 0.05;

/** What a variant is compiled with, and what compiling it leaves behind. */
export class VariantBench {
  readonly desk: Workbench;
  readonly texts: TextCompiler;
  readonly number: number;
  /** Tables by the number that their strips carry. */
  readonly tables: CompiledTable[] = [];
  readonly forms: FormXObject[] = [];
  /** Resource names of pictures that pages show. */
  readonly pictures = new Set<string>();
  slot: SlotBlock | undefined;
  /** How far right of the frame's left edge the blocks begin that are being compiled, in pt. */
  inset = 0;
  /** Of the frame of turned pages, in pt. */
  turnedWidth = 0;

  constructor(desk: Workbench, texts: TextCompiler, number: number) {
    this.desk = desk;
    this.texts = texts;
    this.number = number;
  }

  /** A picture `width` mm wide, or smaller where it would be higher than `height`. */
  picture(resource: string, width: number, height: number | undefined): FormMark {
    this.pictures.add(resource);
    return this.desk.pictures.mark(resource, width, height, 0);
  }

  /** The width in pt at which a picture's mark draws it. */
  pictureWidth(resource: string, mark: FormMark): number {
    return this.desk.pictures.form(resource).width * mark.scale;
  }

  /** What is always wider than its frame is a fault of the template. In pt. */
  checkWidth(needed: number, width: number, at: string): void {
    if (needed <= width + FORGIVEN) return;
    this.desk.trouble.block = at;
    this.desk.trouble.report('compose.does-not-fit', showMm(needed), showMm(width));
  }

  /** Keeps what the page writer has drawn since `begin` as a form of this variant, and gives the mark that draws it. */
  addForm(width: number, height: number): FormMark {
    const name = `F${this.number}x${this.forms.length}`;
    this.forms.push(this.desk.pages.form(name, width));
    return { kind: 'form', name, x: 0, dy: 0, height, scale: 1 };
  }
}
