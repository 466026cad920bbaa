import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Workbench } from '../faults/workbench.ts';

interface Answer {
  readonly number: number;
  readonly view: {
    readonly account: string;
    readonly documents: readonly string[];
    readonly place: number;
    readonly of: number;
    readonly pages: number;
    readonly faults: readonly { readonly where: string; readonly says: string; readonly code: string }[];
    readonly data: readonly {
      readonly tables: readonly { readonly name: string; readonly rows: readonly unknown[] }[];
    }[];
  };
}

const here = new Workbench();
const template = join(here.dir, 'job/invoice.yaml');
const typed = readFileSync(template, 'utf8');
const running = here.start(['preview', '$JOB', '--watch', '--dpi', '50', '--state', '$DIR/state']);
let address = '';

beforeAll(async () => {
  for await (const line of createInterface({ input: running.stdout })) {
    address = line;
    break;
  }
});
afterAll(async () => {
  running.kill('SIGKILL');
  await running;
  here.remove();
});

const ask = async (query = ''): Promise<Answer> =>
  (await (await fetch(`${address}view?${query}`)).json()) as Answer;

/** Resolves when the page is told of a change. */
async function told(change: () => void): Promise<void> {
  const response = await fetch(`${address}events`);
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('no events');
  const text = new TextDecoder();
  const next = async (): Promise<string> => {
    const { value } = (await reader.read()) as { value?: Uint8Array };
    return text.decode(value);
  };
  let seen = await next();
  change();
  while (!seen.includes('event: changed')) seen += await next();
  await reader.cancel();
}

test('it is on this machine only, and only for who has the address', async () => {
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
  const { origin } = new URL(address);
  for (const path of ['/', '/view', `/${'0'.repeat(32)}/view`])
    expect((await fetch(origin + path)).status).toBe(404);
  const page = await fetch(address);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await page.text();
  for (const [, name = ''] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
    expect((await fetch(address + name)).status, name).toBe(200);
  }
});

test('documents are shown with the records that they were set from, one after another', async () => {
  const { view, number } = await ask();
  expect(view).toMatchObject({ place: 1, of: 17, pages: 1, faults: [] });
  const rows = view.data[0]?.tables.map(({ name, rows: all }) => [name, all.length]);
  expect(rows).toEqual([
    ['customers', 1],
    ['invoices', 1],
    ['lines', expect.any(Number)],
  ]);
  const picture = await fetch(`${address}picture?view=${number}&page=1`);
  expect(PNG.sync.read(Buffer.from(await picture.arrayBuffer())).width).toBeGreaterThan(400);
  const next = await ask('place=2');
  expect(next.view.place).toBe(2);
  expect(next.view.documents).not.toEqual(view.documents);
  const found = await ask(`key=${next.view.documents[0] ?? ''}`);
  expect(found.view.place).toBe(2);
  expect((await ask(`key=${view.account}`)).view.account).toBe(view.account);
});

test('a save is told, and what is wrong stands beside the page with its line', async () => {
  await told(() => writeFileSync(template, typed.replace(/^styles:/m, 'stiles:')));
  const wrong = await ask();
  expect(wrong.view.pages).toBe(0);
  expect(wrong.view.faults[0]?.where).toMatch(/^job\/invoice\.yaml:\d+:\d+$/);
  await told(() => writeFileSync(template, typed));
  expect((await ask()).view).toMatchObject({ pages: 1, faults: [] });
});

test('a part in another folder is followed, and what is wrong in it is told there', async () => {
  const part = join(here.dir, 'common/note.yaml');
  const note = (text: string): string => `part: note\nblocks:\n  - { text: '${text}' }\n`;
  mkdirSync(join(here.dir, 'common'));
  writeFileSync(part, note('As ever'));
  const use = '  - part: { from: ../common/note.yaml }\n  - slot: message';
  await told(() => writeFileSync(template, typed.replace('  - slot: message', use)));
  expect((await ask()).view.faults).toEqual([]);
  await told(() => writeFileSync(part, note('{{ nobody }}')));
  const [fault] = (await ask()).view.faults;
  expect(fault).toMatchObject({ code: 'expression.unknown-name' });
  expect(fault?.where).toMatch(/common\/note\.yaml:3:/);
  await told(() => writeFileSync(part, note('Once more')));
  expect((await ask()).view.faults).toEqual([]);
  await told(() => writeFileSync(template, typed));
});

test('outlines change the picture, and a key that is not there is a fault', async () => {
  const [plain, outlined] = [await ask(), await ask('outlines=1')];
  const [a = '', b = ''] = await Promise.all(
    [plain, outlined].map(async ({ number }) => {
      const picture = await fetch(`${address}picture?view=${number}&page=1`);
      return Buffer.from(await picture.arrayBuffer()).toString('base64');
    }),
  );
  expect(a).not.toBe(b);
  expect((await ask('key=AW99999999')).view.faults.map(({ code }) => code)).toEqual(['preview.key-unknown']);
});

test('Ctrl-C ends it, also while a browser listens', async () => {
  const listening = await fetch(`${address}events`);
  running.kill('SIGINT');
  expect((await running).exitCode).toBe(75);
  await listening.body?.cancel().catch(() => undefined);
});
