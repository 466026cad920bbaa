import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { changed, root } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { reportOf } from './run-files.ts';

const SLOW = 120_000;

/** A bench with files of moves and stops beside the job. */
function bench(declared: string, files: Readonly<Record<string, string>>): Workbench {
  const here = new Workbench(
    changed({ edit: [{ file: 'job.yaml', find: 'state: own', put: `${declared}state: own` }] }),
  );
  for (const [name, text] of Object.entries(files)) writeFileSync(join(here.dir, 'job', name), text);
  return here;
}

const MOVE_COLUMNS = '{ acct: text, since: date?, street: text?, zip: text?, town: text?, land: text? }';
const TO = '{ lines: [street], postalCode: zip, city: town, country: land }';
const BY_ACCOUNT = `moves:
  register: { file: moves.txt, delimiter: ;, columns: ${MOVE_COLUMNS}, account: acct, to: ${TO}, validFrom: since }
`;
const HEAD = 'acct;since;street;zip;town;land\n';

async function run(here: Workbench, ...more: string[]) {
  const outcome = await here.command([...RUN, '--workers', '1', ...more]);
  return { ...outcome, report: () => reportOf(here.run) };
}

function linesOf(here: Workbench, account: string, id = 'run'): string {
  const db = new Database(join(here.dir, 'runs', id, 'run.db'), { readonly: true });
  const row = db
    .prepare<[string], { lines: string }>(
      "SELECT CAST(address AS TEXT) ->> '$.lines' AS lines FROM address WHERE account = ?",
    )
    .get(account);
  db.close();
  return row?.lines ?? 'nothing';
}

async function using(here: Workbench, work: (here: Workbench) => Promise<void>): Promise<void> {
  try {
    await work(here);
  } finally {
    here.remove();
  }
}

const NAMED_HEAD = 'first;last;old;oldzip;oldtown;oldland;since;street;zip;town;land\n';
const NAMED = (scope: string): string => `moves:
  register:
    file: moves.txt
    delimiter: ;
    columns: { first: text?, last: text?, old: text?, oldzip: text?, oldtown: text?, oldland: text?, since: date, street: text?, zip: text?, town: text?, land: text? }
    address: { firstName: first, lastName: last, lines: [old], postalCode: oldzip, city: oldtown, country: oldland }
    scope: ${scope}
    to: ${TO}
    validFrom: since
`;

