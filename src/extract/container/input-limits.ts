/** What an input may be at most. */
export interface InputLimits {
  readonly members: number;
  /** Unpacked bytes of one member. */
  readonly memberBytes: number;
  /** Unpacked bytes for each packed one, looked at beyond `ratioFrom` unpacked bytes. Deflate reaches 1,032. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

const MIB = 1024 * 1024;

export const INPUT_LIMITS: InputLimits = {
  members: 10_000,
  memberBytes: 64 * 1024 * MIB,
  ratio: 500,
  ratioFrom: MIB,
};
