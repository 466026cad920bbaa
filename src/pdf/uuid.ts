/** The first sixteen bytes of a digest in hex, written as an identifier: `uuid:` and five groups. */
export function uuidOf(digest: string): string {
  return digest
    .slice(0, 32)
    .toLowerCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, 'uuid:$1-$2-$3-$4-$5');
}
