import { describe, expect, test } from 'vitest';
import { cleanAddress } from '../../src/address/clean-address.ts';
import { demo } from './reference/demo-reference.ts';
import { typedAddress } from './typed-address.ts';

/**
 * Lists as people type them: country and grade, name and lines in any order, and below them what the envelope says. Most are
 * right as they came, odd as they look, and come out untouched but for the capitals of the town.
 */
const CASES = `
DE valid: Max Mustermann / Straße des 17. Juni 135 / 10623 Berlin
   Max Mustermann / Straße des 17. Juni 135 / 10623 BERLIN / GERMANY
DE valid: Erika Beispiel / An der alten B 5 12 / 25813 Husum
   Erika Beispiel / An der alten B 5 12 / 25813 HUSUM / GERMANY
DE valid: Weinhaus Müller / C 4, 12 / 68159 Mannheim
   Weinhaus Müller / C 4, 12 / 68159 MANNHEIM / GERMANY
DE valid: Paul Kurz / Am Markt 1 1/2 / 18055 Rostock
   Paul Kurz / Am Markt 1 1/2 / 18055 ROSTOCK / GERMANY
DE valid: Sonja Lang / Hauptstr. 12 a / 82049 Pullach i. Isartal
   Sonja Lang / Hauptstraße 12 a / 82049 PULLACH I. ISARTAL / GERMANY
DE valid: HANS-PETER VON DER HEYDE / GROẞE STRASSE 7 / 49074 OSNABRÜCK
   Hans-Peter von der Heyde / Große Straße 7 / 49074 OSNABRÜCK / GERMANY
DE valid: dm-drogerie markt GmbH + Co. KG / Am dm-Platz 1 / 76227 Karlsruhe
   dm-drogerie markt GmbH + Co. KG / Am dm-Platz 1 / 76227 KARLSRUHE / GERMANY
DE valid: XING SE / Am Strandkai 1 / 20457 Hamburg
   XING SE / Am Strandkai 1 / 20457 HAMBURG / GERMANY
DE valid: eBay GmbH / Albert-Einstein-Ring 2-6 / 14532 Kleinmachnow
   eBay GmbH / Albert-Einstein-Ring 2-6 / 14532 KLEINMACHNOW / GERMANY
DE valid: Frau Dr. med. Anna-Lena Groß-Bölting / c/o Praxis Dr. Schulz / Bahnhofstr. 3 / 61348 Bad Homburg v. d. Höhe
   Frau Dr. med. Anna-Lena Groß-Bölting / c/o Praxis Dr. Schulz / Bahnhofstraße 3 / 61348 BAD HOMBURG V. D. HÖHE / GERMANY
DE valid: Peter Post / Packstation 123 / Postnummer 12345678 / 10115 Berlin
   Peter Post / Postnummer 12345678 / Packstation 123 / 10115 BERLIN / GERMANY
DE doubtful: Karl Käfer / Postfach 10 20 30 / 70020 Stuttgart
   Karl Käfer / Postfach 10 20 30 / 70020 STUTTGART / GERMANY
DE doubtful: Finanzamt Köln-Süd / 50922 Köln
   Finanzamt Köln-Süd / 50922 KÖLN / GERMANY
DE valid: Jonas Klein / 10969 Berlin / Lindenstraße 9-14
   Jonas Klein / Lindenstraße 9-14 / 10969 BERLIN / GERMANY
DE valid: Lea Fuchs / Dorfstr. 5, 18276 Mühl Rosin OT Kirch Rosin
   Lea Fuchs / OT Kirch Rosin / Dorfstraße 5 / 18276 MÜHL ROSIN / GERMANY
DE valid: Uwe Wolf / Allee nach Glienicke 65, 14195 Berlin
   Uwe Wolf / Allee nach Glienicke 65 / 14195 BERLIN / GERMANY
DE valid: Ina Braun / Bundesallee 55 / Hinterhaus 2. OG links / 10715 Berlin
   Ina Braun / Bundesallee 55 // Hinterhaus // 2. OG links / 10715 BERLIN / GERMANY
DE valid: LEITÃO FERREIRA / Rheinstr. 4 / 55116 Mainz
   Leitão Ferreira / Rheinstraße 4 / 55116 MAINZ / GERMANY
DE valid: J. LEITÃO / Rheinstr. 4 / 55116 MAINZ
   J. Leitão / Rheinstraße 4 / 55116 MAINZ / GERMANY
DE corrected: MÃ¼ller Jürgen / StraÃŸe der Einheit 4 / 01067 Dresden
   Müller Jürgen / Straße der Einheit 4 / 01067 DRESDEN / GERMANY
DE corrected: Tom Tax / Prager Str. 10 / 1067 Dresden
   Tom Tax / Prager Straße 10 / 01067 DRESDEN / GERMANY
DE doubtful: Tom Tax / Prager Str. 10 / 1067 Leipzig
   Tom Tax / Prager Straße 10 / 1067 LEIPZIG / GERMANY
DE corrected: Müller &amp; Söhne OHG / Bahnhofstra&szlig;e 5 / 80331 München
   Müller & Söhne OHG / Bahnhofstraße 5 / 80331 MÜNCHEN / GERMANY
DE valid: Ÿ Ölçer / Kottbusser Damm 95 / 10967 Berlin
   Ÿ Ölçer / Kottbusser Damm 95 / 10967 BERLIN / GERMANY
DE valid: Baron Karl-Theodor von und zu Guttenberg / Schloßstr. 1 / 95463 Bindlach
   Baron Karl-Theodor von und zu Guttenberg / Schloßstraße 1 / 95463 BINDLACH / GERMANY
DE valid: St. Josef-Krankenhaus / Straße 246 Nr. 5 / 13086 Berlin
   St. Josef-Krankenhaus / Straße 246 Nr. 5 / 13086 BERLIN / GERMANY
DE valid: Anna / Am Markt 3 / 26757 Borkum
   Anna / Am Markt 3 / 26757 BORKUM / GERMANY
DE undeliverable:  / Am Markt 3 / 26757 Borkum
   Am Markt 3 / 26757 BORKUM / GERMANY
DE valid: Familie Öztürk / Haus Nr. 12 / 25849 Pellworm
   Familie Öztürk / Haus Nr. 12 / 25849 PELLWORM / GERMANY
-- valid: Meier / Reeperbahn 1 / 20359 Hamburg / Germany
   Meier / Reeperbahn 1 / 20359 HAMBURG / GERMANY
AT valid: Max Muster / Stephansplatz 4/2/7 / 1010 Wien
   Max Muster / Stephansplatz 4/2/7 / 1010 WIEN / AUSTRIA
AT valid: Max Muster / Stephansplatz 4, Stiege 2, Tür 7 / 1010 Wien
   Max Muster / Stephansplatz 4/2/7 / 1010 WIEN / AUSTRIA
AT valid: Max Muster / Mariahilfer Straße 77-79/Top 14 / 1060 WIEN
   Max Muster / Mariahilfer Straße 77-79/14 / 1060 WIEN / AUSTRIA
AT valid: Max Muster / Obergurgl 12 / 6456 Gurgl
   Max Muster / Obergurgl 12 / 6456 GURGL / AUSTRIA
AT valid: Max Muster / Hauptpl. 1 / 3331 Kematen a.d. Ybbs
   Max Muster / Hauptplatz 1 / 3331 KEMATEN A.D. YBBS / AUSTRIA
CH valid: Sandra Keller / Rue de Lausanne 5b / 1700 Fribourg
   Sandra Keller / Rue de Lausanne 5b / 1700 FRIBOURG / SWITZERLAND
CH valid: Sandra Keller / Nüschelerstrasse 30 / 8001 Zürich
   Sandra Keller / Nüschelerstrasse 30 / 8001 ZÜRICH / SWITZERLAND
CH valid: Sandra Keller / Postfach / 3001 Bern
   Sandra Keller / Postfach / 3001 BERN / SWITZERLAND
CH valid: Sandra Keller / Via Nassa 5 / 6900 Lugano TI
   Sandra Keller / Via Nassa 5 / 6900 LUGANO TI / SWITZERLAND
-- valid: Sandra Keller / CH-8802 Kilchberg ZH / Seestrasse 12
   Sandra Keller / Seestrasse 12 / 8802 KILCHBERG ZH / SWITZERLAND
CH valid: Ursin Caduff / Chasa 45 / 7550 Scuol
   Ursin Caduff / Chasa 45 / 7550 SCUOL / SWITZERLAND
FR valid: M. Dupont / 12 bis rue de la Paix / 75002 PARIS
   M. Dupont / 12 bis rue de la Paix / 75002 PARIS / FRANCE
FR valid: Mme Martin / Résidence Les Pins Bât B Appt 12 / 3 av. du Gal de Gaulle / 33000 BORDEAUX
   Mme Martin / Appt 12 / Résidence Les Pins, Bât B / 3 avenue du Gal de Gaulle / 33000 BORDEAUX / FRANCE
FR valid: Sté D'Exploitation / BP 123 / 75008 PARIS CEDEX 08
   Sté D'Exploitation / BP 123 / 75008 PARIS CEDEX 08 / FRANCE
FR valid: Jean Petit / Lieu-dit Le Bourg / 24220 Saint-Cyprien
   Jean Petit / Lieu-dit Le Bourg / 24220 SAINT CYPRIEN / FRANCE
FR valid: L. Roux / 1 PL DE L EGLISE / 01120 STE CROIX
   L. Roux / 1 Place de L Eglise / 01120 STE CROIX / FRANCE
FR valid: A. Blanc / 9 quai d'Orsay / 75007 Paris
   A. Blanc / 9 quai d'Orsay / 75007 PARIS / FRANCE
FR valid: Pierre d'Artagnan / 5 rue du 8 mai 1945 / 32000 Auch
   Pierre d'Artagnan / 5 rue du 8 mai 1945 / 32000 AUCH / FRANCE
NL valid: J. de Vries / Keizersgracht 12-hs / 1015 CP Amsterdam
   J. de Vries / Keizersgracht 12-hs / 1015 CP  AMSTERDAM / NETHERLANDS
NL valid: J. van 't Hoff / Plein 1944 nr 5 / 6511JC NIJMEGEN
   J. van 't Hoff / Plein 1944 nr 5 / 6511 JC  NIJMEGEN / NETHERLANDS
NL doubtful: Mevr. Jansen / Postbus 20001 / 2500 EA 's-Gravenhage
   Mevr. Jansen / Postbus 20001 / 2500 EA  'S-GRAVENHAGE / NETHERLANDS
NL valid: K. Bakker / Havenstraat 12 A2 / 5211 WC 's-Hertogenbosch
   K. Bakker / Havenstraat 12 A2 / 5211 WC  'S-HERTOGENBOSCH / NETHERLANDS
IT valid: M. Rossi / Via Roma 1 / 00184 ROMA RM
   M. Rossi / Via Roma 1 / 00184 ROMA RM / ITALY
IT valid: G. Bianchi / Corso Vittorio Emanuele II 154/A int. 4 scala B / 67100 L'Aquila (AQ)
   G. Bianchi / scala B int. 4 / Corso Vittorio Emanuele II 154/A / 67100 L'AQUILA AQ / ITALY
IT valid: A. Esposito / Via dei Mille s.n.c. / 80121 Napoli NA
   A. Esposito / Via dei Mille s.n.c. / 80121 NAPOLI NA / ITALY
IT valid: B. Hofer / Lauben 12 / 39100 Bozen BZ
   B. Hofer / Lauben 12 / 39100 BOZEN BZ / ITALY
IT valid: C. Verdi / Fraz. San Martino 5 / 12020 Frassino CN
   C. Verdi / Frazione San Martino 5 / 12020 FRASSINO CN / ITALY
IT valid: D. Neri / Dorsoduro 3246 / 30123 Venezia VE
   D. Neri / Dorsoduro 3246 / 30123 VENEZIA VE / ITALY
DE valid: MÜLLER HANS UND MARIA / BERLINER ALLEE 5 / 40212 DÜSSELDORF
   Müller Hans und Maria / Berliner Allee 5 / 40212 DÜSSELDORF / GERMANY
DE corrected: MEIER, HANS / HAUPTSTR 5 / 80331 MUENCHEN
   Hans Meier / Hauptstraße 5 / 80331 MÜNCHEN / GERMANY
DE valid: Rechtsanwälte Dr. Weiß & Partner mbB / z. Hd. Frau Schwarz / Königsallee 60 F / 40212 Düsseldorf
   Rechtsanwälte Dr. Weiß & Partner mbB / z. Hd. Frau Schwarz / Königsallee 60 F / 40212 DÜSSELDORF / GERMANY
DE valid: Gemeinde Rust / Fischmarkt 4 / 77977 Rust
   Gemeinde Rust / Fischmarkt 4 / 77977 RUST / GERMANY
DE valid: Bäckerei im Hof / Im Hof 2 / 79400 Kandern
   Bäckerei im Hof / Im Hof 2 / 79400 KANDERN / GERMANY
DE valid: Institut für Physik / Raum 3.104 / Newtonstr. 15 / 12489 Berlin
   Institut für Physik / Newtonstraße 15 // Raum 3.104 / 12489 BERLIN / GERMANY
DE valid: PETRA O'HARA-MCDONALD / UNTER DEN LINDEN 77 / 10117 BERLIN
   Petra O'Hara-McDonald / Unter den Linden 77 / 10117 BERLIN / GERMANY
US valid: John Q. Smith / 123 1/2 N MAIN ST APT 4D / SPRINGFIELD IL 62701
   John Q. Smith / 123 1/2 N Main St Apt 4D / SPRINGFIELD IL 62701 / USA
US valid: MARY O'NEIL / 100 S 200 E / SALT LAKE CITY UT 84111
   Mary O'Neil / 100 S 200 E / SALT LAKE CITY UT 84111 / USA
US valid: Joe's Diner Inc. / N6W23001 BLUEMOUND RD / WAUKESHA WI 53188
   Joe's Diner Inc. / N6W23001 Bluemound Rd / WAUKESHA WI 53188 / USA
US doubtful: JOSE RIVERA / URB LAS GLADIOLAS / 150 CALLE A / SAN JUAN PR 00926
   Jose Rivera / Urb Las Gladiolas / 150 Calle A / SAN JUAN PR 00926 / USA
US valid: SGT BILL WATERS / PSC 802 BOX 74 / APO AE 09499
   Sgt Bill Waters / PSC 802 Box 74 / APO AE 09499 / USA
US valid: Anna Lee / 112-10 Bronx Rd / Jamaica NY 11435
   Anna Lee / 112-10 Bronx Rd / JAMAICA NY 11435 / USA
US valid: Bob Ray / RR 2 BOX 18 / AMES IA 50010
   Bob Ray / RR 2 Box 18 / AMES IA 50010 / USA
US valid: Sue Fox / HC 68 BOX 23A / TRUCKEE CA 96161
   Sue Fox / HC 68 Box 23A / TRUCKEE CA 96161 / USA
US valid: IBM Corp / 1 New Orchard Road / Armonk NY 10504
   IBM Corp / 1 New Orchard Rd / ARMONK NY 10504 / USA
US valid: 7-Eleven / 3200 Hackberry Rd / Irving TX 75063
   7-Eleven / 3200 Hackberry Rd / IRVING TX 75063 / USA
US valid: AT&T Inc. / 208 S. Akard St. / Dallas TX 75202
   AT&T Inc. / 208 S Akard St / DALLAS TX 75202 / USA
US valid: Tom Sewer / 1200 Avenue of the Americas / New York NY 10036
   Tom Sewer / 1200 Avenue of the Americas / NEW YORK NY 10036 / USA
US valid: Will Kay / 800 Market St Ste 300 / St. Louis MO 63101
   Will Kay / 800 Market St Ste 300 / ST LOUIS MO 63101 / USA
US doubtful: Pat Doe / 45 Park St / Boston MA 2134
   Pat Doe / 45 Park St / BOSTON MA 2134 / USA
US doubtful: Pat Doe / 45 Park St Boston MA 02134-1234
   Pat Doe / 45 Park St / BOSTON MA 02134-1234 / USA
US valid: JOHN SMITH JR / PO BOX 123 / ROME GA 30161
   John Smith Jr / PO Box 123 / ROME GA 30161 / USA
US valid: DR. VIRGINIA MCDONALD-VAN DYKE III / 5TH AVE NE / SEATTLE WA 98105
   Dr. Virginia McDonald-Van Dyke III / 5th Ave NE / SEATTLE WA 98105 / USA
US valid: ATTN ACCOUNTS PAYABLE / ACME HARDWARE LLC DBA TOOLTOWN / 12 E 5TH ST FL 2 / DAYTON OH 45402
   Attn Accounts Payable / Acme Hardware LLC DBA Tooltown / 12 E 5th St Fl 2 / DAYTON OH 45402 / USA
CA valid: Jean Tremblay / 123, rue Principale app. 4 / Trois-Rivières QC G9A1A1
   Jean Tremblay / 123 rue Principale app. 4 / TROIS-RIVIÈRES QC  G9A 1A1 / CANADA
CA corrected: Sarah Kim / 12-345 Main St NW / Calgary AB T2P OA1
   Sarah Kim / 12-345 Main St NW / CALGARY AB  T2P 0A1 / CANADA
CA valid: Sarah Kim / PO Box 1001 STN Main / Edmonton AB  T5J 2P4
   Sarah Kim / PO Box 1001 STN Main / EDMONTON AB  T5J 2P4 / CANADA
CA valid: Guy Roy / 1000 boul. René-Lévesque O bureau 200 / Montréal (Québec) H3B 4W8
   Guy Roy / 1000 boul. René-Lévesque O bureau 200 / MONTRÉAL (QUÉBEC)  H3B 4W8 / CANADA
GB valid: Mr A Jones / Flat 2 The Old Rectory / 12a High Street / Ashton / Bristol BS3 1AA
   Mr A Jones / Flat 2 / The Old Rectory / 12a High Street / Ashton / BRISTOL / BS3 1AA / UNITED KINGDOM
GB doubtful: Mrs B Brown / Rose Cottage / Mill Lane / Upper Snodsbury / WR7 4NP
   Mrs B Brown / Rose Cottage / Mill Lane / UPPER SNODSBURY / WR7 4NP / UNITED KINGDOM
GB valid: C. Evans / BFPO 58
   C. Evans / BFPO 58 / UNITED KINGDOM
GB doubtful: D. Patel / Unit 4 Riverside Ind Est / Canal Rd / LEEDS / LS12 1AB
   D. Patel / Unit 4 / Riverside Ind Est / Canal Road / LEEDS / LS12 1AB / UNITED KINGDOM
GB valid: E. Fox / 1-3 Strand / LONDON WC2N5EJ
   E. Fox / 1-3 Strand / LONDON / WC2N 5EJ / UNITED KINGDOM
GB valid: Ó Briain Seán / 12 Rathmines Road / Belfast / BT1 1AA
   Ó Briain Seán / 12 Rathmines Road / BELFAST / BT1 1AA / UNITED KINGDOM
GB valid: F. Green / c/o Mrs. White / 5 St John's Ave / Newcastle upon Tyne NE1 4LP
   F. Green / c/o Mrs. White / 5 St John's Avenue / NEWCASTLE UPON TYNE / NE1 4LP / UNITED KINGDOM
AU valid: Bruce Lee / Unit 3/45 Smith St / FITZROY VIC 3065
   Bruce Lee / Unit 3/45 Smith St / FITZROY VIC 3065 / AUSTRALIA
AU valid: Kylie M / GPO Box 2890 / Sydney NSW 2001
   Kylie M / GPO Box 2890 / SYDNEY NSW 2001 / AUSTRALIA
AU valid: Farm Co / RMB 123 Old Road / Wagga Wagga NSW 2650
   Farm Co / Old Road / RMB 123 / WAGGA WAGGA NSW 2650 / AUSTRALIA
AU valid: Oz Ltd / Locked Bag 5000 / PARRAMATTA NSW 2124
   Oz Ltd / Locked Bag 5000 / PARRAMATTA NSW 2124 / AUSTRALIA
AU valid: Lot Holder / Lot 5 Bruce Hwy / Bowen QLD 4805
   Lot Holder / Lot 5 Bruce Hwy / BOWEN QLD 4805 / AUSTRALIA
US valid: J.P. Morgan / 383 Madison Avenue / New York / NY 10179
   J.P. Morgan / 383 Madison Ave / NEW YORK NY 10179 / USA
US valid: 3M Company / 3M Center / Saint Paul MN 55144
   3M Company / 3M Center / SAINT PAUL MN 55144 / USA
US valid: MACKENZIE MACHADO / 1 OCEAN PKWY / LA JOLLA CA 92037
   Mackenzie Machado / 1 Ocean Pkwy / LA JOLLA CA 92037 / USA
US valid: Jane Roe / 1600 Pennsylvania Ave NW Washington DC 20500
   Jane Roe / 1600 Pennsylvania Ave NW / WASHINGTON DC 20500 / USA
US valid: DeShawn LaRue / 77 MLK Jr Blvd / Atlanta GA 30303
   DeShawn LaRue / 77 MLK Jr Blvd / ATLANTA GA 30303 / USA
US doubtful: Hotel California / Rt. 1 Box 200 / Baja TX 79001
   Hotel California / Rt. 1 Box 200 / BAJA TX 79001 / USA
AU valid: Mr & Mrs P van der Berg / 22 Acacia Ave / Toowong QLD 4066
   Mr & Mrs P van der Berg / 22 Acacia Ave / TOOWONG QLD 4066 / AUSTRALIA
AU valid: 😀 Zoe / 5 King St / Perth WA 6000
   Zoe / 5 King St / PERTH WA 6000 / AUSTRALIA
GB doubtful: יוסי כהן / 5 King St / London / W1A 1AA
   יוסי כהן / 5 King Street / LONDON / W1A 1AA / UNITED KINGDOM
US valid: SMITH, JOHN / 12 OAK DR / MIAMI FL 33101
   John Smith / 12 Oak Dr / MIAMI FL 33101 / USA
US valid: SMITH, MD / 12 OAK DR / MIAMI FL 33101
   Smith, MD / 12 Oak Dr / MIAMI FL 33101 / USA
US valid: IBM / 1 New Orchard Road / Armonk NY 10504
   IBM / 1 New Orchard Rd / ARMONK NY 10504 / USA
US valid: AT&T / 208 S AKARD ST / DALLAS TX 75202
   AT&T / 208 S Akard St / DALLAS TX 75202 / USA
GB valid: WH SMITH / 12 High Street / Leeds LS1 4AP
   WH Smith / 12 High Street / LEEDS / LS1 4AP / UNITED KINGDOM
`;

const PAIR = /^(..) (\w+): (.*)\n {3}(.*)$/gm;

describe('addresses of lists', () => {
  test.each([...CASES.matchAll(PAIR)].map(([, ...parts]) => parts))(
    '%s, %s: %s',
    (country = '', grade, typed = '', printed) => {
      const [name = '', ...lines] = typed.split(' / ');
      const clean = cleanAddress(
        typedAddress({ name, lines, country: country === '--' ? '' : country }),
        () => ({ postedIn: 'XX', maxLines: 99 }),
        demo,
      );
      expect([clean.layout.lines.join(' / '), clean.grade]).toEqual([printed, grade]);
    },
  );
});

test('a receiver in the place of a town keeps the capitals that the list of codes has', () => {
  const typed = typedAddress({ name: 'Tasso e. V.', lines: ['65784 TASSO'], country: 'DE' });
  const clean = cleanAddress(typed, () => ({ postedIn: 'DE', maxLines: 6 }), demo);
  expect(clean.parts.city).toBe('TASSO');
  expect(clean.changes).toEqual([]);
});
