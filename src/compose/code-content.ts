import type { ExpressionScope } from '../job/expression-scope.ts';
import type { BarcodeBlock, CodeBlock, GiroCodeBlock } from '../job/template.ts';
import { epcPayload } from '../payment/epc-payload.ts';
import type { CompiledText } from './compiled-text.ts';
import type { VariantBench } from './variant-bench.ts';
import type { WholeNumber } from './workbench.ts';

/** What a code says in the document in hand. */
export interface CodeContent {
  /** Where its block was typed. */
  readonly at: string;
  /** The same in every document. */
  readonly isFixed: boolean;
  /** Whether it reads a name, such as `page`. */
  reads(name: string): boolean;
  /** Undefined where there is none: the trouble is reported. */
  text(): string | undefined;
}

export function compileContent(
  block: CodeBlock | BarcodeBlock | GiroCodeBlock,
  bench: VariantBench,
  scope: ExpressionScope,
): CodeContent {
  return block.kind === 'giro-code'
    ? new GiroContent(block, bench, scope)
    : new TypedContent(block, bench, scope);
}

class TypedContent implements CodeContent {
  readonly at: string;
  readonly isFixed: boolean;
  readonly #text: CompiledText;
  readonly #bench: VariantBench;

  constructor(block: CodeBlock | BarcodeBlock, bench: VariantBench, scope: ExpressionScope) {
    this.#text = bench.texts.text(block.text, scope);
    this.#bench = bench;
    this.at = block.at;
    this.isFixed = this.#text.fixed !== undefined;
  }

  reads(name: string): boolean {
    return this.#text.reads(name);
  }

  text(): string {
    return this.#text.evaluate(this.#bench.desk.document.values);
  }
}

type GiroTexts = Readonly<Record<keyof GiroCodeBlock['texts'], CompiledText>>;

/** A SEPA credit transfer, checked before it is drawn. */
class GiroContent implements CodeContent {
  readonly at: string;
  readonly isFixed = false;
  readonly #texts: GiroTexts;
  readonly #amount: WholeNumber | undefined;
  readonly #bench: VariantBench;

  constructor(block: GiroCodeBlock, bench: VariantBench, scope: ExpressionScope) {
    const { name, iban, bic, purpose, reference, text, information } = block.texts;
    this.#texts = {
      name: bench.texts.text(name, scope),
      iban: bench.texts.text(iban, scope),
      bic: bench.texts.text(bic, scope),
      purpose: bench.texts.text(purpose, scope),
      reference: bench.texts.text(reference, scope),
      text: bench.texts.text(text, scope),
      information: bench.texts.text(information, scope),
    };
    this.#amount = block.amount === undefined ? undefined : bench.texts.wholeNumber(block.amount, scope);
    this.#bench = bench;
    this.at = block.at;
  }

  reads(name: string): boolean {
    return Object.values(this.#texts).some((text) => text.reads(name));
  }

  text(): string | undefined {
    const { document, trouble } = this.#bench.desk;
    const { values } = document;
    const texts = this.#texts;
    const amount = this.#amount?.(values);
    if (this.#amount !== undefined && amount === undefined) {
      trouble.report('payment.amount', '', '', { field: 'amount', reason: 'the document has none' });
      return undefined;
    }
    const payload = epcPayload({
      name: texts.name.evaluate(values),
      iban: texts.iban.evaluate(values),
      bic: texts.bic.evaluate(values),
      amount,
      currency: document.currency,
      purpose: texts.purpose.evaluate(values),
      reference: texts.reference.evaluate(values),
      text: texts.text.evaluate(values),
      information: texts.information.evaluate(values),
    });
    if (typeof payload === 'string') return payload;
    const { kind, field, reason } = payload;
    trouble.report(`payment.${kind}`, '', '', { field, reason });
    return undefined;
  }
}
