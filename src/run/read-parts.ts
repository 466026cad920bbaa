import type { TablePart } from '../model/row-position.ts';
import type { Connection } from '../store/run-database.ts';

/** The parts of a run's extract as run.db keeps them; none when nothing was read. */
export function readParts(db: Connection): readonly TablePart[] {
  return db.prepare<[], TablePart>('SELECT table_name AS "table", file FROM part ORDER BY part').all();
}
