import { createHash } from 'node:crypto';
import { textString } from './object-text.ts';
import { uuidOf } from './uuid.ts';
import type { FormSpec } from './x-objects.ts';

/**
 * What tells a press that it may draw a form once and use it again through the whole file (ISO 16612-2:2010, 6.4): it is encapsulated,
 * which means that it depends on no graphics state of the page, for content writers go back to the initial state before they draw one.
 * Its id is its own in the file `identity` and the same whoever made it.
 */
export function reuseHints(identity: string): (form: FormSpec) => string {
  return ({ name, content }) => {
    const digest = createHash('sha256').update(`${identity}/${name}/`).update(content).digest('hex');
    return `/GTS_Encapsulated true/GTS_Scope/File/GTS_XID${textString(uuidOf(digest))}`;
  };
}
