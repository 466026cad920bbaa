import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { hyphenPoints } from '../../src/compose/hyphen-points.ts';
import { Hyphenation } from '../../src/compose/hyphenation.ts';

const hyphenation = new Hyphenation();
const load = createRequire(import.meta.url);

function divided(text: string, language: string): string {
  const divider = hyphenation.of(language);
  const points = divider === undefined ? [] : hyphenPoints(text, divider);
  return [...text].map((unit, i) => (points.includes(i) ? `-${unit}` : unit)).join('');
}

type Judge = (text: string, options: object) => string;

/** The hyphenator that comes with the patterns. */
function judge(file: string): Judge {
  const loaded: unknown = load(`hyphen/${file}`);
  const found = typeof loaded === 'object' && loaded !== null && 'hyphenateSync' in loaded;
  const hyphenateSync = found ? loaded.hyphenateSync : undefined;
  if (!isJudge(hyphenateSync)) throw new Error(`no hyphenator ${file}`);
  return hyphenateSync;
}

function isJudge(value: unknown): value is Judge {
  return typeof value === 'function';
}

describe('hyphens', () => {
  it.each([
    [
      'de',
      'de',
      'Jahresverbrauchsabrechnung Netznutzungsentgelt Umsatzsteuervoranmeldung Überweisung Straße',
    ],
    ['de-CH', 'de', 'Hausratversicherung Prämienrechnung'],
    ['en', 'en-gb', 'statement electricity consumption information university'],
    ['en-US', 'en-us', 'statement electricity consumption information associates'],
    ['fr', 'fr', 'consommation électricité prélèvement facturation aujourd’hui'],
    ['it', 'it', 'fatturazione consumo elettricità pagamento'],
    ['es', 'es', 'facturación electricidad consumo cantidad'],
    ['nl', 'nl', 'jaarafrekening energiebelasting aandachtstrekkers'],
    ['pl', 'pl', 'rozliczenie elektryczność zużycie'],
  ])(
    'stand in %s where the package’s own hyphenator puts them, two letters from a word’s edges',
    (language, file, text) => {
      const hyphenateSync = judge(file);
      const [left, right] = language.startsWith('en') ? [3, 3] : [2, 3];
      for (const word of text.split(' ')) {
        const judged = hyphenateSync(word.replace('’', "'"), { hyphenChar: '-' }).split('-');
        // What the judge would cut off too near an edge stays where it is.
        while ((judged[0] ?? '').length < left && judged.length > 1)
          judged.splice(0, 2, judged.slice(0, 2).join(''));
        while ((judged.at(-1) ?? '').length < right && judged.length > 1)
          judged.push(judged.splice(-2).join(''));
        expect(divided(`${word} x`, language)).toBe(`${judged.join('-').replace("'", '’')} x`);
      }
    },
  );

  it('stand in words alone, whatever quotes and brackets are around them', () => {
    expect(divided('„Abrechnung“, (Abrechnung); «Abrechnung»! Ende', 'de')).toBe(
      '„Ab-rech-nung“, (Ab-rech-nung); «Ab-rech-nung»! Ende',
    );
  });

  it('never stand in amounts, dates, codes, addresses, capitals, marks and words with digits', () => {
    const text =
      'www.musterstadtwerke.example/rechnung service@musterstadt.example RECHNUNG GmbHMuster 1.234,56 2019-07-01 Zähler7 AB-Musterwort Abrechnungs3 am 16. November 2026 15 Kilowattstunden x';
    expect(divided(text, 'de')).toBe(text);
  });

  it('leave the last word of a paragraph whole, and all words of a language without patterns', () => {
    expect(divided('Abrechnung Abrechnung\nAbrechnung.', 'de')).toBe('Ab-rech-nung Abrechnung\nAbrechnung.');
    expect(hyphenation.of('xx')).toBeUndefined();
    expect(hyphenation.of('')).toBeUndefined();
  });
});
