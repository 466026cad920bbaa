import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../faults/fixture.ts';
import { callWarm } from '../faults/warm-commands.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-clean-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Row = Readonly<Record<string, string>>;

function path(name: string): string {
  return join(dir, name);
}

async function stapel(
  args: readonly string[],
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const { exit, stdout, stderr } = await callWarm(root, args);
  return { exitCode: exit, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
}

/** In a process of its own. */
function ownProcess(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return execa(process.execPath, [join(root, 'bin/stapel.js'), ...args], { reject: false, env });
}

async function cleaned(
  text: string | Buffer,
  map: string,
  ...more: readonly string[]
): Promise<{ readonly rows: Row[]; readonly cells: string[][]; readonly said: string }> {
  const name = `list-${Math.trunc(performance.now() * 1000)}`;
  writeFileSync(path(`${name}.csv`), text);
  const args = ['clean', path(`${name}.csv`), '--map', map, '--out', path(`${name}.out.csv`), ...more];
  const { exitCode, stderr } = await stapel(args);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  const out = readFileSync(path(`${name}.out.csv`), 'utf8');
  const delimiter = out.slice(0, 200).includes(';') ? ';' : ',';
  return {
    rows: parse(out, { columns: true, delimiter }),
    cells: parse(out, { delimiter }),
    said: stderr,
  };
}

const MAP = 'name=name,line1=address,postalCode=code,city=town,country=country';
const HEADER = 'id,name,address,code,town,country';

describe('every row comes out in its order with its cells as they were', () => {
  const LIST = [
    HEADER,
    '1,ANNA VON DER MÜLLER,HAUPTSTR. 12,80331,MÜNCHEN,DE',
    '2,"Mueller, ""Hans""",  Ring 5 ,1067,Dresden,DE',
    '3,,,,,',
    '4,x,y',
    '5,Jo Roe,1 Elm Dr,98052,Redmond,US,surplus,cells',
    '6,"Two',
    'lines",1 Elm Dr,98052,Redmond,US',
    '7,=cmd|x,1 Elm Dr,98052,Redmond,US',
    '',
  ].join('\r\n');

  it('also where a row is too short, too long, empty or a formula', async () => {
    const { cells, said } = await cleaned(LIST, MAP);
    expect(cells.map((row) => row.slice(0, 6))).toEqual([
      HEADER.split(','),
      ['1', 'ANNA VON DER MÜLLER', 'HAUPTSTR. 12', '80331', 'MÜNCHEN', 'DE'],
      ['2', 'Mueller, "Hans"', '  Ring 5 ', '1067', 'Dresden', 'DE'],
      ['3', '', '', '', '', ''],
      ['4', 'x', 'y', '', '', ''],
      ['5', 'Jo Roe', '1 Elm Dr', '98052', 'Redmond', 'US,surplus,cells'],
      ['6', 'Two\r\nlines', '1 Elm Dr', '98052', 'Redmond', 'US'],
      ['7', '=cmd|x', '1 Elm Dr', '98052', 'Redmond', 'US'],
    ]);
    expect(said).toContain('2 rows have more or fewer cells');
    expect(new Set(cells.map((row) => row.length)).size).toBe(1);
  });

  it('is the same with one worker and with three, and its owner’s alone', async () => {
    const many = [
      HEADER,
      ...Array.from({ length: 3000 }, (_, i) => `${i},JO ROE,${i} ELM DR,98052,REDMOND,US`),
    ];
    const [one, three] = [
      await cleaned(many.join('\n'), MAP, '--workers', '1'),
      await cleaned(many.join('\n'), MAP, '--workers', '3'),
    ];
    expect(three.cells).toEqual(one.cells);
    expect(one.rows.map(({ id }) => id)).toEqual(Array.from({ length: 3000 }, (_, i) => String(i)));
    const { stdout } = await execa('ls', [dir]);
    for (const name of stdout.split('\n').filter((file) => file.endsWith('.out.csv')))
      expect(statSync(path(name)).mode & 0o077).toBe(0);
  });

  it('of a list in Windows-1252 with semicolons, in UTF-8', async () => {
    const text = Buffer.from(
      'Nr;Name;Straße;PLZ;Ort\n1;Jürgen Groß;Große Bleichen 1;20354;Hamburg\n',
      'latin1',
    );
    const { rows } = await cleaned(text, 'name=Name,street=Straße,postalCode=PLZ,city=Ort,country==DE');
    expect(rows).toMatchObject([
      {
        Name: 'Jürgen Groß',
        Straße: 'Große Bleichen 1',
        grade: 'valid',
        line1: 'Jürgen Groß',
        line2: 'Große Bleichen 1',
      },
    ]);
  });

  it('with columns that bear our names', async () => {
    const { rows } = await cleaned(
      'grade,city,street,code\nA,Redmond,1 Elm Dr,98052\n',
      'street=street,city=city,postalCode=code,country==US',
    );
    expect(rows).toMatchObject([
      {
        grade: 'A',
        city: 'Redmond',
        street: '1 Elm Dr',
        clean_grade: 'undeliverable',
        clean_city: 'Redmond',
      },
    ]);
  });
});

describe('what is delivered', () => {
  let rows: Row[] = [];
  const CASES: readonly (readonly [what: string, cells: string, expected: Row])[] = [
    ['military mail is known', 'Sgt Jo Roe,Unit 2050 Box 4190,96278-2050,APO AP,US', { grade: 'valid' }],
    [
      'a lost zero in a line',
      'Jo Roe,"Prager Straße 1, 1067 Dresden",,,DE',
      { grade: 'corrected', postalCode: '01067' },
    ],
    [
      'a door behind a comma',
      'Jo Roe,"Via Roma, 12/A int. 3",20121,Milano,IT',
      { street: 'Via Roma', houseNumber: '12/A', unit: 'int. 3' },
    ],
    [
      'two addresses in one',
      'Jo Roe,"Hauptstr. 5, 80331 München / Ring 3, 10115 Berlin",,,DE',
      { grade: 'doubtful', doubts: 'two-addresses' },
    ],
    [
      'whom it is for, behind a company',
      '"MÜLLER GMBH, z. Hd. Frau Roe",Hauptstr. 5,80331,München,DE',
      { company: 'Müller GmbH', department: 'z. Hd. Frau Roe' },
    ],
    [
      'a chain of care-of',
      'Jo Roe,"c/o A. Lee, c/o B. Moe, Hauptstr. 5",80331,München,DE',
      { careOf: 'A. Lee c/o B. Moe', line1: 'Jo Roe' },
    ],
    [
      'capitals',
      'ANNA VON DER LEYEN,HAUPTSTR. 12,80331,MÜNCHEN,DE',
      { line1: 'Anna von der Leyen', line2: 'Hauptstraße 12', line3: '80331 München' },
    ],
    ['a lost zero', 'Jo Roe,Prager Straße 1,1067,Dresden,DE', { grade: 'corrected', postalCode: '01067' }],
    [
      'a lost zero where the town does not agree',
      'Jo Roe,Prager Straße 1,1067,Wien,DE',
      { postalCode: '1067' },
    ],
    [
      'a broken encoding',
      'JÃ¼rgen MÃ¼ller,Ring 1,80331,MÃ¼nchen,DE',
      { name: 'Jürgen Müller', city: 'München', grade: 'corrected' },
    ],
    ['a name that is none', 'ANA LEITÃO,Ring 1,80331,München,DE', { name: 'Ana Leitão' }],
    ['entities', 'Jo &amp; Ann M&uuml;ller,Ring 1,80331,München,DE', { name: 'Jo & Ann Müller' }],
    [
      'transposed fields',
      'Jo Roe,Ring 1,München,80331,DE',
      { postalCode: '80331', city: 'München', grade: 'corrected' },
    ],
    ['only a box', 'Jo Roe,Postfach 11 11 22,80331,München,DE', { postBox: 'Postfach 11 11 22' }],
    ['military mail', 'PFC Jo Roe,PSC 3 Box 12,09012,APO AE,US', { postBox: 'PSC 3 Box 12' }],
    [
      'two fields in one',
      'Jo Roe,"Hauptstraße 1, 80331 München",,,DE',
      { street: 'Hauptstraße', houseNumber: '1', postalCode: '80331', city: 'München' },
    ],
    [
      'all in one line',
      'Jo Roe,123 N Main St Apt 4 Redmond WA 98052,,,US',
      { houseNumber: '123', unit: 'Apt 4', city: 'Redmond', region: 'WA', postalCode: '98052' },
    ],
    ['one word', 'Cher,Ring 1,80331,München,DE', { line1: 'Cher' }],
    ['nothing at all', ',,,,', { grade: 'undeliverable' }],
    ['emoji', 'Jo Roe 😀,Ring 1,80331,München,DE', { name: 'Jo Roe' }],
    ['right to left', 'محمد علي,Ring 1,80331,München,DE', { name: 'محمد علي' }],
    [
      'a code unknown to the reference',
      'Jo Roe,Ring 1,99999,Erfurt,DE',
      { grade: 'doubtful', postalCode: '99999', doubts: 'code-unknown' },
    ],
    ['a country in French', 'Jo Roe,Ring 1,80331,München,Allemagne', { country: 'DE' }],
    ['a country far away', 'Jo Roe,1-2-3 Ginza,104-0061,Tokyo,Japan', { country: 'JP' }],
  ];

  beforeAll(async () => {
    const list = [HEADER, ...CASES.map(([, cells], i) => `${i},${cells}`)].join('\n');
    ({ rows } = await cleaned(list, MAP, '--posted-in', 'DE'));
  });

  it.each(CASES.map(([what, , expected], i) => [what, i, expected] as const))('%s', (_, i, expected) => {
    const found = rows[i] ?? {};
    const ours = (name: string): string | undefined => found[`clean_${name}`] ?? found[name];
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, ours(name)]))).toEqual(expected);
  });

  it('a name of 500 characters is kept whole', async () => {
    const long = 'Ab'.repeat(250);
    const result = await cleaned(`${HEADER}\n1,${long},Ring 1,80331,München,DE\n`, MAP);
    expect(result.rows[0]?.['clean_name'] ?? result.rows[0]?.['name']).toContain('Ab'.repeat(100));
  });
});

