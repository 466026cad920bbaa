import type { SecondaryPart } from '../../../../src/address/parse/continental/grammar.ts';

/** Words that addresses of a country are made of, from common knowledge. */
export interface Vocabulary {
  readonly numberFirst: boolean;
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
  readonly companies: readonly string[];
  readonly streets: readonly string[];
  readonly numbers: readonly string[];
  readonly beside: readonly (readonly [SecondaryPart, string])[];
  readonly boxes: readonly string[];
}

const list = (text: string): string[] => text.split('|');

const germanWords = {
  numberFirst: false,
  givenNames: list('Hans|Anna|Karl-Heinz|Jürgen|Sabine|Mehmet|Zoë|Björn|Marie-Luise|Wolfgang|Ayşe|Uwe'),
  familyNames: list(
    'Müller|Schmidt|Weiß|von der Heide|Müller-Lüdenscheidt|Kaya|Groß|Bergmann|Öztürk|zu Guttenberg|Neumann|Steinweg|Waldmann',
  ),
  companies: list(
    'Müller GmbH|Autohaus Schmidt GmbH & Co. KG|Stadtwerke Musterstadt AG|TSV 1860 e.V.|Gebr. Weiß OHG|Grundschule am Anger|Bäckerei Huber|Rathaus Nord|Praxis Dr. Weber|Sparkasse Holstein',
  ),
  streets: list(
    'Hauptstraße|Hauptstr.|Hauptstr|Berliner Straße|Berliner Str.|Straße des 17. Juni|Am Markt|Am Alten Markt|An der Alster|Auf dem Sand|Im Winkel|In der Aue|Unter den Linden|Zur Mühle|Zum Bahnhof|Karl-Marx-Allee|Platz der Republik|Bgm.-Müller-Str.|Dr.-Hans-Böckler-Straße|St.-Georg-Platz|Kurfürstendamm|Lange Gasse|Hinter der Kirche|Bei den Mühren|Alte Poststr.|Neuer Wall|Rosenweg|Kirchplatz|Platz des 18. März|Große Elbstraße|Ludwig-van-Beethoven-Ring|Am Graben|Sonnenhalde|Dorfstraße|Oberdorf|Zeche Zollverein|Straße 246|An den 2 Linden|Graf-Adolf-Platz|Prof.-Kurt-Huber-Weg|Am Kirchberg|Mühlenkamp|Hohe Bleichen|Jungfernstieg|Bahnhofstrasse',
  ),
};

const germanBeside: Vocabulary['beside'] = [
  ['floor', '3. OG'],
  ['floor', 'EG links'],
  ['floor', '2. Etage'],
  ['floor', '1. Stock rechts'],
  ['floor', 'Dachgeschoss'],
  ['unit', 'Whg. 3'],
  ['unit', 'App. 12'],
  ['unit', 'Zimmer 203'],
  ['unit', 'Wohnung 7b'],
  ['building', 'Hinterhaus'],
  ['building', 'Haus 5'],
  ['building', 'Gebäude 12'],
  ['building', 'Werk 3'],
  ['building', 'Block C'],
  ['staircase', 'Aufgang B'],
  ['staircase', 'Eingang 2'],
];

const GERMAN: Vocabulary = {
  ...germanWords,
  numbers: list(
    '1|2|5|12|12a|12 a|7B|101|135|22525|12-14|12 - 14|12/14|12a-c|12 a-c|12 1/2|3 + 5|12 u. 14|1-3|4a/b|12½|Nr. 12',
  ),
  beside: germanBeside,
  boxes: list(
    'Postfach 11 11 22|Postfach 1234|Postfach 10 02 03|Pf 12|Packstation 123|Postlagernd|PF 1234|Postfach',
  ),
};

const AUSTRIAN: Vocabulary = {
  ...germanWords,
  streets: [
    ...germanWords.streets.filter((street) => street !== 'Straße 246'),
    ...list('Mariahilfer Straße|Ringstraße|Kärntner Ring|Siedlung|Am Hof|Graben|Obere Hauptstraße|Ort|Dorf'),
  ],
  numbers: list('1|5|12|12a|101|12-14|7B|12 a'),
  beside: [
    ...germanBeside,
    ['unit', 'Top 7'],
    ['unit', 'Tür 7'],
    ['staircase', 'Stg. 2'],
    ['building', 'Objekt 5'],
  ],
  boxes: list('Postfach 123|Postfach 1|Postlagernd'),
};

const SWISS: Vocabulary = {
  ...germanWords,
  givenNames: list('Urs|Beat|Jean|Mario|Chantal|Reto|Luca|Marie-Claire'),
  familyNames: list('Müller|Rochat|Bernasconi|de Weck|von Allmen|Zbinden|Favre|Rossi'),
  companies: list(
    'Müller AG|Rochat Sàrl|Gemeindeverwaltung Muster|Bernasconi SA|Migros-Genossenschafts-Bund AG',
  ),
  streets: list(
    'Bahnhofstrasse|Bundesplatz|Zürcherstrasse|Dorfstrasse|Im Feld|Rue du Lac|rue de la Gare|Avenue de la Gare|Chemin des Vignes|Via Nassa|Via San Gottardo|Place du Marché|Route de Berne|Quai du Mont-Blanc|Piazza Grande|Unterdorf|Rue du 31-Décembre|Seestr.|Am Bach',
  ),
  numbers: list('1|5|12|12a|101|12-14|7B|12 a'),
  beside: [
    ['floor', '3. OG'],
    ['building', 'Haus 5'],
    ['unit', 'App. 12'],
    ['floor', '2. Stock'],
    ['floor', '3e étage'],
  ],
  boxes: list(
    'Postfach 123|Postfach|Case postale 12|Case postale|Casella postale 7|Casella postale|Poste restante',
  ),
};

