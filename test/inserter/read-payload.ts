/** What a payload states, by the fields of its pattern, as a machine is set up to read it; nothing when it is of another. */
export function readPayload(pattern: string, payload: string): Record<string, number> {
  const shape = pattern.replace(/\{(\w+):(\d+)\}/g, String.raw`(?<$1>\d{$2})`);
  const fields = new RegExp(`^${shape}$`).exec(payload)?.groups ?? {};
  return Object.fromEntries(Object.entries(fields).map(([name, digits]) => [name, Number(digits)]));
}
