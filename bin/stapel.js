#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/app/main.js', import.meta.url);
if (!existsSync(main)) {
  process.stderr.write('stapel is not built yet: run `npm ci` (or `npm run build`) in its directory first\n');
  process.exit(2);
}
const { main: run } = await import(main.href);
process.exitCode = await run(process.argv);
