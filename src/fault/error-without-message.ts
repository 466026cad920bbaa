/** The path to where Stapel is installed: it says nothing of the error. */
const INSTALLED_AT = /file:\/\/\S*?\/(?=(dist|src|node_modules)\/)/;

/**
 * What kind of error, and where: its message may hold a piece of what was being read, which may be personal.
 * Messages of SQLite and of the operating system name columns and files, so they stay.
 */
export function errorWithoutMessage(error: unknown): {
  readonly name: string;
  readonly frames: readonly string[];
} {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const name = code.startsWith('SQLITE_') || 'errno' in error ? `${code}, ${error.message}` : code;
  return { name, frames: frames.map((line) => line.trim().replace(INSTALLED_AT, '')) };
}
