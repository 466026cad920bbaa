import * as z from 'zod';
import { profileFile } from './inserter-file.ts';
import { jobFile } from './job-file.ts';
import { templateFile } from './template-file.ts';

/** JSON Schema (draft 7, which editors' YAML modes read) of job files, templates and inserter profiles, as text with a final line end. */
export function jobJsonSchema(): string {
  return asJsonSchema(jobFile, 'Stapel job');
}

/** What it lacks may be in a file that it extends, which is told by `stapel check`. */
export function templateJsonSchema(): string {
  return asJsonSchema(templateFile.partial(), 'Stapel template');
}

/** An inserter profile in a file of its own. */
export function profileJsonSchema(): string {
  return asJsonSchema(profileFile, 'Stapel inserter profile');
}

function asJsonSchema(schema: z.ZodType, title: string): string {
  const body = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', reused: 'ref' });
  return `${JSON.stringify({ ...body, title }, undefined, 2)}\n`;
}
