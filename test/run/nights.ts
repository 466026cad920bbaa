import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipBytes } from '../extract/zip-bytes.ts';
import { changed, root } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { controlOfJob } from './job-text.ts';

/**
 * A folder with the demo job, in which lines stand where the job file declares its control totals. Its nights bring the same
 * bills again and again, which is of no matter.
 */
export function benchWith(lines: string): Workbench {
  return new Workbench(
    changed({
      edit: [
        { file: 'job.yaml', find: controlOfJob(), put: lines },
        {
          file: 'job.yaml',
          find: 'state: own',
          put: 'duplicates: { number: off, content: off }\nstate: own',
        },
      ],
    }),
  );
}

/** Writes the extract of a night with so many customers more than the small one's 14; gives its path. */
export function nightWith(here: Workbench, name: string, more: number, method = 8): string {
  const members = readdirSync(join(root, 'fixtures/small')).map((member) => {
    const data = readFileSync(join(root, 'fixtures/small', member), 'utf8');
    const rows = Array.from(
      { length: member === 'customers.csv' ? more : 0 },
      (_, i) => `AW9${i},,ANN,BELL,${i} Rose Dr.,,Metchosin,BC,V9,CA,,CAD\n`,
    );
    return { name: member, data: data + rows.join(''), method };
  });
  const file = join(here.dir, name);
  writeFileSync(file, zipBytes(members));
  return file;
}

/** The arguments of a night's run. */
export function night(id: string, archive: string, ...more: string[]): string[] {
  return [
    ...RUN.with(RUN.indexOf('--run-id') + 1, id),
    '--input',
    `archive=${archive}`,
    '--workers',
    '1',
    ...more,
  ];
}
