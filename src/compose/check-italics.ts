import type { Fault } from '../fault/fault.ts';
import type { Job } from '../job/job.ts';
import { NOTE_STYLE, type InlineText, type Span, type Template } from '../job/template.ts';
import { messageStyles } from './message.ts';
import { typedPlace } from './typed-place.ts';

/** Texts of the template and of campaigns that ask for an italic which their style does not have. */
export function checkItalics(job: Job): readonly Fault[] {
  const { template } = job;
  const search = new ItalicSearch(template);
  search.visit(template.furniture, {});
  search.visit(template.flow, {});
  search.visit(template.notes, { textStyle: NOTE_STYLE });
  const { title, text } = messageStyles(Object.keys(template.styles));
  for (const { content } of job.campaigns) search.visit(content, { titleStyle: title, textStyle: text });
  return search.faults;
}

/** Styles by the keys that name them: those of a block hold for what is in it. */
type StyleKeys = Readonly<Record<string, string>>;

/** Any block: a text `label` is in the style `labelStyle` beside or above it, else in the block's `style`. */
class ItalicSearch {
  readonly faults: Fault[] = [];
  readonly #template: Template;

  constructor(template: Template) {
    this.#template = template;
  }

  visit(value: unknown, above: StyleKeys): void {
    if (Array.isArray(value)) {
      for (const each of value) this.visit(each, above);
      return;
    }
    if (!isRecord(value)) return;
    const own = Object.entries(value).filter(isStyleKey);
    const styles = own.length === 0 ? above : inherited(above, Object.fromEntries(own));
    for (const [key, child] of Object.entries(value)) {
      if (isInlineText(child)) this.#check(child, styles[`${key}Style`] ?? styles['style']);
      else this.visit(child, styles);
    }
  }

  #check(text: InlineText, style: string | undefined): void {
    const spans = new Set([...text.default, ...Object.values(text.byLanguage).flat()]);
    const name = [...spans].map((span) => this.#without(span, style)).find((each) => each !== undefined);
    if (name === undefined) return;
    const place = typedPlace(text.at) ?? { file: this.#template.file };
    this.faults.push({ code: 'template.italic-missing', place, found: name });
  }

  /** The style of a span when it lacks the italic that the span asks for. */
  #without(span: Span, blockStyle: string | undefined): string | undefined {
    const name = span.style ?? blockStyle;
    const style = name === undefined ? undefined : this.#template.styles[name];
    if (span.italic !== true || style === undefined) return undefined;
    return (span.bold ? style.boldItalicFace : style.italicFace) === undefined ? name : undefined;
  }
}

/** A block's own keys win; rows of a table without a `style` are in its `rowStyle`. */
function inherited(above: StyleKeys, own: StyleKeys): StyleKeys {
  const style = own['style'] ?? own['rowStyle'];
  return { ...above, ...own, ...(style === undefined ? {} : { style }) };
}

function isStyleKey(entry: [string, unknown]): entry is [string, string] {
  return /^style$|Style$/.test(entry[0]) && typeof entry[1] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isInlineText(value: unknown): value is InlineText {
  return isRecord(value) && 'byLanguage' in value && Array.isArray(value['default']);
}