const FRENCH: Vocabulary = {
  numberFirst: true,
  givenNames: list('Marie|Jean|Jean-Pierre|François|Zoé|Éric|Aurélie|Mohamed'),
  familyNames: list('Dupont|Martin|Lefèvre|de La Tour|Le Goff|D’Amico|Ben Saïd|Château'),
  companies: list(
    'Dupont SARL|Société Martin|Boulangerie Lefèvre SAS|Mairie de Muster|SCI Les Pins|Cabinet Martin',
  ),
  streets: list(
    'rue de la Paix|avenue des Champs-Élysées|boulevard Saint-Germain|bd Voltaire|av. Foch|place du Tertre|rue du 8 Mai 1945|quai de l´Iton|impasse Ste-Madeleine|chemin des Vignes|route de Marseille|allée des Princes|rue Royale|cours Mirabeau|chaussée de Tournai|rue de la Tour|rue du Port|Grande Rue|rue de l’Église|square Rapp|rue du Bât d’Argent|RUE PASTEUR|Place d´Armes|rue des 3 Frères|avenue du Général de Gaulle|ZA des Peupliers|rue Basse-du-Rocher',
  ),
  numbers: list('1|5|12|12bis|12 bis|12 ter|12 B|7A|101|12-14|12/14|2181'),
  beside: [
    ['floor', '3e étage'],
    ['floor', 'RDC'],
    ['floor', '1er étage'],
    ['unit', 'Appt 12'],
    ['unit', 'Apt. 4'],
    ['building', 'Bât. A'],
    ['building', 'Bâtiment C'],
    ['staircase', 'Esc. 2'],
    ['building', 'Résidence Les Pins'],
    ['district', 'Lieu-dit Le Moulin'],
  ],
  boxes: list('BP 12345|CS 10001|TSA 12345|B.P. 12|BP 40012'),
};

const DUTCH: Vocabulary = {
  numberFirst: false,
  givenNames: list('Jan|Piet|Anneke|Sjoerd|Marijke|Joost|Fatima'),
  familyNames: list('de Vries|Jansen|van den Berg|Bakker|ten Cate|El Amrani|IJsselstein'),
  companies: list('Jansen B.V.|Bakkerij De Gouden Aar V.O.F.|Stichting Het Dorp|Gemeente Muster|Shell N.V.'),
  streets: list(
    'Keizersgracht|Hoofdstraat|Plein 1944|Laan van Meerdervoort|Dorpsstraat|Burg. de Vlugtlaan|Prins Hendrikkade|Achter de Hoven|Oude Delft|Nieuwezijds Voorburgwal|Pr. Beatrixlaan|1e Jan van der Heijdenstraat|2e Dwarsstraat|Zuidwal|Op de Berg|Kerkweg|Plein 1940-1945',
  ),
  numbers: list('1|5|12|12a|12-hs|12 hs|12 II|12-1|12 A|101|12-14|12 bis|7B|12-III'),
  beside: [
    ['floor', '2e verdieping'],
    ['unit', 'kamer 12'],
    ['unit', 'app. 3'],
    ['building', 'gebouw C'],
  ],
  boxes: list('Postbus 123|Postbus 90801|Antwoordnummer 12|Postbus 1'),
};

const ITALIAN: Vocabulary = {
  numberFirst: false,
  givenNames: list('Mario|Giulia|Nicolò|Anna Maria|Luca|Francesca'),
  familyNames: list('Rossi|Bianchi|De Luca|D’Angelo|Esposito|Lo Presti|Della Valle'),
  companies: list('Rossi S.p.A.|Bianchi S.r.l.|Comune di Muster|Ditta Esposito|Officine De Luca Srl'),
  streets: list(
    'Via Roma|Via XX Settembre|Via 25 Aprile|Piazza Garibaldi|P.zza Duomo|Corso Vittorio Emanuele II|Viale dei Mille|V.le Monza|Largo Augusto|Vicolo Stretto|Strada Statale 11|Via S. Marco|Via G. Verdi|Contrada San Nicola|Via dell’Università|C.so Italia|Via 4 Novembre|Piazzale Loreto|Lungotevere Testaccio',
  ),
  numbers: list('1|5|12|12/A|12A|12 bis|101|12/14|7b|snc|n. 12|n° 5'),
  beside: [
    ['unit', 'int. 3'],
    ['unit', 'interno 12'],
    ['staircase', 'scala B'],
    ['floor', 'piano 2'],
    ['floor', 'piano terra'],
    ['building', 'palazzina C'],
  ],
  boxes: list('Casella postale 12|C.P. 123|Fermo posta'),
};

export const VOCABULARIES: Readonly<Record<string, Vocabulary>> = {
  DE: GERMAN,
  AT: AUSTRIAN,
  CH: SWISS,
  FR: FRENCH,
  NL: DUTCH,
  IT: ITALIAN,
};
