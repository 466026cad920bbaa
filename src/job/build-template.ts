import { showPlace, type Fault } from '../fault/fault.ts';
import type { BlockTerms } from './block-terms.ts';
import { buildFlowBlock, buildFurniture } from './build-blocks.ts';
import type { BuiltExtract } from './build-extract.ts';
import { buildComputed } from './build-computed.ts';
import { buildFaces } from './build-faces.ts';
import { buildPayment } from './build-payment.ts';
import { buildStationery } from './build-stationery.ts';
import { buildColors } from './build-colors.ts';
import { buildStyles } from './build-styles.ts';
import { DocumentTotals } from './document-totals.ts';
import { withFields } from './computed-field.ts';
import { KNOWN_PAPERS } from './known-papers.ts';
import { paymentPart } from './payment-file.ts';
import type { ResourceShelf } from './resource-shelf.ts';
import type { JobScopes } from './scopes.ts';
import { flowBlock, furnitureBlock } from './template-block-file.ts';
import { paperFile, styleFile, templateFile, type PaperFile } from './template-file.ts';
import type { TemplateSource } from './template-source.ts';
import { NOTE_STYLE, type PaperLayout, type Template } from './template.ts';
import { TypedFile } from './typed-file.ts';
import { TypedParts, type Placed } from './typed-parts.ts';
import { color, expression, identifier, text } from './typed-value.ts';
import type { ReadingDay } from './validity.ts';

/** A template, and the names of its papers whether they are right or not. */
export interface BuiltTemplate {
  readonly template: Template;
  readonly papers: readonly string[];
}

/** What the job says that templates depend on; absent where the job itself is at fault. */
export interface TemplateTerms {
  readonly scopes: JobScopes | undefined;
  readonly extract: BuiltExtract | undefined;
}

/**
 * Gives a template its meaning, put together from its files. All that is wrong is added to `faults`; the template given
 * back is whole only when nothing was.
 */
export function buildTemplate(
  source: TemplateSource,
  terms: TemplateTerms,
  on: ReadingDay,
  shelf: ResourceShelf,
  faults: Fault[],
): BuiltTemplate {
  const parts = new TypedParts(templateFile, source.value, [], source, faults);
  parts.part('$schema');
  parts.part('template');
  const texts = parts.entries('texts', identifier, text);
  const { scopes: known, extract } = terms;
  const totals =
    known === undefined || extract === undefined
      ? undefined
      : new DocumentTotals(known, extract.plan, parts.keys('let'));
  const file = new TypedFile(source, faults, parts.part('language') ?? 'en', on, {
    styles: parts.keys('styles'),
    texts,
    keys: parts.keys('texts'),
    notes: parts.keys('notes'),
    totals,
  });
  for (const [key, typed] of texts) file.lenient().keptText(typed, ['texts', key]);
  const { byName, faces, fallbackFaces, withFeatures } = buildFaces(parts, (typed, path) =>
    shelf.want(typed, 'font', source.dirOf(path), source.at(path)),
  );
  const { colors, spots } = buildColors(
    parts.entries('colors', identifier, color),
    parts.keys('colors'),
    file,
  );
  const papers = parts.entries('papers', identifier, paperFile);
  const computed = buildComputed(
    parts.entries('let', identifier, expression),
    parts.keys('let'),
    terms.scopes,
    file,
  );
  const blocks: BlockTerms = {
    file,
    styles: parts.keys('styles'),
    colors,
    papers: parts.keys('papers'),
    scopes: terms.scopes === undefined ? undefined : withFields(terms.scopes, computed),
    extract: terms.extract,
    picture: (typed, path, wanted) => shelf.wantPicture(typed, wanted, source.dirOf(path), source.at(path)),
  };
  const styles = buildStyles(
    parts.entries('styles', identifier, styleFile),
    blocks.styles,
    { byName, withFeatures },
    colors,
    file,
  );
  const last = parts.length('flow') - 1;
  const notes = [...parts.entries('notes', identifier, text)];
  if (notes.length > 0) file.name('style', NOTE_STYLE, blocks.styles, ['notes']);
  const template: Omit<Template, 'computed' | 'notes'> = {
    file: source.file,
    faces,
    fallbackFaces,
    defaultLanguage: file.language,
    minResolution: parts.part('minResolution') ?? 0,
    styles,
    spots,
    papers: Object.fromEntries([...papers].map(([name, paper]) => [name, buildPaper(name, paper, blocks)])),
    keptTexts: [...texts].flatMap(([key, typed]) => {
      const plain = file.lenient().plainText(typed, ['texts', key]);
      return typeof plain === 'string' ? [] : [{ key, languages: Object.keys(plain) }];
    }),
    furniture: differentlyNamed(parts.list('furniture', furnitureBlock), file).flatMap(({ value, path }) =>
      buildFurniture(value, path, blocks),
    ),
    flow: parts
      .list('flow', flowBlock)
      .flatMap(({ value, path }) => buildFlowBlock(value, path, path.at(-1) === last, blocks)),
    payment: parts
      .list('payment', paymentPart)
      .map(({ value, path }) => buildPayment(value, path, byName, blocks)),
  };
  const footNotes = notes.map(([name, typed]) => ({
    name,
    text: file.text(typed, blocks.scopes?.flow, ['notes', name]),
    marked: file.marked.has(name),
  }));
  // Whoever asks for totals has done so by now; computed fields may.
  const fields = [...(totals?.fields ?? []), ...computed];
  return { template: { ...template, computed: fields, notes: footNotes }, papers: blocks.papers };
}

/** Blocks at fixed places; a name twice is a fault. */
function differentlyNamed<T extends object>(
  blocks: readonly Placed<T>[],
  file: TypedFile,
): readonly Placed<T>[] {
  const seen = new Set<unknown>();
  for (const { value, path } of blocks) {
    const name = 'name' in value ? value.name : undefined;
    if (typeof name !== 'string') continue;
    const place = file.source.at([...path, 'name']);
    if (seen.has(name))
      file.faults.push({ code: 'job.doubled-name', place, found: name, values: { kind: 'block' } });
    seen.add(name);
  }
  return blocks;
}

function buildPaper(name: string, typed: PaperFile, terms: BlockTerms): PaperLayout {
  const { file } = terms;
  const known = Object.hasOwn(KNOWN_PAPERS, name) ? KNOWN_PAPERS[name] : undefined;
  const size = typed.size ?? known;
  if (size === undefined) {
    file.faults.push({
      code: 'template.size-missing',
      place: file.source.atKey(['papers', name]),
      found: name,
      values: { known: Object.keys(KNOWN_PAPERS).join(', ') },
    });
  }
  file.name('style', typed.addressStyle, terms.styles, ['papers', name, 'addressStyle']);
  const { width, height } = oriented(size ?? { width: 0, height: 0 }, typed.orientation);
  const at = (key: 'first' | 'following' | 'address'): string =>
    showPlace(file.source.at(['papers', name, key]));
  return {
    width,
    height,
    firstFrame: typed.first,
    followingFrame: typed.following ?? typed.first,
    address: typed.address,
    addressStyle: typed.addressStyle,
    stationery: buildStationery(name, typed.stationery, width, terms),
    at: {
      firstFrame: at('first'),
      followingFrame: at(typed.following === undefined ? 'first' : 'following'),
      address: at('address'),
    },
  };
}

function oriented(
  { width, height }: { readonly width: number; readonly height: number },
  orientation: PaperFile['orientation'],
): { readonly width: number; readonly height: number } {
  if (orientation === undefined) return { width, height };
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}
