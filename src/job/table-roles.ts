import type { Fault } from '../fault/fault.ts';
import type { ExtractPlan } from './job.ts';
import type { TablePlan } from './table-plan.ts';
import type { YamlSource } from './yaml-source.ts';

/** The tables of an extract by what they are to documents. */
export type TableRoles = Pick<ExtractPlan, 'recipients' | 'documents' | 'details' | 'below' | 'lookups'>;

/**
 * Tells what each table is from how tables refer to one another: the one that has no parent and is one's is the
 * recipients, what is below it the documents, the first below those the main detail table (or the one that says `main`),
 * all deeper ones are below. A table without parent that others only refer to is a lookup table. Undefined when something
 * is wrong, which is added to `faults`: what a table is not cannot be said then.
 */
export function tableRoles(
  tables: ReadonlyMap<string, TablePlan>,
  source: YamlSource,
  faults: Fault[],
): TableRoles | undefined {
  return new RoleFinder(tables, source, faults).find();
}

class RoleFinder {
  readonly #tables: readonly TablePlan[];
  readonly #source: YamlSource;
  readonly #faults: Fault[];

  constructor(tables: ReadonlyMap<string, TablePlan>, source: YamlSource, faults: Fault[]) {
    this.#tables = [...tables.values()];
    this.#source = source;
    this.#faults = faults;
  }

  find(): TableRoles | undefined {
    const before = this.#faults.length;
    const loops = this.#tables.filter((table) => this.#isInLoop(table));
    for (const { name } of loops)
      this.#broken(
        name,
        `\`${name}\` is below itself`,
        'let its `parent` be the table that its rows belong to',
      );
    // What is cut off by it looks idle, and is not.
    if (loops.length > 0) return undefined;
    const tops = this.#tables.filter(({ parent }) => parent === undefined);
    const [recipients, ...others] = tops.filter(({ name }) => this.#below(name).length > 0);
    const lookups = tops.filter(({ name }) => this.#below(name).length === 0);
    for (const { name } of others) {
      const reason = `\`${recipients?.name}\` and \`${name}\` both have no parent and tables below them`;
      this.#broken(name, reason, 'say to whom documents go, and give the other one a `parent`');
    }
    for (const lookup of lookups) this.#checkLookup(lookup);
    for (const table of this.#tables) this.#checkReferences(table, lookups);
    if (recipients === undefined) {
      const advice = 'say `parent:` of the documents with the table of those whom they go to';
      this.#broken(undefined, 'no table is below another', advice);
      return undefined;
    }
    if (recipients.lookups !== undefined)
      this.#broken(
        recipients.name,
        `\`${recipients.name}\` has those to whom documents go, and they cannot look up rows`,
        'let the documents or a table below them refer to these rows, or have the columns delivered with the recipients',
        'with',
      );
    const [documents, ...twins] = this.#below(recipients.name);
    for (const { name } of twins) {
      const reason = `\`${documents?.name}\` and \`${name}\` are both below \`${recipients.name}\`, and documents are one table`;
      this.#broken(
        name,
        reason,
        `let its \`parent\` be \`${documents?.name}\`, or let rows refer to it under \`with\``,
      );
    }
    if (documents === undefined) return undefined;
    const own = this.#below(documents.name);
    const details = this.#mainOf(own);
    const below = this.#parentsFirst(documents, details);
    if (this.#faults.length > before) return undefined;
    return {
      recipients,
      documents,
      ...(details === undefined ? {} : { details: asDetail(details) }),
      below: below.map(asDetail),
      lookups,
    };
  }

  #below(name: string): readonly TablePlan[] {
    return this.#tables.filter(({ parent }) => parent === name);
  }

  #isInLoop(table: TablePlan): boolean {
    let at: TablePlan | undefined = table;
    for (let step = 0; step < this.#tables.length; step += 1) {
      const { parent }: TablePlan = at;
      at = this.#tables.find(({ name }) => name === parent);
      if (at === undefined) return false;
      if (at.name === table.name) return true;
    }
    return false;
  }

  #mainOf(own: readonly TablePlan[]): TablePlan | undefined {
    const said = this.#tables.filter(({ main }) => main === true);
    for (const { name } of said) {
      if (own.some((each) => each.name === name)) continue;
      const reason = `\`${name}\` is \`main\`, but not below the documents`;
      this.#broken(
        name,
        reason,
        'leave `main` out, or give it to a table whose `parent` the documents are',
        'main',
      );
    }
    const [main, ...more] = said.filter(({ name }) => own.some((each) => each.name === name));
    for (const { name } of more)
      this.#broken(
        name,
        `\`${main?.name}\` and \`${name}\` are both \`main\``,
        'leave one of them out',
        'main',
      );
    return main ?? own[0];
  }

  /** All tables below the documents but the main one, in the order of the job but for children that stand before parents. */
  #parentsFirst(documents: TablePlan, details: TablePlan | undefined): readonly TablePlan[] {
    const placed: TablePlan[] = [];
    const known = new Set([documents.name]);
    for (let before = 0; known.size > before;) {
      before = known.size;
      for (const table of this.#tables) {
        if (known.has(table.name) || !known.has(table.parent ?? '')) continue;
        known.add(table.name);
        if (table.name !== details?.name) placed.push(table);
      }
    }
    return placed;
  }

  #checkLookup({ name, key, order, lookups }: TablePlan): void {
    if (!this.#tables.some((each) => each.lookups?.some(({ table }) => table === name))) {
      const advice = `give it a \`parent\`, or let a table refer to it: \`with: { ${name}: column }\``;
      this.#broken(name, `\`${name}\` has no parent, none is below it, and none refers to it`, advice);
      return;
    }
    if (lookups !== undefined)
      this.#broken(
        name,
        `\`${name}\` is referred to and refers to others itself`,
        'have its columns delivered in it',
        'with',
      );
    if (order !== undefined && key !== undefined)
      this.#broken(
        name,
        `the rows of \`${name}\` have no order: they are found by \`${key}\``,
        'leave `order` out',
        'order',
      );
  }

  /** What rows refer to is a lookup table: rows that belong to someone are not for all. */
  #checkReferences({ name, lookups = [] }: TablePlan, known: readonly TablePlan[]): void {
    for (const { table } of lookups) {
      const exists = this.#tables.some((each) => each.name === table);
      if (!exists || known.some((each) => each.name === table)) continue;
      const reason = `\`${name}\` refers to \`${table}\`, which has a parent or tables below it`;
      const advice = 'refer to tables whose rows stand for themselves, such as articles';
      const place = this.#source.atKey(['extract', 'tables', name, 'with', table]);
      this.#faults.push({ code: 'job.table-chain', place, values: { reason, advice } });
    }
  }

  #broken(table: string | undefined, reason: string, advice: string, key?: string): void {
    const at = [
      'extract',
      'tables',
      ...(table === undefined ? [] : [table]),
      ...(key === undefined ? [] : [key]),
    ];
    this.#faults.push({ code: 'job.table-chain', place: this.#source.atKey(at), values: { reason, advice } });
  }
}

function asDetail(table: TablePlan): TablePlan {
  return { ...table, detail: true };
}
