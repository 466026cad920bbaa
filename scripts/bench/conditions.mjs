import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { root } from './root.mjs';

/** Where, with what and under which load the figures were taken. */
export function conditions() {
  const processors = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `conditions
  processor  ${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores, ${memory} GiB
  load       ${loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')} before the start
  node       ${process.version}, ${process.platform} ${process.arch}
  commit     ${commit()}
`;
}

function commit() {
  try {
    const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', '--short=12', 'HEAD') + (changed ? ' with changes' : '');
  } catch {
    return 'none';
  }
}
