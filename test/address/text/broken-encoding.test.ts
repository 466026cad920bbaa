import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { withMendedEncoding } from '../../../src/address/text/broken-encoding.ts';
import { demoCustomers } from '../demo-customers.ts';
import { listedPlaces } from '../tidy/listed-places.ts';

/** UTF-8 that a program took for Windows-1252; bytes without a character there become control characters. */
function asWindows1252(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return Array.from(iconv.decode(bytes, 'windows-1252'), (sign, at) =>
    sign === '\ufffd' ? String.fromCharCode(bytes[at] ?? 0) : sign,
  ).join('');
}

function asLatin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function asLatin9(text: string): string {
  return iconv.decode(Buffer.from(text, 'utf8'), 'iso-8859-15');
}

describe('broken encodings', () => {
  it.each([
    ['MÃ¼ller', 'Müller'],
    ['MÃœLLER', 'MÜLLER'],
    ['StraÃŸe', 'Straße'],
    ['ZÃ¼rich', 'Zürich'],
    ['KÃ¶LN', 'KÖLN'],
    ['KÃ–LN', 'KÖLN'],
    ['Ã–sterreich', 'Österreich'],
    ['GÃ¶ÃŸnitz', 'Gößnitz'],
    ['MÃƒÂ¼ller', 'Müller'],
    ['MÃŒller', 'Müller'],
    ['PiÃšce', 'Pièce'],
    ['Dâ€™Angelo', 'D’Angelo'],
    ['NguyÃªn', 'Nguyên'],
    ['Nguyá»…n', 'Nguyễn'],
    ['Ä°stanbul', 'İstanbul'],
    ['Å\u0081Ã³dÅº', 'Łódź'],
    ['1Â°', '1°'],
    ['M\u0081ller', 'Müller'],
    ['J„ger', 'Jäger'],
    ['Stra§e', 'Straße'],
    ['Müller, StraÃŸe', 'Müller, Straße'],
  ])('%s → %s', (broken, right) => {
    expect(withMendedEncoding(broken)).toBe(right);
  });

  it('leaves what somebody may have written', () => {
    const written = [
      'LEITÃO',
      'SÃO PAULO',
      'JOÃO',
      'IRMÃ…',
      'IRMÃ’S',
      'Ã…SE',
      'MAÇÃ',
      '«PLÂ»',
      'ÅS',
      'Å’s',
      'CITTÃ ',
    ];
    for (const text of [...written, 'M?ller', 'M\ufffdller', 'L‘AQUILA', 'LÃ»', '§ 5', '„Haus“', 'NÅ']) {
      expect(withMendedEncoding(text)).toBe(text);
    }
  });

  it('mends each accented name and town of the demo exactly, broken once or twice, and alters none', async () => {
    const names = new Set<string>();
    const altered: string[] = [];
    for (const row of await demoCustomers()) {
      for (const column of ['first_name', 'last_name', 'address_line_1', 'address_line_2', 'city']) {
        const text = row[column] ?? '';
        if (withMendedEncoding(text) !== text) altered.push(text);
        if (/[^\0-\x7f]/.test(text) && !/[ÂÃ]/.test(text)) names.add(text);
      }
    }
    expect(altered).toEqual([]);
    expect(names.size).toBeGreaterThan(150);
    for (const name of names) {
      for (const broken of [asWindows1252, asLatin1, asLatin9]) {
        for (const text of [broken(name), broken(broken(name))]) {
          if (withMendedEncoding(text) !== text) expect(withMendedEncoding(text)).toBe(name);
        }
      }
    }
  });

  it('mends each accented place of the reference exactly or leaves it, broken once or twice', () => {
    const places = new Set([...listedPlaces().values()].flatMap((names) => [...names]));
    const wrong: string[] = [];
    let broken = 0;
    let left = 0;
    for (const name of places) {
      if (!/[^\0-\x7f]/.test(name) || /[ÂÃ]/.test(name)) continue;
      for (const form of [name, name.toUpperCase()]) {
        if (!/[^\0-\x7f]/.test(form)) continue;
        for (const breaks of [asWindows1252, asLatin1]) {
          for (const text of [breaks(form), breaks(breaks(form))]) {
            const mended = withMendedEncoding(text);
            broken++;
            if (mended === text) left++;
            else if (mended !== form) wrong.push(`${text} → ${mended}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(broken).toBeGreaterThan(100_000);
    expect(left / broken).toBeLessThan(0.005);
  });
});
