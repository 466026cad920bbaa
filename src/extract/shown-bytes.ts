/** `0xc3 0x28`: bytes for a message. */
export function shownBytes(bytes: Uint8Array, from: number, to: number): string {
  return Array.from(bytes.subarray(from, to), (byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(' ');
}
