import * as z from 'zod';
import { jobFile } from './job-file.ts';
import { templateFile } from './template-file.ts';

/** JSON Schema (draft 7, which editors' YAML modes read) of job files and templates, as text with a final line end. */
export function jobJsonSchema(): string {
  return asJsonSchema(jobFile, 'Stapel job');
}

/** What it lacks may be in a file that it extends, which is told by `stapel check`. */
export function templateJsonSchema(): string {
  return asJsonSchema(templateFile.partial(), 'Stapel template');
}

function asJsonSchema(schema: z.ZodType, title: string): string {
  const body = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', reused: 'ref' });
  return `${JSON.stringify({ ...body, title }, undefined, 2)}\n`;
}