describe.concurrent('moves', () => {
  test(
    'by account are applied when they hold on the run date, the latest of several, and tidied as typed addresses are',
    () =>
      using(
        bench(BY_ACCOUNT, {
          'moves.txt': `${HEAD}AW00011380;2019-01-01;HAUPTSTR. 5;10115;BERLIN;DE
AW00011063;2019-06-01;9 Elm Street;98052;Redmond;US
AW00011063;2018-06-01;8 Elm Street;98052;Redmond;US
AW00011355;2019-07-02;1 High Street;RG41 1QW;Wokingham;GB
AW00099999;2019-01-01;Nowhere 1;10115;Berlin;DE
`,
        }),
        async (here) => {
          const done = await run(here);
          expect(done.exit, done.stderr).toBe(0);
          expect(linesOf(here, 'AW00011380')).toMatch(/Mitchell Kumar.*Hauptstr(\.|aße) 5.*10115 Berlin/);
          expect(linesOf(here, 'AW00011063')).toContain('9 Elm St');
          expect(linesOf(here, 'AW00011355')).toContain('3545 Chickpea');
          const { notices, resources } = done.report();
          expect(notices).toMatchObject([
            {
              name: 'register',
              kind: 'moves',
              records: 5,
              unreadable: 0,
              effects: { moved: 2, 'not-here': 1, 'not-yet': 1 },
            },
          ]);
          expect(resources).toContainEqual({ file: 'moves.txt', sha256: notices?.[0]?.sha256 });
          const traced = await here.command(['trace', here.run, 'AW00011063']);
          expect(traced.stdout).toContain('moved by list register, moves.txt:3, from 2019-06-01');
          expect(traced.stdout).toContain('not-here by list register, moves.txt:4');
          const shown = await here.command(['report', here.run]);
          expect(shown.stdout).toMatch(/register +moves +5 +2 moved/);
        },
      ),
    SLOW,
  );

  test(
    'by name and old address are followed to the last one, and found however the old address was typed',
    () =>
      using(
        bench(NAMED('person'), {
          'moves.txt': `${NAMED_HEAD}Mitchell;Kumar;Husemann Str. 6464;66740;Saarlouis;DE;2019-01-01;Hauptstr. 5;10115;Berlin;DE
MITCHELL;KUMAR;HAUPTSTRASSE 5;10115;BERLIN;DE;2019-03-01;Ringstr. 7;50667;Köln;DE
Mitch;Kumar;Hauptstraße 5;10115;Berlin;DE;2019-04-01;Nowhere 1;10115;Berlin;DE
Roberto;Gutierrez;3545 Chickpea Ct;RG41 1QW;Reading;GB;2019-01-01;1 High Street;RG41 1QW;Wokingham;GB
`,
        }),
        async (here) => {
          const done = await run(here);
          expect(done.exit, done.stderr).toBe(0);
          expect(linesOf(here, 'AW00011380')).toMatch(/Mitchell Kumar.*Ringstr(\.|aße) 7.*50667 Köln/);
          // Another town is another address.
          expect(linesOf(here, 'AW00011355')).toContain('3545 Chickpea');
          expect(done.report().notices?.[0]?.effects).toEqual({ moved: 1, followed: 1 });
          const traced = await here.command(['trace', here.run, 'AW00011380']);
          expect(traced.stdout).toMatch(
            /followed by list register, moves.txt:2.*\n.*moved by list register, moves.txt:3/,
          );
        },
      ),
    SLOW,
  );

  test(
    'of a household take all of its name along, and nobody else',
    () =>
      using(
        bench(NAMED('household'), {
          'moves.txt': `${NAMED_HEAD};Murphy;4927 Virgil Street # 21;98052;Redmond;US;2019-01-01;9 Elm Street;98052;Redmond;US
;Griffith;3828 Baltic Sea Ct;97034;Lake Oswego;US;2019-01-01;9 Elm Street;98052;Redmond;US
`,
        }),
        async (here) => {
          const done = await run(here);
          expect(done.exit, done.stderr).toBe(0);
          expect(linesOf(here, 'AW00011063')).toContain('9 Elm St');
          expect(linesOf(here, 'AW00011133')).toContain('3828 Baltic');
        },
      ),
    SLOW,
  );

  test(
    'in a circle, or to two addresses from one day, are told with their rows and not applied',
    () =>
      using(
        bench(BY_PLACE, {
          'moves.txt': `${PLACE_HEAD}AW00011380;Husemann Straße 6464;66740;Saarlouis;DE;2019-01-01;Hauptstr. 5;10115;Berlin;DE
AW00011380;Hauptstr. 5;10115;Berlin;DE;2019-02-01;Husemannstraße 6464;66740;Saarlouis;DE
AW00011059;8255 Highland Road;4810;Townsville;AU;2019-01-01;1 High Road;4810;Townsville;AU
AW00011059;8255 Highland Rd;4810;Townsville;AU;2019-01-01;2 High Road;4810;Townsville;AU
AW00011063;1 Elsewhere Street;98052;Redmond;US;2019-01-01;9 Elm Street;98052;Redmond;US
AW00011355;;;;;2019-01-01;1 High Street;RG41 1QW;Wokingham;GB
AW00011355;3545 Chickpea Ct.;RG41 1QW;Wokingham;GB;somewhen;1 High Street;RG41 1QW;Wokingham;GB
`,
        }),
        async (here) => {
          const done = await run(here);
          expect(done.exit, done.stderr).toBe(0);
          expect(linesOf(here, 'AW00011380')).toContain('66740 Saarlouis');
          expect(linesOf(here, 'AW00011059')).toContain('8255 Highland');
          expect(linesOf(here, 'AW00011063')).toContain('4927 Virgil');
          expect(linesOf(here, 'AW00011355')).toContain('3545 Chickpea');
          const { faults, notices } = done.report();
          const examples = (code: string) => faults.find((fault) => fault.code === code)?.examples?.join();
          expect(examples('address.move-loops')).toContain('moves.txt lines 2, 3');
          expect(examples('address.moves-contradict')).toContain('moves.txt lines 4, 5');
          expect(examples('address.notice-unreadable')).toContain('moves.txt:8');
          expect(notices?.[0]).toMatchObject({
            records: 7,
            unreadable: 1,
            effects: { looped: 1, contradicted: 1, 'not-here': 1 },
          });
        },
      ),
    SLOW,
  );
});

