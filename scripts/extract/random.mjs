/** Numbers that look random and are the same on every machine and every day. */

/** A generator of whole numbers below 2^32 (SplitMix32) for one thing: seed and the numbers that name the thing. */
export function randomFor(seed, ...names) {
  let state = seed >>> 0;
  for (const name of names) state = mix((state ^ name) + 0x9e3779b9);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state);
  };
}

/** A whole number from 0 to `below - 1`. */
export function pick(random, below) {
  return random() % below;
}

function mix(value) {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
