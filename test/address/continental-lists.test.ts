import { describe, expect, test } from 'vitest';
import { cleanAddress } from '../../src/address/clean-address.ts';
import { demo } from './reference/demo-reference.ts';
import { typedAddress } from './typed-address.ts';

/** Right as they are, odd as they look: name / lines, printed at home without a letter changed. */
const RIGHT = `
DE: dm-drogerie markt / Am dm-Platz 1 / 76227 Karlsruhe
DE: TÜV SÜD AG / Westendstraße 199 / 80686 München
DE: ALDI SÜD / Hauptstraße 5 / 53111 Bonn
DE: NABU / Bonngasse 20 / 53111 Bonn
DE: taz / Bonngasse 20 / 53111 Bonn
DE: rbb / Bonngasse 20 / 53111 Bonn
DE: Kunz, Steuerberater / Bonngasse 20 / 53111 Bonn
DE: Müller, Rechtsanwalt / Bonngasse 20 / 53111 Bonn
DE: Kurt Rank / B 2 Nr. 5 / 04416 Markkleeberg
DE: Kurt Rank / L 15, 7-9 / 68161 Mannheim
DE: Karl-Theodor von und zu Guttenberg / Am Schloß 2 / 95346 Stadtsteinach
DE: Maria LEITÃO / Platz des 4. Juli 1 / 14167 Berlin
DE: Hans Am Ende / Am Markt 3 / 83646 Bad Tölz
CH: SBB CFF FFS / Hilfikerstrasse 1 / 3000 Bern 65
CH: Dr Anne Favre / Rue du Lac 3 / 1003 Lausanne
FR: SNCF / 2 place aux Étoiles / 75001 PARIS
FR: Dr Marie Durand / 3 quater chemin du Vieux-Port / 13002 MARSEILLE
FR: Jean Dupont / 5 rue n° 12 / 75001 PARIS
FR: Jean Dupont / 5 rue du 11 novembre 1918 / 75001 PARIS
NL: Marieke van den Heuvel-de Wit / Plein 40-45 5 / 1064 SZ  AMSTERDAM
`;

/** Wrong or in need of tidying: grade, as typed, and below it what is printed. */
const TIDIED = `
DE valid: SNCF / RUHRSTR. 2 / 10709 BERLIN
   SNCF / Ruhrstraße 2 / 10709 Berlin
DE valid: ADAC / HANSASTR. 19 / 80686 MÜNCHEN
   ADAC / Hansastraße 19 / 80686 München
DE valid: LVM VERSICHERUNG / RUHRSTR. 2 / 10709 BERLIN
   LVM Versicherung / Ruhrstraße 2 / 10709 Berlin
DE valid: BUNDESAGENTUR FÜR ARBEIT / REGENSBURGER STR. 104 / 90478 NÜRNBERG
   Bundesagentur für Arbeit / Regensburger Straße 104 / 90478 Nürnberg
DE valid: MEIER,HANS / RUHRSTR. 2 / 10709 BERLIN
   Hans Meier / Ruhrstraße 2 / 10709 Berlin
DE valid: HERRN DR. JUR. MEIER, HANS / RUHRSTR. 2 / 10709 BERLIN
   Herr Dr. jur. Hans Meier / Ruhrstraße 2 / 10709 Berlin
DE valid: PROF. DR. DR. H.C. MULT. HANS KLEIN / RUHRSTR. 2 / 10709 BERLIN
   Prof. Dr. Dr. h.c. mult. Hans Klein / Ruhrstraße 2 / 10709 Berlin
DE valid: DIPL.-ING. (FH) HANS KLEIN / RUHRSTR. 2 3. OG LINKS / 10709 BERLIN
   Dipl.-Ing. (FH) Hans Klein / Ruhrstraße 2 // 3. OG links / 10709 Berlin
DE valid: hans klein jun. / ruhrstr. 2 eg rechts / 10709 berlin
   Hans Klein jun. / Ruhrstraße 2 // EG rechts / 10709 Berlin
DE valid: hans klein / q 7, 24 / 68161 mannheim
   Hans Klein / Q 7, 24 / 68161 Mannheim
DE valid: Hans Klein / Ruhrstr. / 2 / 10709 Berlin
   Hans Klein / Ruhrstraße 2 / 10709 Berlin
DE undeliverable: Hans Klein / Ruhrstr. 2 / Berlin
   Hans Klein / Ruhrstraße 2 / Berlin
DE valid: Hans Ring / Straße 12 / 13125 Berlin
   Hans Ring / Straße 12 / 13125 Berlin
AT valid: DI HANS MAIER / DORFSTR. 3 / 6072 LANS
   DI Hans Maier / Dorfstraße 3 / 6072 Lans
AT valid: HUBER GES.M.B.H. / DORFSTR. 3 / 6072 LANS
   Huber Ges.m.b.H. / Dorfstraße 3 / 6072 Lans
CH valid: PETER MÜLLER / CASE POSTALE 33 / 1003 LAUSANNE
   Peter Müller / Case postale 33 / 1003 Lausanne
FR valid: SARL DUPONT / 12BIS RUE DE LA PAIX / 75002 PARIS
   SARL Dupont / 12bis Rue de la Paix / 75002 PARIS
NL valid: J. DE VRIES-VAN DIJK / DAM 5 / 1012JS AMSTERDAM
   J. de Vries-van Dijk / Dam 5 / 1012 JS  AMSTERDAM
IT valid: DOTT.SSA GIULIA DELL'ORTO / VIA DELL'ORSO 3 / 70124 BARI BA
   Dott.ssa Giulia Dell'Orto / Via dell'Orso 3 / 70124 BARI BA
`;

