const CHUNK = 64 * 1024;

/** Rows of text as few larger pieces of bytes: a stream takes its time for each piece. */
export function* inChunks(rows, encode) {
  let gathered = '';
  for (const row of rows) {
    gathered += row;
    if (gathered.length < CHUNK) continue;
    yield encode(gathered);
    gathered = '';
  }
  yield encode(gathered);
}