const PLACE_HEAD = 'acct;old;oldzip;oldtown;oldland;since;street;zip;town;land\n';
const BY_PLACE = `moves:
  register:
    file: moves.txt
    delimiter: ;
    columns: { acct: text, old: text?, oldzip: text?, oldtown: text?, oldland: text?, since: date, street: text?, zip: text?, town: text?, land: text? }
    account: acct
    address: { lines: [old], postalCode: oldzip, city: oldtown, country: oldland }
    to: ${TO}
    validFrom: since
`;

const STOPS = `${BY_ACCOUNT}stops:
  register_of_deaths: { kind: deceased, file: deceased.txt, columns: { acct: text }, account: acct }
  no_mail: { kind: deceased, file: never.txt, columns: { acct: text }, account: acct, then: suppress }
  robinson:
    kind: objectors
    file: robinson.txt
    encoding: windows-1252
    delimiter: ;
    header: false
    columns: { name: text, street: text, zip: text, town: text }
    address: { name: name, lines: [street], postalCode: zip, city: town, country: =US }
  came_back:
    kind: returned
    file: back.txt
    delimiter: ;
    columns: { acct: text, street: text, zip: text, town: text, land: text }
    account: acct
    address: { lines: [street], postalCode: zip, city: town, country: land }
`;

test(
  'stops do what the job says of each list, and the run balances',
  () =>
    using(
      bench(STOPS, {
        // One whose mail came back, and an objector, whom the list of objectors has at the old address.
        'moves.txt': `${HEAD}AW00011248;2019-01-01;1 rue de la Paix;75002;Paris;FR
AW00012527;2019-01-01;5 Oak Street;91502;Burbank;US
`,
        'deceased.txt': 'acct\nAW00011380\n',
        'never.txt': 'acct\nAW00011059\nAW00011380\n',
        'robinson.txt': Buffer.from('José Rodriguez;1686 Willow Drive;91502;Burbank\n', 'latin1').toString(
          'latin1',
        ),
        'back.txt': `acct;street;zip;town;land
AW00011739;2243 W St;V9B 5T2;Shawnee;CA
AW00011248;88, avenue des Champs-Elysées;93400;Saint-Denis;FR
`,
      }),
      async (here) => {
        writeFileSync(
          join(here.dir, 'job/robinson.txt'),
          Buffer.from('José Rodriguez;1686 Willow Drive;91502;Burbank\n', 'latin1'),
        );
        const done = await run(here);
        expect(done.exit, done.stderr).toBe(0);
        const report = done.report();
        // Three bills of who gets none, two of who has died as well, two to an address that is dead.
        expect(report.balance).toMatchObject({
          ok: true,
          documents: { read: 17, composed: 10, suppressed: 7, diverted: 0 },
        });
        expect(report.notices?.map(({ name, effects }) => [name, effects])).toEqual([
          ['register', { moved: 2 }],
          ['register_of_deaths', { 'by-hand': 1 }],
          ['no_mail', { suppressed: 2 }],
          ['robinson', { 'no-messages': 1 }],
          ['came_back', { suppressed: 1, elsewhere: 1 }],
        ]);
        const stopped = report.faults.find(({ code }) => code === 'address.stopped');
        expect(stopped?.count).toBe(7);
        expect(stopped?.examples?.join('\n')).toContain('back.txt:2, account AW00011739');
        expect(linesOf(here, 'AW00011248')).toContain('1 rue de la Paix');
        const traced = await here.command(['trace', here.run, 'AW00011739']);
        expect(traced.stdout).toContain('returned   suppressed by list came_back, back.txt:2');
        expect(traced.stdout).toContain('at an address that mail came back from');
        const db = new Database(join(here.run, 'run.db'), { readonly: true });
        const message = db
          .prepare(
            'SELECT p.campaign FROM piece_document p JOIN document d ON d.document = p.document WHERE d.key = ?',
          )
          .pluck();
        expect(message.get('SO73301')).toBeNull();
        db.close();
      },
    ),
  SLOW,
);

