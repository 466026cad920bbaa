import { describe, expect, it } from 'vitest';
import { withoutEntities } from '../../../src/address/text/html-entities.ts';

describe('HTML entities', () => {
  it.each([
    ['M&uuml;ller', 'Müller'],
    ['M&UUML;LLER', 'MÜLLER'],
    ['STRA&SZLIG;E', 'STRAßE'],
    ['Stra&szlig;e', 'Straße'],
    ['M&#252;ller', 'Müller'],
    ['M&#xFC;ller', 'Müller'],
    ['M&amp;uuml;ller &amp;amp; Sohn', 'Müller & Sohn'],
    ['O&#39;Neil', "O'Neil"],
    ['O&rsquo;Neil', 'O’Neil'],
    ['D&#146;Angelo', 'D’Angelo'],
    ['&#128512;', '\u{1f600}'],
  ])('%s → %s', (typed, resolved) => {
    expect(withoutEntities(typed)).toBe(resolved);
  });

  it('leaves what is no entity', () => {
    for (const typed of [
      'AT&T',
      'Q&A; Partner',
      'M & S',
      'R&D;',
      '&uuml',
      '&#;',
      '&#7;',
      '&unknown;',
      '&#xD800;',
    ]) {
      expect(withoutEntities(typed)).toBe(typed);
    }
  });
});