describe('who is in the list twice', () => {
  const LIST = [
    HEADER,
    '1,Jonathan Yang,3761 N. 14th St,98052,Redmond,US',
    '2,"YANG, JONATHAN",3761 North 14th Street,98052,REDMOND,US',
    '3,Jon Smith,12 Oak Ave,98052,Redmond,US',
  ].join('\n');

  it('has a cluster and a score in every row', async () => {
    const { rows, said } = await cleaned(LIST, MAP, '--match', 'same-person');
    expect(rows.map(({ cluster }) => cluster)).toEqual(['1', '1', '3']);
    for (const { score } of rows) expect(Number(score)).toBeGreaterThan(0.9);
    expect(said).toContain('2 are different; 1 rows are one of them again');
  });
});

describe('what is refused', () => {
  it.each<[string, string, string]>([
    ['a column that is not there', 'name=nam,city=town', 'list.column-unknown'],
    ['a part that is not known', 'nickname=name,city=town', 'list.map-key-unknown'],
    ['a part twice', 'city=town,city=code', 'list.map-key-doubled'],
    ['no place', 'name=name', 'list.map-incomplete'],
    ['no pair', 'name', 'list.map-malformed'],
    ['a fixed town', 'name=name,city==Bonn', 'list.map-fixed'],
    ['a fixed country that there is not', 'name=name,city=town,country==XX', 'list.map-fixed'],
  ])('%s', async (_, map, code) => {
    writeFileSync(path('refused.csv'), `${HEADER}\n1,a,b,c,d,DE\n`);
    const { exitCode, stderr } = await stapel([
      'clean',
      path('refused.csv'),
      '--map',
      map,
      '--out',
      path('no.csv'),
    ]);
    expect(stderr).toContain(`[${code}]`);
    expect(exitCode).toBe(64);
  });
});

