import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Fault, Place } from '../fault/fault.ts';
import { PartGiver } from './give-part.ts';
import { inherit } from './inherit-template.ts';
import { NO_ARGUMENTS } from './part-arguments.ts';
import { partBlock, placedPart, type PartOfFile } from './part-file.ts';
import { readTypedFile, type ResourceShelf } from './resource-shelf.ts';
import { isObject, readPart } from './schema-faults.ts';
import { templateFile } from './template-file.ts';
import { Graft, TemplateSource, type Gathered, type Origin, type TemplatePiece } from './template-source.ts';
import { YamlFile } from './yaml-source.ts';

/** Uses of parts in a template, those in parts counted: files that each use the next one twice would not end in time. */
const MOST_PARTS = 2000;

const PARAMETER = /^\$([A-Za-z_][A-Za-z0-9_]*)$/;

/**
 * Puts a template together from its file, those that it extends and the parts that it uses. All of them go on the shelf; what
 * is wrong with a file is told at its place in it.
 */
export class TemplateGatherer {
  readonly #shelf: ResourceShelf;
  readonly #jobDir: string;
  readonly #faults: Fault[];
  readonly #read = new Map<string, YamlFile | undefined>();
  #parts = 0;

  /** `jobDir` is absolute; names of files on the shelf are relative to it. */
  constructor(shelf: ResourceShelf, jobDir: string, faults: Fault[]) {
    this.#shelf = shelf;
    this.#jobDir = jobDir;
    this.#faults = faults;
  }

  /** The template in a file; undefined where it cannot be read. `shown` is its name for messages. */
  async gather(path: string, shown: string, place: Place): Promise<TemplateSource | undefined> {
    const source = await this.#open(path, shown, place);
    if (source === undefined) return undefined;
    const layer = await this.#layer(source, path, []);
    return layer === undefined ? undefined : new TemplateSource(source.file, layer.value, layer.graft);
  }

