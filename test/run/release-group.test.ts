import { lstatSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { changed, type Fixture } from '../faults/fixture.ts';
import { canLeaveRoot, RUN, Workbench } from '../faults/workbench.ts';

/** A group of this machine that files can be given to and that new files do not have anyway, by name where it has one. */
function otherGroup(): { readonly group: string | number; readonly gid: number } | undefined {
  const own = process.getegid?.();
  const groups = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([group = '', , gid = '']) => ({ group, gid: Number(gid) }))
    .filter(({ group }) => group !== '');
  if (process.getuid?.() === 0) return groups.find(({ gid }) => gid !== own);
  const gid = process.getgroups?.().find((each) => each !== own);
  return gid === undefined ? undefined : (groups.find((each) => each.gid === gid) ?? { group: gid, gid });
}

function benchWith(group: string | number, ...more: Fixture['edit']): Workbench {
  const put = `release: { group: ${group} }\n\ntolerate:\n`;
  return new Workbench(changed({ edit: [{ file: 'job.yaml', find: 'tolerate:\n', put }, ...more] }));
}

/** A bill that is rejected, so that there are rejects. */
const REJECTED = { file: 'invoices.csv', find: ';EUR;3399.99;1', put: ';EUR;3399.99', all: false };

/** Mode and group of every file and directory of a run by path; '.' is its directory. */
function rightsOf(run: string): Map<string, { readonly mode: string; readonly gid: number }> {
  const names = ['.', ...readdirSync(run, { recursive: true, encoding: 'utf8' })];
  return new Map(
    names.map((name) => {
      const { mode, gid } = lstatSync(join(run, name));
      return [name, { mode: (mode & 0o7777).toString(8), gid }];
    }),
  );
}

const other = otherGroup();

test.skipIf(other === undefined).each([
  ['its name', other?.group ?? ''],
  ['its number', other?.gid ?? 0],
])('what a press needs is open to the group of the job by %s, and nothing else', async (_, group) => {
  const gid = other?.gid ?? -1;
  const here = benchWith(group, REJECTED);
  try {
    const outcome = await here.command(RUN);
    expect(outcome.exit, outcome.stderr).toBe(3);
    const rights = rightsOf(here.run);
    expect(rights.get('.')).toEqual({ mode: '750', gid });
    expect(lstatSync(dirname(here.run)), 'the directory of the runs, which the run made').toMatchObject({
      gid,
    });
    for (const [name, { mode, gid: given }] of rights) {
      if (name === '.') continue;
      const directory = lstatSync(join(here.run, name)).isDirectory();
      if (name.startsWith('streams')) {
        expect({ name, mode, gid: given }).toEqual({ name, mode: directory ? '750' : '640', gid });
      } else {
        expect({ name, mode }).toEqual({ name, mode: directory ? '700' : '600' });
        expect(given, name).not.toBe(gid);
      }
    }
    expect(rights.get('streams/a4.control.csv')?.mode).toBe('640');
    expect(rights.has('rejects/invoices.raw')).toBe(true);
  } finally {
    here.remove();
  }
});

test.skipIf(other === undefined)(
  'a directory of runs that was there before, and a run that is no release, keep their rights',
  async () => {
    const here = benchWith(other?.gid ?? 0);
    try {
      mkdirSync(join(here.dir, 'runs'), { mode: 0o700 });
      expect(await here.command([...RUN, '--limit', '3'])).toMatchObject({ exit: 0 });
      expect(lstatSync(join(here.dir, 'runs')).gid).not.toBe(other?.gid);
      for (const [name, { mode }] of rightsOf(here.run)) expect(mode, name).toMatch(/^[67]00$/);
    } finally {
      here.remove();
    }
  },
);

test.skipIf(!canLeaveRoot())('a group that is refused leaves nothing of the run', async () => {
  const here = benchWith(0);
  try {
    here.leaveRoot();
    const outcome = await here.command(RUN);
    expect(outcome).toMatchObject({ exit: 65 });
    expect(outcome.stderr).toContain('[release.group-refused]');
    expect(readdirSync(here.dir)).not.toContain('runs');
    expect(readdirSync(here.dir)).not.toContain('state');
  } finally {
    here.remove();
  }
});