it('a row that kills its worker goes out as it came, and the others are cleaned', async () => {
  const rows = Array.from(
    { length: 12 },
    (_, i) => `${i},${i === 5 ? 'KILL' : 'JO ROE'},1 Elm Dr,98052,Redmond,US`,
  );
  writeFileSync(path('kill.csv'), [HEADER, ...rows].join('\n'));
  const { exitCode } = await ownProcess(
    ['clean', path('kill.csv'), '--map', MAP, '--out', path('killed.csv'), '--workers', '1'],
    { STAPEL_INJECT: 'exit:KILL' },
  );
  expect(exitCode).toBe(0);
  const out: Row[] = parse(readFileSync(path('killed.csv'), 'utf8'), { columns: true });
  expect(out.map(({ doubts }) => doubts === 'not-worked-on')).toEqual(rows.map((_, i) => i === 5));
});

it('addresses in parts are laid out by the worldwide templates', async () => {
  writeFileSync(
    path('parts.csv'),
    'id,road,house_number,city,postcode,country,country_code\n1,Baker Street,221b,London,NW1 6XE,United Kingdom,gb\n',
  );
  const { exitCode } = await stapel(['layout', path('parts.csv'), '--out', path('laid.csv')]);
  expect(exitCode).toBe(0);
  const [row]: Row[] = parse(readFileSync(path('laid.csv'), 'utf8'), { columns: true });
  expect([row?.['id'], row?.['line1'], row?.['line2'], row?.['line3'], row?.['line4']]).toEqual([
    '1',
    '221b Baker Street',
    'London',
    'NW1 6XE',
    'United Kingdom',
  ]);
});

