import { describe, expect, it } from 'vitest';
import { letterCaseOf } from '../../../src/address/tidy/letter-case.ts';
import { streetCase } from '../../../src/address/tidy/street-case.ts';
import { streetWithWords } from '../../../src/address/tidy/street-words.ts';

function tidied(country: string, street: string): string {
  return streetWithWords(streetCase(street, country), country);
}

describe('streets', () => {
  it.each([
    ['DE', 'HAUPTSTRASSE 5', 'Hauptstraße 5'],
    ['DE', 'AN DER ALTEN MÜHLE', 'An der Alten Mühle'],
    ['DE', 'STRASSE DES 17. JUNI', 'Straße des 17. Juni'],
    ['DE', 'KARL-VON-DRAIS-STR. 7', 'Karl-von-Drais-Straße 7'],
    ['DE', 'hauptstr. 12b', 'Hauptstraße 12b'],
    ['DE', 'Hauptstr 7', 'Hauptstraße 7'],
    ['DE', 'Hauptstr.7', 'Hauptstraße 7'],
    ['DE', 'Hauptstrasse', 'Hauptstraße'],
    ['DE', 'Berliner Str.', 'Berliner Straße'],
    ['DE', 'Berliner str. 12a', 'Berliner Straße 12a'],
    ['DE', 'Marktpl. 3', 'Marktplatz 3'],
    ['DE', 'WEISSENBURGER STRASSE', 'Weissenburger Straße'],
    ['AT', 'Mariahilfer Str. 12', 'Mariahilfer Straße 12'],
    ['CH', 'Bahnhofstr. 5', 'Bahnhofstrasse 5'],
    ['CH', 'Bahnhofstraße 5', 'Bahnhofstrasse 5'],
    ['CH', 'AV. DE LA GARE 5', 'Avenue de la Gare 5'],
    ['FR', 'RUE DE LA PAIX', 'Rue de la Paix'],
    ['FR', '12 bd Voltaire', '12 boulevard Voltaire'],
    ['FR', '12 BIS AV. DU GÉNÉRAL DE GAULLE', '12 bis Avenue du Général de Gaulle'],
    ['FR', 'RUE LA FAYETTE', 'Rue La Fayette'],
    ['FR', "ALLÉE DE L'ÉGLISE", "Allée de l'Église"],
    ['NL', 'Kerkstr. 5', 'Kerkstraat 5'],
    ['NL', 'JAN VAN GALENSTRAAT', 'Jan van Galenstraat'],
    ['IT', 'V.le Monza', 'Viale Monza'],
    ['IT', 'P.ZZA DEL DUOMO', 'Piazza del Duomo'],
    ['IT', 'VIA XX SETTEMBRE', 'Via XX Settembre'],
    ['IT', "VIA DELL'INDUSTRIA", "Via dell'Industria"],
    ['US', '123 NORTH MAIN STREET', '123 N Main St'],
    ['US', '3761 N. 14th St.', '3761 N 14th St'],
    ['US', '5TH AVENUE NE', '5th Ave NE'],
    ['US', 'Main Street Southwest', 'Main St SW'],
    ['US', 'MARTIN LUTHER KING JR BOULEVARD', 'Martin Luther King Jr Blvd'],
    ['US', 'AVENUE OF THE AMERICAS', 'Avenue of the Americas'],
    ['US', 'US HIGHWAY 61', 'US Highway 61'],
    ['US', '9245 CA 53', '9245 CA 53'],
    ['US', 'FM 1960', 'FM 1960'],
    ['US', 'MCDONALD RD', 'McDonald Rd'],
    ['CA', 'Maple Court', 'Maple Crt'],
    ['AU', 'George Street', 'George St'],
    ['GB', 'HIGH ST', 'High Street'],
    ['GB', '12 Mill Rd.', '12 Mill Road'],
  ])('%s %s → %s', (country, typed, expected) => {
    expect(tidied(country, typed)).toBe(expected);
  });

  it.each([
    ['US', 'Avenue Rd'],
    ['US', 'Court St'],
    ['US', 'North St'],
    ['US', 'West End Ave'],
    ['US', 'North Carolina Ave'],
    ['US', 'North Shore Dr'],
    ['US', 'Avenue C'],
    ['US', 'St Charles'],
    ['US', 'The Crescent'],
    ['US', 'Broadway'],
    ['US', 'State Highway 9'],
    ['GB', 'The Street'],
    ['GB', 'St Johns'],
    ['AU', 'The Parade'],
    ['DE', 'Am Rossmarkt 5'],
    ['DE', 'Straßburger Platz'],
    ['DE', 'C 4, 12'],
    ['DE', 'Postr'],
    ['FR', 'Chef de Baie'],
    ['FR', 'Avenir'],
    ['FR', 'ch. des Fleurs'],
    ['NL', 'Strandweg'],
    ['IT', 'Vico Lungo'],
    ['JP', 'CHIYODA-KU'],
  ])('%s %s stays', (country, typed) => {
    expect(tidied(country, typed)).toBe(typed);
  });

  it('are settled after one pass', () => {
    for (const [country, typed] of [
      ['US', '123 NORTH MAIN STREET'],
      ['DE', 'BERLINER STR 5'],
      ['FR', '12 BD VOLTAIRE'],
    ] as const) {
      const once = tidied(country, typed);
      expect(letterCaseOf(once)).toBe('mixed');
      expect(tidied(country, once)).toBe(once);
    }
  });
});
