import { afterEach, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { reportOf } from './run-files.ts';

let here: Workbench | undefined;
afterEach(() => here?.remove());

/** A second Angela Murphy with a bill of her own, beside the one in Redmond. */
function withSecond(address: string): Workbench {
  return new Workbench(
    changed({
      append: [
        { file: 'customers.csv', text: `AW00099999,MS.,Angela,Murphy,${address},US,am@example.com,USD\n` },
        { file: 'invoices.csv', text: 'SO99999;AW00099999;2019-06-19;2019-07-03;USD;4.99;1\n' },
        { file: 'invoice_lines.csv', text: 'SO99999;1;WB-H098;Water Bottle - 30 oz.;1;4.99;4.99\n' },
      ],
      edit: [
        { file: 'control.csv', find: 'customers.csv;14', put: 'customers.csv;15' },
        { file: 'control.csv', find: 'invoices.csv;17;15025.78', put: 'invoices.csv;18;15030.77' },
        { file: 'control.csv', find: 'invoice_lines.csv;44;15025.78', put: 'invoice_lines.csv;45;15030.77' },
      ],
    }),
  );
}

test('one person under two accounts is found and told; both bills are produced, each in its envelope', async () => {
  here = withSecond('4927 VIRGIL ST,# 21,Redmond,WA,98052-0001');
  expect(await here.command(RUN)).toMatchObject({ exit: 0 });
  const report = reportOf(here.run);
  expect(report.match.duplicates).toBe(1);
  expect(report.balance.documents).toMatchObject({ read: 18, composed: 18 });
  const told = report.faults.find(({ code }) => code === 'match.same-person');
  expect(told?.count).toBe(1);
  expect(told?.examples?.join()).toContain('AW00011063, AW00099999');
  expect(JSON.stringify(report)).not.toMatch(/Murphy|Virgil/i);
  const control = here.read('streams/letter.control.csv').split('\n');
  expect(control.filter((line) => /AW00011063|AW00099999/.test(line))).toHaveLength(2);
  const trace = await here.command(['trace', '$RUN', 'AW00011063']);
  expect(trace.stdout).toContain('same as    account AW00099999');
});

test('namesakes at two addresses have nothing to do with one another', async () => {
  here = withSecond('4928 Virgil Street,# 21,Redmond,WA,98052');
  expect(await here.command(RUN)).toMatchObject({ exit: 0 });
  const report = reportOf(here.run);
  expect(report.match.duplicates).toBe(0);
  expect(report.faults.map(({ code }) => code)).not.toContain('match.same-person');
  expect(report.balance.documents).toMatchObject({ read: 18, composed: 18 });
});
