// Writes the JSON Schemas of job files and templates, which editors use, from the schemas that `stapel check` uses.
// Run it after `npm run build` whenever one of those was changed; a test compares the two.
import { writeFile } from 'node:fs/promises';
import { jobJsonSchema, templateJsonSchema } from '../dist/job/json-schema.js';

await writeFile(new URL('../jobs/job.schema.json', import.meta.url), jobJsonSchema());
await writeFile(new URL('../jobs/template.schema.json', import.meta.url), templateJsonSchema());
