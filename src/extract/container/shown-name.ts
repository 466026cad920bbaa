/** A member's name for a message: no control characters, which a terminal would obey, and not too long. */
export function shownName(name: string): string {
  return name.slice(0, 100).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}`]/gu, '?');
}

const LISTED = 20;

/** Names for a message, in backticks; beyond twenty they are counted. */
export function shownNames(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => `\`${shownName(name)}\``);
  if (names.length > LISTED) shown.push(`${names.length - LISTED} more`);
  return shown.length === 0 ? 'nothing' : shown.join(', ');
}
