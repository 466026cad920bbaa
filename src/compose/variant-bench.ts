import type { SlotBlock } from '../job/template.ts';
import type { FormXObject } from './form-x-object.ts';
import type { FormMark } from './mark.ts';
import type { CompiledTable } from './table-block.ts';
import type { TextCompiler, Workbench } from './workbench.ts';

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

  /** Keeps what the page writer has drawn since `begin` as a form of this variant, and gives the mark that draws it. */
  addForm(width: number, height: number): FormMark {
    const name = `F${this.number}x${this.forms.length}`;
    this.forms.push(this.desk.pages.form(name, width));
    return { kind: 'form', name, x: 0, dy: 0, height, scale: 1 };
  }
}
