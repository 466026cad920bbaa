import { GIVEN_NAMES } from '../../../src/match/words/given-names.ts';

/** What people and streets of a country are called: common names, the commonest first, and parts to make rare ones of. */
export interface Vocabulary {
  readonly country: string;
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly family: readonly string[];
  readonly familyParts: readonly [readonly string[], readonly string[]];
  readonly streets: readonly string[];
  readonly kinds: readonly string[];
  readonly towns: readonly string[];
  readonly regions: readonly string[];
  readonly codeDigits: number;
  readonly numberFirst: boolean;
}

const words = (text: string): string[] => text.trim().split(/\s+/);
const lines = (text: string): string[] => text.trim().split(/\s*,\s*/);

const MALE = [...GIVEN_NAMES].filter(([, sex]) => sex === 1).map(([name]) => name);
const FEMALE = [...GIVEN_NAMES].filter(([, sex]) => sex === 2).map(([name]) => name);

const ENGLISH = words(
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Wilson Anderson Taylor Thomas Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray James Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell Fisher Henderson Cole West Jordan Reynolds Hamilton Graham Wallace Gibson Kennedy Wells Webb Simpson Stevens Tucker Porter Hunter Hicks Crawford Boyd Mason Warren Dixon Hunt Hayes Nguyen Ryan',
);
const GERMAN = words(
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Köhler Maier Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Pfeiffer Wolff',
);

export const VOCABULARIES: Readonly<Record<'US' | 'DE' | 'AU', Vocabulary>> = {
  US: {
    country: 'US',
    male: MALE,
    female: FEMALE,
    family: ENGLISH,
    familyParts: [
      words(
        'Ash Black Brad Car Dal East Fair Gar Hart Hol Kirk Lang Mar Nor Old Pem Rad Shel Thorn Whit Wood York',
      ),
      words(
        'bury by combe croft dale ell field ford gate ham land ley man mont more nell sey son ton ville wick worth',
      ),
    ],
    streets: lines(
      'Main, Oak, Maple, Washington, Park, Elm, Lake, Hill, Cedar, Pine, Lincoln, Jackson, Church, Walnut, Spring, North, Ridge, Madison, Franklin, Jefferson, 1st, 2nd, 3rd, 4th, 5th, 12th, 14th, 51st, Meadow, Forest, Highland, River, Willow, Dogwood, Hickory, Mill Creek, Cherry Hill, Sunset, Valley View, College',
    ),
    kinds: ['St', 'Street', 'Ave', 'Avenue', 'Rd', 'Dr', 'Ln', 'Ct', 'Blvd', 'Way'],
    towns: lines(
      'Springfield, Franklin, Clinton, Georgetown, Salem, Greenville, Bristol, Fairview, Madison, Washington, Chester, Marion, Oxford, Ashland, Burlington, Jackson, Milton, Newport, Dayton, Lexington, Milford, Riverside, Cleveland, Dover, Hudson, Kingston, Mount Vernon, Oakland, Saint Louis, Winchester',
    ),
    regions: words('AL AZ CA CO CT FL GA IL IN IA KS KY MA MI MN MO NC NJ NY OH OR PA TN TX VA WA WI'),
    codeDigits: 5,
    numberFirst: true,
  },
  DE: {
    country: 'DE',
    male: MALE,
    female: FEMALE,
    family: GERMAN,
    familyParts: [
      words(
        'Acker Berg Brink Buch Dorn Eber Feld Grün Hage Hohen Kirch Linden Mühl Neu Ober Rosen Schön Stein Unter Wald Weiden Ziegel',
      ),
      words(
        'bach bauer berger brink dorf eder feld hardt haus hofer huber hütter kamp lein mann meier mayr müller reiter stedt steiner wald',
      ),
    ],
    streets: lines(
      'Haupt, Schul, Garten, Bahnhof, Dorf, Berg, Birken, Linden, Kirch, Wald, Ring, Goethe, Schiller, Mozart, Beethoven, Eichen, Wiesen, Rosen, Tal, Mühlen, Feld, Blumen, Friedhof, Karl-Marx-, Konrad-Adenauer-, Friedrich-Ebert-, Jahn, Post, Burg, Brunnen',
    ),
    kinds: ['straße', 'str.', 'weg', 'straße', 'gasse', 'platz'],
    towns: lines(
      'Berlin, Hamburg, München, Köln, Frankfurt am Main, Stuttgart, Düsseldorf, Leipzig, Dortmund, Essen, Bremen, Dresden, Hannover, Nürnberg, Duisburg, Bochum, Wuppertal, Bielefeld, Bonn, Münster, Karlsruhe, Mannheim, Augsburg, Wiesbaden, Sankt Augustin, Gera, Ulm, Jena, Kiel',
    ),
    regions: [''],
    codeDigits: 5,
    numberFirst: false,
  },
  AU: {
    country: 'AU',
    male: MALE,
    female: FEMALE,
    family: [...ENGLISH].reverse(),
    familyParts: [
      words('Ander Bal Cal Dar Ed Fen Gil Har Jar Kel Lam Mac Nev Os Pat Quin Ros Stan Tol Ven Wal Zan'),
      words(
        'bert berry dine dor ford gan ing kins lan mond ner ough rick ridge roy shaw sen ster tree vale wood ys',
      ),
    ],
    streets: lines(
      'Wattle, Banksia, Burke, Collins, Victoria, Albert, George, King, Queen, Elizabeth, Flinders, Macquarie, Kosciusko, Bourke, Latrobe, Hume, Sturt, Mitchell, Cook, Phillip, Lawson, Paterson, Boronia, Waratah, Jacaranda, Eucalypt, Kurrajong, Tallara, Wirraway, Yarra',
    ),
    kinds: ['Street', 'St', 'Crescent', 'Cct', 'Place', 'Pl', 'Close', 'Drive', 'Parade', 'Road'],
    towns: lines(
      'Toowoomba, Port Macquarie, Bendigo, Ballarat, Cairns, Darwin, Mackay, Newcastle, Geelong, Hobart, Launceston, Albury, Wagga Wagga, Orange, Dubbo, Tamworth, Mildura, Shepparton, Bunbury, Rockhampton, Gladstone, St Kilda, Mount Gambier, Broken Hill',
    ),
    regions: words('nsw vic qld wa sa tas act nt'),
    codeDigits: 4,
    numberFirst: true,
  },
};
