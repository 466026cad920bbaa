// Writes the JSON Schemas of job files, templates and inserter profiles, which editors use, from the schemas that `stapel check` uses.
// Run it after `npm run build` whenever one of those was changed; a test compares the two.
import { writeFile } from 'node:fs/promises';
import { jobJsonSchema, profileJsonSchema, templateJsonSchema } from '../dist/job/json-schema.js';

await writeFile(new URL('../jobs/job.schema.json', import.meta.url), jobJsonSchema());
await writeFile(new URL('../jobs/template.schema.json', import.meta.url), templateJsonSchema());
await writeFile(new URL('../jobs/profile.schema.json', import.meta.url), profileJsonSchema());
