const PLAIN = /^[A-Za-zÄÖÜäöüß_][\wÄÖÜäöüß./()-]*( [\wÄÖÜäöüß./()-]+)*\??$/;
const MEANS_SOMETHING = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

/** A text as YAML writes it, safe in a list or map on one line. */
export function yamlScalar(text: string): string {
  if (PLAIN.test(text) && !MEANS_SOMETHING.test(text)) return text;
  if (/[\p{Cc}\u2028\u2029\ufeff]/u.test(text)) {
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
  }
  return `'${text.replaceAll("'", "''")}'`;
}

/** `[a, 'b c']` */
export function yamlList(texts: readonly string[]): string {
  return `[${texts.map(yamlScalar).join(', ')}]`;
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
