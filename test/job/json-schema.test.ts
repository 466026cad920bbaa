import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { jobJsonSchema, profileJsonSchema, templateJsonSchema } from '../../src/job/json-schema.ts';

describe('the JSON Schemas for editors', () => {
  it('are those of the code: run scripts/write-schemas.mjs when they differ', async () => {
    expect(await readFile('jobs/job.schema.json', 'utf8')).toBe(jobJsonSchema());
    expect(await readFile('jobs/template.schema.json', 'utf8')).toBe(templateJsonSchema());
    expect(await readFile('jobs/profile.schema.json', 'utf8')).toBe(profileJsonSchema());
  });

  it('are strict about keys', () => {
    expect(JSON.parse(jobJsonSchema())).toMatchObject({ additionalProperties: false, type: 'object' });
  });
});
