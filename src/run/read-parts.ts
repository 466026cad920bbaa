import type { TablePart } from '../model/row-position.ts';
import type { Connection } from '../store/run-database.ts';
import type { Headers } from './check-headers.ts';

/** The parts of a run's extract as run.db keeps them; none when nothing was read. */
export function readParts(db: Connection): readonly TablePart[] {
  return db.prepare<[], TablePart>('SELECT table_name AS "table", file FROM part ORDER BY part').all();
}

/** The headers of the tables that were read, as run.db keeps them. */
export function readHeaders(db: Connection): Headers {
  const inputs = db.prepare<[], { name: string; columns: string }>('SELECT name, columns FROM input').all();
  const headers = inputs.map(({ name, columns }) => {
    const header: unknown = JSON.parse(columns);
    return [name, Array.isArray(header) ? header.map(String) : []] as const;
  });
  return Object.fromEntries(headers);
}
