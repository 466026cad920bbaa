import { test } from 'vitest';
import iconv from 'iconv-lite';
import { guessEncoding } from '/work/main/src/extract/inspect/encoding/guess-encoding.ts';
import { charsetOf } from '/work/main/src/extract/charset/charset.ts';
const T: Record<string,string[]> = {
 de: ['Müller;Hauptstraße 5;München\n','Köhler;Bäckergasse 1;Köln\nÖzil;Äußere Allee;Lübeck\n','Weiß;GROßE STRASSE;DÜSSELDORF\n', 'Jörg;5;Ulm\n'],
 fr: ['Hélène;rue de l\'Église;Orléans\nFrançois;à côté;Évreux\n','Noël;forêt;Besançon\n', 'Crédit Agricole;Gîte;Où\n'],
 pl: ['Łukasz;Gdańsk;ul. Święta 5\nWójcik;Kraków;Żółta\n','Dąbrowski;Łódź;Częstochowa\n'],
 cs: ['Dvořák;Praha;Náměstí Míru\nNěmec;Plzeň;Žižkova\n','Růžička;Brno;Štěpánská\n'],
 hu: ['Szabó;Győr;Petőfi utca\nKőszegi;Pécs;Fűzfa út\nTóth;Szőlőhegy;Kossuth tér\n'],
 tr: ['Şahin;İstanbul;Çiçek Sokağı\nYıldız;Ağrı;Gümüşhane\n'],
 pt: ['São Paulo;Conceição;João\nMação;Brás;Avenida da República\n'],
 es: ['Muñoz;Logroño;C/ Ñuñez\nGarcía;Málaga;José\n'],
 sv: ['Åström;Malmö;Västra\nSjöberg;Örebro;Hägersten\n'],
 dk: ['Sørensen;København;Ærø\nKjær;Tårnby;Østergade\n'],
 euro: ['Preis: 5 €;x\nRest 7,50 €;y\n','M. Œuvré;5,00 €\n'],
 typo: ['“quoted” – l’été … ok\nd’Artagnan – “x”\n'],
};
test('x', () => {
  for (const [lang, texts] of Object.entries(T)) for (const t of texts) {
    for (const enc of ['windows-1252','iso-8859-1','iso-8859-15','iso-8859-2','iso-8859-9','cp850','cp437','ibm037','ibm273','ibm500','ibm1140','ibm1141','utf-16le','utf-16be','utf-8'] as const) {
      let b: Buffer|undefined;
      if (enc==='utf-16le') b = Buffer.from(t,'utf16le'); else if (enc==='utf-16be') b = Buffer.from(t,'utf16le').swap16(); else b = charsetOf(enc).encode(t);
      if (b === undefined) continue;
      const g = guessEncoding({head:b, later: Buffer.alloc(0)});
      const back = g.encoding==='utf-16le'? b.toString('utf16le') : g.encoding==='utf-16be' ? Buffer.from(b).swap16().toString('utf16le') : charsetOf(g.encoding).decode(b,0,b.length);
      if (back!==t) console.log('WRONG', lang, enc, '->', g.encoding, g.alike.join(), g.sureness, JSON.stringify(t.slice(0,30)), JSON.stringify(back.slice(0,40)));
      else if (g.sureness==='a guess') console.log('unsure', lang, enc, g.encoding, g.why);
    }
  }
});
