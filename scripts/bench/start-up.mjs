import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from './median.mjs';
import { root } from './root.mjs';

const TIMES = 15;

/** Wall time of `stapel --help`, and of a Node that does nothing, in turn. */
export async function measureStart() {
  const help = [];
  const bare = [];
  for (let i = 0; i < TIMES; i += 1) {
    help.push(seconds([join(root, 'bin/stapel.js'), '--help']));
    bare.push(seconds(['-e', '0']));
  }
  const show = (all) =>
    `${median(all).toFixed(3)} s (${Math.min(...all).toFixed(3)} to ${Math.max(...all).toFixed(3)})`;
  return `start-up, the middle of ${TIMES}
  stapel --help  ${show(help)}
  node -e 0      ${show(bare)}
`;
}

function seconds(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: 'pipe', encoding: 'utf8' });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return (performance.now() - start) / 1000;
}
