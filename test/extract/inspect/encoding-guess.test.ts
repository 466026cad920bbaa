import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { guessEncoding } from '../../../src/extract/inspect/encoding/guess-encoding.ts';
import { sampleText } from '../../../src/extract/inspect/sample-text.ts';
import { surveyOf } from '../../../src/extract/inspect/survey.ts';
import { ENCODINGS, type Encoding } from '../../../src/job/table-plan.ts';
import { root } from '../../faults/fixture.ts';
import { inChunks } from './guessed.ts';
import { encoded } from './written-tables.ts';

/** A few rows in the language, as many letters of its own as stand in ten addresses. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  German: [
    'Müller;Hauptstraße 5;München\n',
    'Köhler;Bäckergasse 1;Köln\nÖzil;Äußere Allee;Lübeck\n',
    'Weiß;GROßE STRASSE;DÜSSELDORF\n',
  ],
  French: ["Hélène;rue de l'Église;Orléans\nFrançois;à côté;Évreux\n", 'Noël;forêt;Besançon\n'],
  Polish: ['Łukasz;Gdańsk;ul. Święta 5\nWójcik;Kraków;Żółta\n', 'Dąbrowski;Łódź;Częstochowa\n'],
  Czech: ['Dvořák;Praha;Náměstí Míru\nNěmec;Plzeň;Žižkova\n', 'Růžička;Brno;Štěpánská\n'],
  Hungarian: ['Szabó;Győr;Petőfi utca\nKőszegi;Pécs;Fűzfa út\nTóth;Szőlőhegy;Kossuth tér\n'],
  Turkish: ['Şahin;İstanbul;Çiçek Sokağı\nYıldız;Ağrı;Gümüşhane\n'],
  Portuguese: ['São Paulo;Conceição;João\nMação;Brás;Avenida da República\n'],
  Spanish: ['Muñoz;Logroño;C/ Ñuñez\nGarcía;Málaga;José\n'],
  Swedish: ['Åström;Malmö;Västra\nSjöberg;Örebro;Hägersten\n'],
  Danish: ['Sørensen;København;Ærø\nKjær;Tårnby;Østergade\n'],
  euro: ['Preis: 5 €;x\nRest 7,50 €;y\n', 'M. Œuvré;5,00 €\n'],
  typographic: ['“quoted” – l’été … ok\nd’Artagnan – “x”\n'],
};

const cases = Object.entries(TEXTS).flatMap(([language, texts]) =>
  texts.flatMap((text) =>
    ENCODINGS.flatMap((encoding): [string, Encoding, string, Buffer][] => {
      const bytes = encoding === 'utf-16' ? undefined : encoded(text, encoding);
      return bytes === undefined ? [] : [[language, encoding, text, bytes]];
    }),
  ),
);

test('the collection is wide enough to tell anything', () => {
  expect(cases.length).toBeGreaterThan(120);
});

test.each(cases)('%s in %s is read as it was written: %j', (_, encoding, text, head) => {
  const guess = guessEncoding({ head, later: Buffer.alloc(0) });
  expect(sampleText(head, guess.encoding)).toBe(text);
  // Encodings that are said to read it alike do so, and the right one is among them.
  for (const alike of guess.alike) expect(sampleText(head, alike)).toBe(text);
  const known = [guess.encoding, ...guess.alike];
  if (encoding !== 'utf-8' && !guess.plain) expect(known).toContain(encoding);
});

describe('what settles it', () => {
  const guessed = (bytes: Buffer): ReturnType<typeof guessEncoding> =>
    guessEncoding({ head: bytes, later: Buffer.alloc(0) });

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('a byte order mark: %s', (encoding) => {
    const bytes = encoded('id;name\n1;Jörg\n', encoding, true) ?? Buffer.alloc(0);
    expect(guessed(bytes)).toMatchObject({ encoding, mark: true, sureness: 'sure' });
    expect(sampleText(bytes, encoding)).toBe('id;name\n1;Jörg\n');
  });

  test('a sequence that the sample cuts is no damage', () => {
    const bytes = Buffer.from('Straße;Köln ü');
    expect(guessed(bytes.subarray(0, -1))).toMatchObject({ encoding: 'utf-8', sureness: 'sure' });
  });

  test('a few damaged bytes do not make UTF-8 another encoding', () => {
    const bytes = Buffer.concat([
      Buffer.from('Müller;Köln;Straße;Größe\n'),
      Buffer.from('J\xf6rg\n', 'latin1'),
    ]);
    expect(guessed(bytes)).toMatchObject({ encoding: 'utf-8', sureness: 'likely' });
  });

  test('ASCII alone is UTF-8', () => {
    expect(guessed(Buffer.from('id;name\n'))).toMatchObject({ encoding: 'utf-8', plain: true });
  });

  test('a sign that separates cells is no letter', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i}§Name ${i}§Leeds`).join('\n');
    const bytes = encoded(rows, 'cp850') ?? Buffer.alloc(0);
    expect(sampleText(bytes, guessed(bytes).encoding)).toBe(rows);
    const euros = Array.from({ length: 12 }, (_, i) => `${i}¤Jörg ${i}¤12,50`).join('\n');
    const latin = encoded(euros, 'iso-8859-1') ?? Buffer.alloc(0);
    expect(sampleText(latin, guessed(latin).encoding)).toBe(euros);
  });

  test('one accent far behind the sample', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i};Smith;Leeds;row number ${i}\n`).join('');
    const file = Buffer.concat([
      Buffer.from(rows),
      Buffer.from('7;M\x81ller;D\x81sseldorf;x\n', 'latin1'),
      Buffer.from(rows),
    ]);
    const survey = await surveyOf(inChunks(file));
    expect(survey.head.length).toBeLessThan(rows.length);
    expect(survey).toMatchObject({ bytes: file.length, whole: true });
    expect(survey.tail.toString()).toBe(rows.slice(-survey.tail.length));
    expect(guessEncoding(survey)).toMatchObject({ encoding: 'cp850', alike: ['cp437'] });
  });

  test('the file of German bank codes', () => {
    const file = gunzipSync(readFileSync(join(root, 'fixtures/fixed-width/BLZ_20190603.txt.gz')));
    const guess = guessed(file);
    expect([guess.encoding, ...guess.alike]).toContain('iso-8859-15');
    expect(guess.sureness).toBe('sure');
  });
});
