/** Writes rows as lines of JSON, one flat object each; keys in the order in which they come. */
export class JsonLines {
  readonly #prefix: string;
  readonly #keys = new Map<string, string>();
  #line: string;
  #text = '';
  #count = 0;

  /** `fixed`: keys and values that stand at the beginning of each row. */
  constructor(fixed: readonly (readonly [key: string, value: string])[] = []) {
    this.#prefix = fixed.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',');
    this.#line = this.#prefix;
  }

  /** Rows since the last `take`. */
  get count(): number {
    return this.#count;
  }

  /** Adds a value to the row; `json` as it is. */
  add(key: string, json: string): void {
    let written = this.#keys.get(key);
    if (written === undefined) this.#keys.set(key, (written = `${JSON.stringify(key)}:`));
    this.#line += (this.#line === '' ? '' : ',') + written + json;
  }

  text(key: string, text: string | null): void {
    this.add(key, text === null ? 'null' : JSON.stringify(text));
  }

  end(): void {
    this.#text += `{${this.#line}}\n`;
    this.#line = this.#prefix;
    this.#count += 1;
  }

  /** The rows written since the last call. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#count = 0;
    return text;
  }
}
