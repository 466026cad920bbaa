import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { exit } from './exit-code.ts';
import { failureLines } from './failure.ts';

/**
 * Argv → exit code. Commands load their code only when they are called, so that `--help` answers at once.
 */
export async function main(argv: readonly string[]): Promise<number> {
  let code: number = exit.done;
  // Whoever reads the output may stop early, as `head` does: what is left unsaid changes nothing.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const program = new Command('stapel')
    .description(
      'Produces bills and statements on paper: extracts in, print-ready PDF streams out, nothing lost.',
    )
    .version(version())
    .showHelpAfterError('(add --help for what is possible)')
    .exitOverride();

  program
    .command('run')
    .description('produce a job: read its extract, compose, write and release the print streams')
    .argument('<job>', 'job file, or the folder of its job.yaml, such as jobs/adventure-invoices')
    .option('--input <name=path>', 'read an input from another place (repeatable)', collect, [])
    .option('--out <dir>', 'where run directories are made', 'runs')
    .option('--state <dir>', 'state directory (default: .stapel beside the job, or $STAPEL_STATE)')
    .option('--run-id <id>', 'id and directory name of the run')
    .option('--run-date <date>', 'YYYY-MM-DD; default: the job’s, else today')
    .option('--workers <n>', 'worker threads', wholeNumber)
    .option('--limit <n>', 'only the first n documents, marked SPECIMEN, never released', wholeNumber)
    .option('--resume', 'go on with an interrupted run (give its --run-id)', false)
    .option('--rerun', 'produce an extract again that was produced before (give --reason)', false)
    .option('--reason <text>', 'why it is produced again')
    .option('--verify', 'read every page back before the release, as `stapel verify` does; else some', false)
    .option('--json', 'print report.json instead of the table', false)
    .option('--quiet', 'print nothing but faults', false)
    .action(async (job: string, options: unknown) => {
      // Before the code is loaded, which takes longer than a night operator's second thought.
      const abort = new AbortController();
      const onSignal = (name: NodeJS.Signals): void => abort.abort(name);
      process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      const { runCommand } = await import('./run-command.ts');
      code = await runCommand(job, options, version(), abort.signal);
    });

  program
    .command('check')
    .description('everything wrong with a job, its template, fonts and extract, at once')
    .argument('<job>', 'job file, or the folder of its job.yaml')
    .option('--input <name=path>', 'read an input from another place (repeatable)', collect, [])
    .action(async (job: string, options: unknown) => {
      const { checkCommand } = await import('./check-command.ts');
      code = await checkCommand(job, options);
    });

  program
    .command('preview')
    .description('the documents of one account as they would be printed, marked SPECIMEN; releases nothing')
    .argument('<job>', 'job file, or the folder of its job.yaml')
    .option('--account <key>', 'whose documents (default: the first document in postal order)')
    .option('--document <key>', 'one document by its number')
    .option('--out <file>', 'file to write: .pdf, or .png for a picture of each page (default: preview.pdf)')
    .option('--png', 'pictures instead of a PDF (default: preview.png)', false)
    .option(
      '--watch',
      'show them in a browser, renewed at each save; faults and data beside the pages',
      false,
    )
    .option('--debug-layout', 'outline frames and blocks, each with its line in the template', false)
    .option('--dpi <n>', 'dots an inch of pictures', wholeNumber, 110)
    .option('--input <name=path>', 'read an input from another place (repeatable)', collect, [])
    .option(
      '--state <dir>',
      'where the read extract is kept (default: .stapel beside the job, or $STAPEL_STATE)',
    )
    .option('--run-date <date>', 'YYYY-MM-DD; default: the job’s, else today')
    .action(async (job: string, options: unknown) => {
      const abort = new AbortController();
      const onSignal = (name: NodeJS.Signals): void => abort.abort(name);
      process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      const { previewCommand } = await import('./preview-command.ts');
      code = await previewCommand(job, options, version(), abort.signal);
    });

  program
    .command('inspect')
    .description('what is in a file that nobody described, and how to declare it')
    .argument('<file>', 'a zip, a folder or a file, packed or not')
    .option('--rows', 'write every record as it was read, one JSON object a line', false)
    .option('--table <name>', 'read it by the declaration of this table (give --job)')
    .option('--job <file>', 'job file that declares the table')
    .option('--limit <n>', 'only the first n records', wholeNumber)
    .action(async (file: string, options: unknown) => {
      const { inspectCommand } = await import('./inspect-command.ts');
      code = await inspectCommand(file, options);
    });

  program
    .command('reference')
    .description('make the file that addresses are held against of lists of postal codes and towns')
    .argument('<lists...>', 'GeoNames’ postal code files, or a carrier’s own lists, packed with gzip or not')
    .requiredOption('--out <file>', 'the file to write')
    .option('--date <date>', 'YYYY-MM-DD: the day on which the list was published')
    .option('--map <field=column>', 'country=COL,code=COL,place=COL,region=COL (repeatable)', collect, [])
    .option('--source <text>', 'whose list it is, and on what terms (default: the names of the files)')
    .action(async (lists: readonly string[], options: unknown) => {
      const { referenceCommand } = await import('./reference-command.ts');
      code = referenceCommand(lists, options);
    });

  program
    .command('clean')
    .description('tidy, check and lay out the addresses of a plain list; find who is in it twice')
    .argument('<file>', 'a CSV file, packed or not')
    .requiredOption(
      '--map <pairs>',
      'what holds what: name=COL,street=COL,postalCode=COL,city=COL,country=COL (or country==DE); also title, givenName, familyName, company, department, careOf, line1 to line4, houseNumber, district, region, email, phone, birthDate, customerId',
    )
    .requiredOption('--out <file>', 'the cleaned list')
    .addOption(
      new Option('--match <policy>', 'find who is the same').choices(['same-person', 'household', 'company']),
    )
    .option('--posted-in <country>', 'ISO code: addresses there get no country line')
    .option('--reference <file>', 'file of postal codes and towns, or `none` (default: the one shipped)')
    .option('--workers <n>', 'worker threads', wholeNumber)
    .option('--quiet', 'no summary', false)
    .action(async (file: string, options: unknown) => {
      const abort = new AbortController();
      const onSignal = (name: NodeJS.Signals): void => abort.abort(name);
      process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      const { cleanCommand } = await import('./clean-command.ts');
      code = await cleanCommand(file, options, abort.signal);
    });

  program
    .command('layout')
    .description('lay out addresses that are in parts already, in the form of their country')
    .argument(
      '<file>',
      'a CSV file whose columns are named as in OpenStreetMap: road, house_number, city, country_code …',
    )
    .requiredOption('--out <file>', 'the list with line1 to line7')
    .option('--abbreviate', 'usual short forms of the country’s languages', false)
    .option('--all-columns', 'columns of other names belong to the address too, above it', false)
    .option('--quiet', 'no summary', false)
    .action(async (file: string, options: unknown) => {
      const { layoutCommand } = await import('./layout-command.ts');
      code = await layoutCommand(file, options);
    });

  program
    .command('report')
    .description('the production report of a run')
    .argument('<run-dir>', 'run directory')
    .addOption(
      new Option('--format <format>', 'how it is shown').choices(['text', 'json', 'html']).default('text'),
    )
    .action(async (dir: string, options: unknown) => {
      const { reportCommand } = await import('./report-command.ts');
      code = reportCommand(dir, options);
    });

  program
    .command('compare')
    .description(
      'which documents differ between two runs, or between two jobs over one extract: words, places, looks; ends with 3 when any does',
    )
    .argument('<a>', 'run directory, job file or folder of a job: as it was')
    .argument('<b>', 'run directory, job file or folder of a job: as it is now')
    .option('--out <file>', 'report with pages before and after (personal data)', 'compare.html')
    .option('--json', 'print figures as JSON', false)
    .option(
      '--pictures <n>',
      'documents of each way of change whose pages are drawn; 0: none',
      countFromNone,
      2,
    )
    .option('--limit <n>', 'only the first n documents (default: all; 100 where a job is named)', wholeNumber)
    .option('--account <key>', 'only the documents of an account (repeatable)', collect, [])
    .option('--input <name=path>', 'read an input of the jobs from another place (repeatable)', collect, [])
    .option(
      '--state <dir>',
      'where read extracts of jobs are kept (default: .stapel beside each job, or $STAPEL_STATE)',
    )
    .option(
      '--run-date <date>',
      'YYYY-MM-DD for jobs; default: that of the run beside it, else the job’s, else today',
    )
    .action(async (a: string, b: string, options: unknown) => {
      const abort = new AbortController();
      const onSignal = (name: NodeJS.Signals): void => abort.abort(name);
      process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      const { compareCommand } = await import('./compare-command.ts');
      code = await compareCommand([a, b], options, version(), abort.signal);
    });

  program
    .command('trace')
    .description('where an account, document or piece went, end to end')
    .argument('<run-dir>', 'run directory')
    .argument('<key>', 'account, document key, piece number such as P0000017, or the text on the sheet')
    .argument('[sheet]', 'what stands behind it on the sheet, such as 1/2; it says nothing more')
    .action(async (dir: string, key: string) => {
      const { traceCommand } = await import('./trace-command.ts');
      code = traceCommand(dir, key);
    });

  program
    .command('verify')
    .description('read the released streams back and compare them with run.db and manifest.json')
    .argument('<run-dir>', 'run directory')
    .option('--no-hash', 'leave out size and SHA-256 of the files of manifest.json')
    .option(
      '--sample <n>',
      'draw n fronts of each stream too, and read marks and codes off the pictures',
      wholeNumber,
    )
    .action(async (dir: string, options: unknown) => {
      const { verifyCommand } = await import('./verify-command.ts');
      code = await verifyCommand(dir, options);
    });

  program
    .command('print')
    .description('send a released print stream to a printer by IPP and follow it')
    .argument('<run-dir>', 'run directory')
    .requiredOption('--stream <name>', 'print stream, such as a4')
    .requiredOption('--printer <uri>', 'ipp://host/path or ipps://host:port/path')
    .option('--copies <n>', 'copies', wholeNumber)
    .option('--timeout <s>', 'seconds of silence after which the printer is given up (120)', wholeNumber)
    .option('--poll <s>', 'seconds between questions after the job (2)', wholeNumber)
    .option('--no-wait', 'end when the printer has the file')
    .option('--any-certificate', 'take whatever certificate an ipps printer has')
    .option('--quiet', 'print nothing but faults', false)
    .action(async (dir: string, options: unknown) => {
      const abort = new AbortController();
      const onSignal = (name: NodeJS.Signals): void => abort.abort(name);
      process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      const { printCommand } = await import('./print-command.ts');
      code = await printCommand(dir, options, abort.signal);
    });

  program
    .command('release')
    .description('release a held run, in a person’s name')
    .argument('<run-dir>', 'run directory')
    .requiredOption('--by <name>', 'who releases it; kept in the ledger and shown in the report')
    .option('--reason <text>', 'why')
    .option('--state <dir>', 'state directory (default: the one of the run)')
    .action(async (dir: string, options: unknown) => {
      const { releaseCommand } = await import('./release-command.ts');
      code = releaseCommand(dir, options);
    });

  program
    .command('review')
    .description('take in what a person has decided of recipients that may be the same')
    .argument('<run-dir>', 'run directory, whose review.csv it is')
    .requiredOption('--decisions <file>', 'review.csv with `same` or `different` in the column `decision`')
    .option('--by <name>', 'who has decided, for rows that do not say it')
    .option('--state <dir>', 'state directory (default: the one of the run)')
    .action(async (dir: string, options: unknown) => {
      const { reviewCommand } = await import('./review-command.ts');
      code = await reviewCommand(dir, options);
    });

  program
    .command('init')
    .description('a new job that works, to be changed step by step')
    .argument('<folder>', 'folder to be made; its name is the job’s')
    .action(async (folder: string) => {
      const { initCommand } = await import('./init-command.ts');
      code = initCommand(folder);
    });

  program
    .command('runs')
    .description('the ledger, newest run first')
    .argument('[job]', 'job file or its folder: the ledger beside it')
    .option('--state <dir>', 'state directory (default: $STAPEL_STATE, else .stapel beside the job or here)')
    .action(async (job: string | undefined, options: unknown) => {
      const { runsCommand } = await import('./runs-command.ts');
      code = runsCommand(job, options);
    });

  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
    const failure = failureLines(error);
    process.stderr.write(failure.text);
    return failure.exitCode;
  }
  return code;
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const found: unknown = JSON.parse(text);
  return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : '0';
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function countFromNone(value: string): number {
  return value === '0' ? 0 : wholeNumber(value);
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It is not a whole number from 1.');
  return Number(value);
}