  /** A file with what it extends; undefined where that cannot be read, since what is not in it would be told as missing. */
  async #layer(source: YamlFile, path: string, above: readonly string[]): Promise<Gathered | undefined> {
    const piece: TemplatePiece = {
      source,
      dir: dirname(path),
      chain: [...above, path],
      isPlaced: false,
      given: NO_ARGUMENTS,
      values: new Map(),
    };
    const own = await this.#spread(source.value, { piece, path: [] });
    if (!isObject(own.value) || own.value['extends'] === undefined) return own;
    const { extends: from, ...rest } = own.value;
    const at = { piece, path: ['extends'] };
    const typed = readPart(partBlock.shape.part.shape.from, from, at.path, source, this.#faults);
    const base = typed === undefined ? undefined : await this.#openBeside(typed, at);
    if (base === undefined) return undefined;
    if (!isObject(base.source.value)) {
      readPart(templateFile, base.source.value, [], base.source, this.#faults);
      return undefined;
    }
    const below = await this.#layer(base.source, base.path, piece.chain);
    return below === undefined ? undefined : inherit(below, { ...own, value: rest });
  }

  /** A value with what parts hold in their places, and with what parameters of its own part stand for. */
  async #spread(value: unknown, origin: Origin): Promise<Gathered> {
    const { piece, path } = origin;
    const graft = new Graft(origin);
    if (typeof value === 'string') {
      this.#refuseWithin(value, origin);
      const name = PARAMETER.exec(value)?.[1];
      const given = name === undefined ? undefined : piece.values.get(name);
      return given === undefined ? { value, graft } : { ...given, graft: given.graft.under(origin) };
    }
    if (Array.isArray(value)) {
      const items: Gathered[] = [];
      for (const [index, item] of value.entries()) {
        const at = { piece, path: [...path, index] };
        const isPart = isObject(item) && 'part' in item;
        items.push(...(isPart ? await this.#part(item, at) : [await this.#spread(item, at)]));
      }
      return listOf(items, graft);
    }
    if (!isObject(value)) return { value, graft };
    const entries: [string, unknown][] = [];
    for (const [key, each] of Object.entries(value)) {
      const spread = await this.#spread(each, { piece, path: [...path, key] });
      graft.within.set(key, spread.graft);
      entries.push([key, spread.value]);
    }
    return { value: Object.fromEntries(entries), graft };
  }

  /** A parameter among other words would be printed as it is typed. */
  #refuseWithin(value: string, { piece, path }: Origin): void {
    if (piece.values.size === 0 || PARAMETER.test(value)) return;
    for (const { 0: typed, 1: name = '', index } of value.matchAll(/(?<!\\)\$([A-Za-z_][A-Za-z0-9_]*)/g)) {
      if (!piece.values.has(name)) continue;
      const reason = `\`${typed}\` stands for a whole value: write it alone, or make \`${name}\` a \`value\` and write {{ ${name} }}`;
      this.#faults.push({
        code: 'template.markup',
        place: piece.source.inText(path, index),
        values: { reason },
      });
    }
  }

  /** The blocks of a part, which stand where the block that names it stands. */
  async #part(typed: Record<string, unknown>, at: Origin): Promise<readonly Gathered[]> {
    const { piece, path } = at;
    const isPlaced = path.length === 2 && (path[0] === 'furniture' || piece.isPlaced);
    const schema = isPlaced ? placedPart : partBlock;
    const read = readPart(schema, typed, path, piece.source, this.#faults);
    const blocks = read === undefined ? undefined : await this.#blocksOf(read.part, at, isPlaced);
    // One that is at fault stays, so that the list that it stands in is not found empty.
    if (read === undefined || blocks === undefined)
      return [{ value: { part: { from: '?' } }, graft: new Graft(at) }];
    if (!('when' in read || 'valid' in read || ('keepWithNext' in read && read.keepWithNext))) return blocks;
    const { part: _, ...holding } = read;
    const graft = new Graft(at);
    const group = listOf(blocks, new Graft(at));
    graft.within.set('group', group.graft);
    return [{ value: { group: group.value, keepTogether: false, ...holding }, graft }];
  }

  async #blocksOf(part: PartOfFile, at: Origin, isPlaced: boolean): Promise<readonly Gathered[] | undefined> {
    const { piece, path } = at;
    this.#parts += 1;
    if (this.#parts > MOST_PARTS) {
      const expected = `${MOST_PARTS} uses of parts`;
      const place = piece.source.at(path);
      if (this.#parts === MOST_PARTS + 1)
        this.#faults.push({ code: 'job.too-large', place, found: part.from, expected });
      return undefined;
    }
    const file = await this.#openBeside(part.from, { piece, path: [...path, 'part', 'from'] });
    if (file === undefined) return undefined;
    const before = this.#faults.length;
    const given = await this.#spread(part.with, { piece, path: [...path, 'part', 'with'] });
    const giver = new PartGiver(file.source, dirname(file.path), this.#faults);
    const { values, given: expressions } = giver.give(given, piece.source.at([...path, 'part']));
    if (this.#faults.length > before) return undefined;
    const inside: TemplatePiece = {
      ...{ source: file.source, dir: dirname(file.path), chain: [...piece.chain, file.path] },
      ...{ isPlaced, values, given: expressions },
    };
    const { value, graft } = await this.#spread(giver.blocks, { piece: inside, path: ['blocks'] });
    return Array.isArray(value)
      ? value.map((block: unknown, index) => ({ value: block, graft: graft.at(index) }))
      : undefined;
  }

  /** A file that another one names; none that is on the way to it. */
  async #openBeside(
    typed: string,
    { piece, path: at }: Origin,
  ): Promise<{ readonly source: YamlFile; readonly path: string } | undefined> {
    const place = piece.source.at(at);
    if (isAbsolute(typed) || typed.includes('\\') || typed.includes('\0') || /^[a-z]+:/i.test(typed)) {
      const values = { reason: 'not a plain relative path' };
      this.#faults.push({ code: 'job.resource-refused', place, found: typed, values });
      return undefined;
    }
    const path = resolve(piece.dir, typed);
    const loop = piece.chain.indexOf(path);
    if (loop >= 0) {
      const chain = [...piece.chain.slice(loop), path].map((each) => this.#nameOf(each)).join(' → ');
      this.#faults.push({ code: 'template.file-loop', place, found: typed, values: { chain } });
      return undefined;
    }
    const shown = join(dirname(piece.source.file), typed);
    const source = await this.#open(path, shown, place);
    return source === undefined ? undefined : { source, path };
  }

  /** Reads a file once, whoever names it. */
  async #open(path: string, shown: string, place: Place): Promise<YamlFile | undefined> {
    if (this.#read.has(path)) return this.#read.get(path);
    const read = await readTypedFile(path, shown, place);
    if ('code' in read) {
      this.#faults.push(read);
      return undefined;
    }
    this.#shelf.add(this.#nameOf(path), path, 'template', read.bytes);
    const source = new YamlFile(shown, read.text);
    this.#faults.push(...source.faults);
    const usable = source.faults.length > 0 ? undefined : source;
    this.#read.set(path, usable);
    return usable;
  }

  #nameOf(path: string): string {
    return relative(this.#jobDir, path).split(sep).join('/');
  }
}

function listOf(items: readonly Gathered[], graft: Graft): Gathered {
  items.forEach((item, index) => graft.within.set(index, item.graft));
  return { value: items.map(({ value }) => value), graft };
}
