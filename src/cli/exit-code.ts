/** Exit codes; 1 is left to Node and the shell. */
export const exit = {
  done: 0,
  failed: 2,
  attention: 3,
  usage: 64,
  invalid: 65,
  tryAgain: 75,
} as const;