/** All in the lines, with nothing in a field of the name. */
const LINES = `
DE valid: HANS KLEIN HAUPTSTR. 5 10115 BERLIN
   Hans Klein / Hauptstraße 5 / 10115 Berlin
DE valid: Kd-Nr. 12345 / Hans Klein / Ruhrstr. 2 / 10709 Berlin
   Hans Klein / Kd-Nr. 12345 / Ruhrstraße 2 / 10709 Berlin
DE valid: Bistro Am Wall 12 / Am Wall 12 / 28195 Bremen
   Bistro Am Wall 12 / Am Wall 12 / 28195 Bremen
DE doubtful: Hans Klein, Hauptstr. 5, 10115 Berlin / Eva Groß, Ringstr. 7, 80331 München
   Hans Klein / Eva Groß, Ringstr. 7, 80331 München / Hauptstraße 5 / 10115 Berlin
DE valid: Kurt Weg / Ring 3 / 83646 Bad Tölz
   Kurt Weg / Ring 3 / 83646 Bad Tölz
IT valid: Mario Rossi Via Roma, 12 20121 Milano MI
   Mario Rossi / Via Roma 12 / 20121 MILANO MI
`;

const PAIR = /^(..) (\w+): (.*)\n {3}(.*)$/gm;

function cleaned(country: string, name: string, lines: readonly string[]) {
  const typed = typedAddress({ name, lines, country });
  return cleanAddress(typed, () => ({ postedIn: country, maxLines: 99 }), demo);
}

function pairs(cases: string): string[][] {
  return [...cases.matchAll(PAIR)].map(([, ...parts]) => parts);
}

describe('lists of the Continent', () => {
  test.each(RIGHT.trim().split('\n'))('%s stays as it is', (line) => {
    const [name = '', ...lines] = line.slice(4).split(' / ');
    expect(cleaned(line.slice(0, 2), name, lines).layout.lines.join(' / ')).toBe(line.slice(4));
  });

  test.each(pairs(TIDIED))('%s, %s: %s', (country = '', grade, typed = '', printed) => {
    const [name = '', ...lines] = typed.split(' / ');
    const clean = cleaned(country, name, lines);
    expect([clean.layout.lines.join(' / '), clean.grade]).toEqual([printed, grade]);
  });

  test.each(pairs(LINES))('in lines, %s, %s: %s', (country = '', grade, typed = '', printed) => {
    const clean = cleaned(country, '', typed.split(' / '));
    expect([clean.layout.lines.join(' / '), clean.grade]).toEqual([printed, grade]);
  });

  test('a family name with a given name behind its comma, and a line of several lines', () => {
    const typed = typedAddress({
      familyName: "O'NEIL, MARY",
      lines: ['Ruhrstr. 2\r\n10709 Berlin'],
      country: 'DE',
    });
    const { parts, layout } = cleanAddress(typed, () => ({ postedIn: 'DE', maxLines: 99 }), demo);
    expect(parts).toMatchObject({ givenName: 'Mary', familyName: "O'Neil" });
    expect(layout.lines).toEqual(["Mary O'Neil", 'Ruhrstraße 2', '10709 Berlin']);
  });
});
