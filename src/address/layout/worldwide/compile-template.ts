/** Values by the component's name in OpenStreetMap. */
export type Components = Record<string, string>;

/** A template ready to be filled; what comes out still needs `cleanText`. */
export type CompiledTemplate = readonly Piece[];

type Piece = string | { readonly component: string } | { readonly first: readonly CompiledTemplate[] };

/**
 * Compiles a Mustache template with the data set's one addition: of the alternatives between `{{#first}}` and
 * `{{/first}}`, divided by `||`, the first one stands that is not empty.
 */
export function compileTemplate(text: string): CompiledTemplate {
  const pieces: Piece[] = [];
  for (const [at, part] of text.split(/\{\{#first\}\}(.+?)\{\{\/first\}\}/s).entries()) {
    if (at % 2 === 1) pieces.push({ first: part.split('||').map((each) => variables(each.trim())) });
    else pieces.push(...variables(part));
  }
  return pieces;
}

function variables(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [at, part] of text.split(/\{\{\{?\s*(\w+)\s*\}?\}\}/).entries()) {
    if (at % 2 === 1) pieces.push({ component: part });
    else if (part !== '') pieces.push(part);
  }
  return pieces;
}

/** `used`: takes the names of components that went into the text. */
export function fillTemplate(template: CompiledTemplate, components: Components, used?: Set<string>): string {
  let text = '';
  for (const piece of template) {
    if (typeof piece === 'string') text += piece;
    else if ('first' in piece) text += firstOf(piece.first, components, used);
    else {
      const value = components[piece.component];
      if (value === undefined) continue;
      text += value;
      used?.add(piece.component);
    }
  }
  return text;
}

function firstOf(
  alternatives: readonly CompiledTemplate[],
  components: Components,
  used: Set<string> | undefined,
): string {
  for (const alternative of alternatives) {
    const text = fillTemplate(alternative, components).trim();
    if (text === '') continue;
    if (used !== undefined) fillTemplate(alternative, components, used);
    return text;
  }
  return '';
}
