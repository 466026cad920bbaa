import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stopRun } from '../fault/run-stop.ts';
import type { RunReport } from '../report/report.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { exit } from './exit-code.ts';

const options = z.object({ format: z.enum(['text', 'json', 'html']) });

/** `stapel report`: the report as the run wrote it. */
export function reportCommand(dir: string, given: unknown): number {
  const { format } = options.parse(given);
  const file = join(dir, format === 'html' ? 'report.html' : 'report.json');
  if (!existsSync(file)) stopRun({ code: 'cli.not-a-run', place: {}, found: dir });
  const text = readFileSync(file, 'utf8');
  if (format !== 'text') process.stdout.write(text);
  else {
    const report = JSON.parse(text) as RunReport;
    process.stdout.write(renderTerminal(report, { color: process.stdout.isTTY }));
  }
  return exit.done;
}
