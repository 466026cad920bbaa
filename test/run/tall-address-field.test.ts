import { afterAll, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';

const lines = 'lines: [address_line_1, address_line_2';
const here = new Workbench(
  changed({
    edit: [
      { file: 'job.yaml', find: `${lines}]`, put: `${lines}, account, email, currency, account]` },
      // Room for nine lines on either paper.
      { file: 'invoice.yaml', find: 'size: 10.5, leading: 12.5', put: 'size: 6.5, leading: 8' },
      { file: 'invoice.yaml', find: 'size: 10, leading: 11 ', put: 'size: 4.5, leading: 4.5 ' },
    ],
  }),
);
afterAll(() => here.remove());

test('however high the address field is, an address has no more lines than the control file has room for', async () => {
  const outcome = await here.command([...RUN, '--workers', '1']);
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0 });
  const rows = parse<Record<string, string>>(here.read('streams/a4.control.csv'), { columns: true });
  const french = rows.find((row) => row['name'] === 'M. Kurt Pal') ?? {};
  expect([1, 2, 3, 4, 5, 6].map((line) => french[`address_${line}`])).toEqual([
    'AW00011393, kurt12@adventure-works.com',
    'EUR',
    'AW00011393',
    "55 avenue de l'Union Centrale",
    '41100 SAINT OUEN',
    'FRANKREICH',
  ]);
});
