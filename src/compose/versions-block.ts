import type { FlowBlock } from '../job/template.ts';
import type { SetBlock } from './flow-block.ts';
import type { VariantBench } from './variant-bench.ts';
import type { GroupValue } from './workbench.ts';

type VersionsBlock = Extract<FlowBlock, { kind: 'versions' }>;

interface Version {
  readonly from: string;
  readonly until: string;
  readonly blocks: readonly SetBlock[];
}

/** Behind any day. */
const NEVER = '9999-12-32';

/** The version that holds on the document's day; a day without one rejects the document. */
export class CompiledVersions implements SetBlock {
  readonly #by: GroupValue;
  readonly #versions: readonly Version[];
  readonly #at: string;
  readonly #bench: VariantBench;

  constructor(
    block: VersionsBlock,
    bench: VariantBench,
    compile: (blocks: readonly FlowBlock[]) => readonly SetBlock[],
  ) {
    this.#by = bench.texts.value(block.by, bench.desk.scopes.flow);
    this.#versions = block.versions.map(({ from = '', until = NEVER, blocks }) => ({
      ...{ from, until },
      blocks: compile(blocks),
    }));
    this.#at = block.at;
    this.#bench = bench;
  }

  set(): void {
    const { document, trouble } = this.#bench.desk;
    const day = String(this.#by(document.values));
    const version = this.#versions.find(({ from, until }) => from <= day && day <= until);
    if (version !== undefined && day !== '') {
      for (const block of version.blocks) block.set();
      return;
    }
    trouble.block = this.#at;
    trouble.report('compose.no-version', day, '');
  }
}