test(
  'who has died gets hand work, the bill stands in the stream by hand; told is told',
  () =>
    using(
      bench(
        `stops:
  deaths: { kind: deceased, file: deceased.txt, columns: { acct: text, noted: date }, account: acct, dated: { column: noted }, warnAfter: 100 }
  looked_at: { kind: deceased, file: told.txt, columns: { acct: text }, account: acct, then: warn }
`,
        { 'deceased.txt': 'acct,noted\nAW00011380,2019-01-01\n', 'told.txt': 'acct\nAW00011063\n' },
      ),
      async (here) => {
        const done = await run(here);
        expect(done.exit, done.stderr).toBe(3);
        const report = done.report();
        expect(report.balance).toMatchObject({ ok: true, documents: { composed: 15, diverted: 2 } });
        const { faults, streams } = report;
        expect(faults.find(({ code }) => code === 'address.stop-by-hand')).toMatchObject({ count: 2 });
        expect(faults.find(({ code }) => code === 'address.stop-told')).toMatchObject({ count: 1 });
        expect(faults.find(({ code }) => code === 'address.notices-old')).toMatchObject({ count: 1 });
        expect(streams.find(({ name }) => name.endsWith('-manual'))).toMatchObject({ pieces: 1 });
        expect((await here.command(['verify', here.run])).exit).toBe(0);
      },
    ),
  SLOW,
);

test(
  'a file of moves can be given on the command line, packed, and is looked at by `check`',
  () =>
    using(bench(BY_ACCOUNT, {}), async (here) => {
      const packed = join(here.dir, 'tonight.txt.gz');
      writeFileSync(packed, gzipSync(`${HEAD}AW00011380;2019-01-01;Hauptstr. 5;10115;Berlin;DE\n`));
      const missing = await here.command(['check', '$JOB']);
      expect(missing.exit, missing.stderr).toBe(65);
      expect(missing.stderr).toContain('[archive.missing]');
      const fine = await here.command(['check', '$JOB', '--input', `register=${packed}`]);
      expect(fine.exit, fine.stderr).toBe(0);
      const done = await run(here, '--input', `register=${packed}`);
      expect(done.exit, done.stderr).toBe(0);
      expect(linesOf(here, 'AW00011380')).toContain('10115 Berlin');
    }),
  SLOW,
);

test('a run that was killed goes on with the moves that it has read', () => {
  const demo = join(root, 'fixtures/adventureworks/extract.zip');
  const moves = `${HEAD}AW00011380;2019-01-01;Hauptstr. 5;10115;Berlin;DE\n`;
  const args = (id: string): string[] => [
    ...RUN.with(RUN.indexOf('--run-id') + 1, id).with(RUN.indexOf('--state') + 1, `$DIR/state-${id}`),
    ...['--input', `archive=${demo}`, '--workers', '2'],
  ];
  return using(bench(BY_ACCOUNT, { 'moves.txt': moves }), async (here) => {
    const running = here.start(args('killed'));
    const store = join(here.dir, 'runs/killed/segments/0000.seg');
    while (!existsSync(store) || statSync(store).size < 1_000_000) await setTimeout(10);
    running.kill('SIGKILL');
    await running;
    // What was read is not read again.
    writeFileSync(join(here.dir, 'job/moves.txt'), 'gone\n');
    const resumed = await here.command([...args('killed'), '--resume']);
    expect(resumed.exit, resumed.stderr).toBe(0);
    writeFileSync(join(here.dir, 'job/moves.txt'), moves);
    const whole = await here.command(args('whole'));
    expect(whole.exit, whole.stderr).toBe(0);
    const of = (id: string) => reportOf(join(here.dir, 'runs', id));
    expect(of('killed').notices).toEqual(of('whole').notices);
    expect(of('killed').addresses).toEqual(of('whole').addresses);
    expect(linesOf(here, 'AW00011380', 'killed')).toContain('10115 Berlin');
  });
}, 240_000);
