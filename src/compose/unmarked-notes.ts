import type { Fault } from '../fault/fault.ts';
import type { Template } from '../job/template.ts';
import { typedPlace } from './typed-place.ts';

/** Footnotes that no text has a mark of. */
export function unmarkedNotes({ file, notes }: Template): readonly Fault[] {
  return notes.flatMap(({ name, text, marked }): readonly Fault[] =>
    marked ? [] : [{ code: 'template.note-unmarked', place: typedPlace(text.at) ?? { file }, found: name }],
  );
}