it('postal codes that are none stop it, before a row is worked on', async () => {
  writeFileSync(path('codes.csv'), `${HEADER}\n1,a,b,c,d,DE\n`);
  const { exitCode, stderr } = await stapel([
    'clean',
    path('codes.csv'),
    '--map',
    MAP,
    '--out',
    path('codes.out.csv'),
    '--reference',
    path('codes.csv'),
  ]);
  expect(stderr).toContain('[reference.damaged]');
  expect(exitCode).toBe(65);
  expect(existsSync(path('codes.out.csv'))).toBe(false);
});

it('a device is not replaced by the list', async () => {
  writeFileSync(path('device.csv'), `${HEADER}\n1,a,b,c,d,DE\n`);
  await execa('mkfifo', [path('pipe')]);
  const args = ['clean', path('device.csv'), '--map', MAP, '--out', path('pipe')];
  const { exitCode, stderr } = await stapel(args);
  expect(stderr).toContain('[list.out-not-writable]');
  expect(exitCode).toBe(64);
  expect(statSync(path('pipe')).isFIFO()).toBe(true);
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle leaves nothing of the list on disk, and the list before as it was',
  async (signal) => {
    const rows = Array.from({ length: 150_000 }, (_, i) => `${i},JO ROE,${i} ELM DR,98052,REDMOND,US`);
    writeFileSync(path('long.csv'), [HEADER, ...rows].join('\n'));
    writeFileSync(path('long.out.csv'), 'of yesterday');
    const running = ownProcess(['clean', path('long.csv'), '--map', MAP, '--out', path('long.out.csv')]);
    const part = path('long.out.csv.part');
    await expect.poll(() => existsSync(part) && statSync(part).size > 0, { timeout: 20_000 }).toBe(true);
    running.kill(signal);
    const { exitCode, stderr } = await running;
    expect(stderr).toContain('[run.stopped-by-signal]');
    expect(stderr).toContain(signal);
    expect(exitCode).toBe(75);
    expect(readdirSync(dir).filter((name) => name.startsWith('long.out'))).toEqual(['long.out.csv']);
    expect(readFileSync(path('long.out.csv'), 'utf8')).toBe('of yesterday');
  },
  30_000,
);
