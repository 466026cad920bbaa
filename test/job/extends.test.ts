import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { loadJob } from '../../src/job/load-job.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'stapel-extends-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
cpSync(join(root, 'jobs'), join(dir, 'jobs'), { recursive: true });
mkdirSync(join(dir, 'fixtures'));
symlinkSync(join(root, 'fixtures/reference'), join(dir, 'fixtures/reference'));
const letter = join(dir, 'jobs/common/letter.yaml');
const JOBS = ['stadtwerke-bill', 'bank-statement'];

async function loaded(name: string) {
  const { job, faults } = await loadJob(join(dir, 'jobs', name, 'job.yaml'));
  if (job === undefined) throw new Error(JSON.stringify(faults));
  return job;
}

test('what letters have in common is changed in one file, and changes in each of them', async () => {
  const text = readFileSync(letter, 'utf8');
  const before = await Promise.all(JOBS.map(loaded));
  writeFileSync(letter, text.replace('footer: { like: body, size: 7.5', 'footer: { like: body, size: 7'));
  const after = await Promise.all(JOBS.map(loaded));
  writeFileSync(letter, text);
  for (const [i, job] of after.entries()) {
    expect(before[i]?.template.styles['footer']?.size).toBe(7.5);
    expect(job.template.styles['footer']?.size).toBe(7);
    // By `like`, of the template's own styles too.
    expect(job.template.styles['footerRight']?.size).toBe(7);
    const paths = job.resources.map(({ name }) => name);
    expect(paths).toContain('../common/letter.yaml');
    expect(job.resources.find(({ name }) => name.endsWith('letter.yaml'))?.sha256).not.toBe(
      before[i]?.resources.find(({ name }) => name.endsWith('letter.yaml'))?.sha256,
    );
  }
});

test('a template’s own wins name by name, its furniture comes behind, and each part knows its file', async () => {
  const bill = join(dir, 'jobs/starter/bill.yaml');
  const text = readFileSync(bill, 'utf8');
  mkdirSync(join(dir, 'jobs/house/pictures'), { recursive: true });
  cpSync(join(root, 'jobs/stadtwerke-bill/logo.svg'), join(dir, 'jobs/house/pictures/mark.svg'));
  writeFileSync(
    join(dir, 'jobs/house/base.yaml'),
    'template: base\nextends: far.yaml\nstyles:\n  quiet: { like: body, size: 6 }\n  small: { like: body, size: 5 }\nfurniture:\n  - { image: pictures/mark.svg, width: 9, on: first, at: { x: 170, y: 10, width: 10, height: 20 } }\n',
  );
  writeFileSync(
    join(dir, 'jobs/house/far.yaml'),
    'template: far\nstyles:\n  quiet: { font: regular, size: 4 }\n  far: { like: quiet }\n',
  );
  writeFileSync(bill, text.replace('template: bill\n', 'template: bill\nextends: ../house/base.yaml\n'));
  const { template, resources } = await loaded('starter');
  expect(['quiet', 'small', 'far'].map((name) => template.styles[name]?.size)).toEqual([6, 8, 6]);
  const [first, second] = template.furniture;
  expect(first?.block).toMatchObject({ kind: 'image', resource: '../house/pictures/mark.svg' });
  expect(first?.at).toContain('base.yaml:7:');
  expect(second?.at).toContain('bill.yaml:');
  expect(resources.filter(({ kind }) => kind === 'template').map(({ name }) => name)).toEqual([
    ...['bill.yaml', '../house/base.yaml', '../house/far.yaml'],
  ]);
  writeFileSync(bill, text);
});
