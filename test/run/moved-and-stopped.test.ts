import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { matchedNight } from './matched-night.ts';
import { reportOf } from './run-files.ts';

const made: Workbench[] = [];
afterEach(() => {
  for (const work of made.splice(0)) work.remove();
});

function bench(declared: string, files: Readonly<Record<string, string>>): Workbench {
  const work = new Workbench(
    changed({ edit: [{ file: 'job.yaml', find: 'state: own', put: `${declared}state: own` }] }),
  );
  return withFiles(work, files);
}

function withFiles(work: Workbench, files: Readonly<Record<string, string>>): Workbench {
  made.push(work);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(work.dir, 'job', name), text);
  return work;
}

async function run(work: Workbench, exit = 0) {
  const outcome = await work.command([...RUN, '--workers', '1']);
  expect(outcome.exit, outcome.stderr).toBe(exit);
  return reportOf(work.run);
}

const MOVES = `moves:
  register:
    file: moves.txt
    columns: { acct: text, since: date, street: text, zip: text, town: text, land: text }
    account: acct
    to: { lines: [street], postalCode: zip, city: town, country: land }
    validFrom: since
`;
const MOVED = `acct,since,street,zip,town,land
AW00011380,2019-01-01,Hauptstr. 5,10115,Berlin,DE
`;

const STOPS = (kind: string): string => `stops:
  list:
    kind: ${kind}
    file: stops.txt
    columns: { acct: text, street: text, zip: text, town: text, land: text }
    account: acct
    address: { lines: [street], postalCode: zip, city: town, country: land }
    then: suppress
`;
const OLD = `acct,street,zip,town,land
AW00011380,Husemann Str. 6464,66740,Saarlouis,DE
`;

test('who died under the old address is dead at the new one; mail that came back from the old one is no stop', async () => {
  const files = { 'moves.txt': MOVED, 'stops.txt': OLD };
  const dead = await run(bench(MOVES + STOPS('deceased'), files));
  expect(dead.notices?.[1]?.effects).toEqual({ suppressed: 1 });
  expect(dead.balance.documents.suppressed).toBeGreaterThan(0);
  const returned = await run(bench(MOVES + STOPS('returned'), files));
  expect(returned.notices?.[1]?.effects).toEqual({ elsewhere: 1 });
  expect(returned.balance.documents.suppressed).toBe(0);
});

test('a new address that cannot be written to is told where it stands; a move that says none is passed over', async () => {
  const files = { 'moves.txt': `${MOVED.replace('Berlin,DE', 'Berlin,XX')}AW00011063,2019-01-01,,,,US\n` };
  const declared = MOVES.replace(
    'street: text, zip: text, town: text',
    'street: text?, zip: text?, town: text?',
  );
  const report = await run(bench(declared, files), 3);
  const examples = (code: string) =>
    report.faults.find((fault) => fault.code === code)?.examples?.join() ?? '';
  expect(examples('address.notice-unreadable')).toMatch(/moves\.txt:3.*address\.line-missing/);
  expect(report.notices?.[0]).toMatchObject({ unreadable: 1, effects: { moved: 1 } });
  const reasons = readFileSync(join(made.at(-1)?.run ?? '', 'rejects/customers.reasons.csv'), 'utf8');
  expect(reasons).toContain('moves.txt:2');
});

test('one list with the dead and another with objectors: both are done, whatever their order', async () => {
  const lists = ['objectors', 'deceased'].map(
    (kind) => `  ${kind}: { kind: ${kind}, file: ${kind}.txt, columns: { acct: text }, account: acct }\n`,
  );
  const files = { 'objectors.txt': 'acct\nAW00011380\n', 'deceased.txt': 'acct\nAW00011380\n' };
  for (const order of [lists, lists.toReversed()]) {
    const report = await run(bench(`stops:\n${order.join('')}`, files), 3);
    const effects = report.notices?.map(({ effects: each }) => Object.keys(each).join());
    expect(effects?.toSorted()).toEqual(['by-hand', 'no-messages']);
    expect(report.balance.documents.diverted).toBeGreaterThan(0);
  }
});

test('moves announced for later do not make an old file young', async () => {
  const dated = MOVES.replace(
    '    validFrom',
    '    dated: { column: since }\n    refuseAfter: 60\n    validFrom',
  );
  const announced = `${MOVED}AW00011063,2019-12-01,9 Elm Street,98052,Redmond,US\n`;
  const work = bench(dated, { 'moves.txt': announced });
  const outcome = await work.command([...RUN, '--workers', '1']);
  expect(outcome).toMatchObject({ exit: 65 });
  expect(outcome.stderr).toContain('[address.notices-too-old]');
  const young = bench(dated, { 'moves.txt': announced.replace('2019-01-01', '2019-06-20') });
  expect((await run(young)).notices?.[0]).toMatchObject({ dated: '2019-06-20' });
});

const NAMED = `moves:
  register:
    file: moves.txt
    columns: { acct: text, since: date, street: text, unit: text?, zip: text, town: text, land: text }
    account: acct
    to: { lines: [street, unit], postalCode: zip, city: town, country: land }
    validFrom: since
match: { customerId: email }
`;

test('an envelope for two accounts of which one has moved goes to the new address', async () => {
  const second = {
    account: 'AW00000999',
    row: 'MS.,Angela,Murphy,4927 VIRGIL STREET,# 21,Redmond,WA,98052,US,angela41@adventure-works.com,USD',
    bills: [{ key: 'SO90001', day: '2018-07-20' }],
  };
  const work = matchedNight([second], NAMED, '  group: recipient\n');
  withFiles(work, {
    'moves.txt':
      'acct,since,street,unit,zip,town,land\nAW00011063,2019-01-01,9 Elm Street,,98052,Redmond,US\n',
  });
  const customer = work.rows('customers.csv').find((row) => row.startsWith('AW00011063')) ?? '';
  expect(customer).toContain(second.row.split(',')[9]);
  await run(work);
  const { stdout } = await work.command(['trace', '$RUN', 'AW00000999']);
  expect(stdout).toContain('mailed to  the address of account AW00011063');
  // The first of them is explained as well, and what the address was understood as is shown.
  expect(stdout).toMatch(/sure {7}[01]\.\d+; with AW00011063: .*customerId same/);
  expect(stdout).toMatch(/^ {4}houseNumber 4927$/m);
  expect(stdout).toMatch(/^ {4}city {8}Redmond$/m);
  const other = await work.command(['trace', '$RUN', 'AW00011063']);
  expect(other.stdout).toMatch(/sure {7}[01]\.\d+; with AW00000999: .*customerId same/);
});
