import { draws, type HeldTable } from './written-tables.ts';

/** Words of a language, as they stand in customers' tables. */
interface Words {
  readonly names: readonly string[];
  readonly firstNames: readonly string[];
  readonly streets: readonly string[];
  readonly towns: readonly string[];
  readonly goods: readonly string[];
  readonly header: readonly string[];
  /** Decimal comma, days as DD.MM.YYYY; else decimal point, MM/DD/YYYY. */
  readonly comma: boolean;
}

export const LANGUAGES: Readonly<Record<string, Words>> = {
  de: {
    names: [
      'Müller',
      'Schmidt',
      'Köhler',
      'Groß',
      'Bäcker',
      'Weiß',
      'Özdemir',
      'Lange',
      'von der Höh',
      'Schäfer-Krüger',
    ],
    firstNames: ['Jürgen', 'Anna', 'Björn', 'Käthe', 'Hans-Peter', 'Zoë', 'Ulrike', 'Günther'],
    streets: [
      'Hauptstraße 5',
      'Am Bühl 12a',
      'Königsallee 7',
      'Bahnhofstr. 112',
      'Straße des 17. Juni 135',
      'Gänsemarkt 1',
    ],
    towns: ['München', 'Köln', 'Düsseldorf', 'Görlitz', 'Berlin', 'Fürth', 'Bad Tölz'],
    goods: ['Zählermiete', 'Grundgebühr', 'Strom Haushalt, Tag', 'Rückvergütung', 'Kabel 3 m'],
    header: ['Kundennr', 'Name', 'Vorname', 'Straße', 'PLZ', 'Ort', 'Betrag', 'Fällig', 'Artikel'],
    comma: true,
  },
  en: {
    names: ['Smith', "O'Brien", 'Jones', 'Taylor', 'de Souza', 'Brown', 'Wilson-Clarke', 'MacDonald'],
    firstNames: ['John', 'Mary', 'Zachary', 'Ann', 'Peter', 'Olivia'],
    streets: ['12 High Street', '4455 Landing Ln, Apt 4', '1 Church Rd', '99 Bay Ave'],
    towns: ['London', 'Leeds', 'New York', 'St. Ives', 'Bath'],
    goods: ['Monthly fee', 'Late charge', 'Usage, peak', 'Credit', 'Cable 3 m'],
    header: [
      'customer_id',
      'last_name',
      'first_name',
      'street',
      'postcode',
      'city',
      'amount',
      'due_date',
      'item',
    ],
    comma: false,
  },
  fr: {
    names: ['Lefèvre', 'Dupont', 'Hélène-Moreau', 'Gérard', 'Le Goff', 'Noël', 'Garçon'],
    firstNames: ['François', 'Zoé', 'Anaïs', 'Jean', 'Benoît', 'Maëlle'],
    streets: ["12 rue de l'Église", '5 allée des Chênes', '3 bd du Général Leclerc', '8 côte de la Forêt'],
    towns: ['Orléans', 'Besançon', 'Nîmes', 'Évreux', 'Paris', 'Béziers'],
    goods: ['Abonnement', 'Électricité', 'Pénalité, retard', 'Avoir', 'Câble'],
    header: [
      'numero_client',
      'nom',
      'prénom',
      'adresse',
      'code_postal',
      'ville',
      'montant',
      'date_echeance',
      'article',
    ],
    comma: true,
  },
  pl: {
    names: ['Wójcik', 'Dąbrowski', 'Łukasik', 'Święcicki', 'Żak', 'Nowak', 'Zieliński'],
    firstNames: ['Małgorzata', 'Paweł', 'Grażyna', 'Jan', 'Bożena'],
    streets: ['ul. Święta 5', 'al. Żółkiewskiego 17', 'ul. Długa 3', 'Plac Wolności 2'],
    towns: ['Łódź', 'Kraków', 'Gdańsk', 'Częstochowa', 'Poznań'],
    goods: ['Opłata stała', 'Energia', 'Zwrot', 'Kabel'],
    header: ['id', 'nazwisko', 'imie', 'ulica', 'kod', 'miasto', 'kwota', 'termin', 'towar'],
    comma: true,
  },
  tr: {
    names: ['Şahin', 'Yıldız', 'Öztürk', 'Çelik', 'Doğan', 'Kaya'],
    firstNames: ['Ayşe', 'İbrahim', 'Güneş', 'Uğur', 'Çağla'],
    streets: ['Çiçek Sokağı 5', 'İstiklal Caddesi 12', 'Gül Sk. 7', 'Atatürk Blv. 1'],
    towns: ['İstanbul', 'Ağrı', 'Muğla', 'Eskişehir', 'İzmir'],
    goods: ['Abonelik ücreti', 'Elektrik', 'İade', 'Kablo'],
    header: ['musteri_no', 'soyad', 'ad', 'sokak', 'posta_kodu', 'sehir', 'tutar', 'vade', 'urun'],
    comma: true,
  },
};

/** Customers of a language with amounts and days; the same on every day. */
export function customers(language: string, rows: number, seed = 1): HeldTable {
  const words = LANGUAGES[language];
  if (words === undefined) throw new Error(`no words of ${language}`);
  const draw = draws(seed * 31 + rows);
  const pick = (list: readonly string[]): string => list[draw(list.length)] ?? '';
  const made = Array.from({ length: rows }, (_, i) => {
    const whole = String(draw(4) === 0 ? 1000 + draw(9000) : draw(1000));
    const cents = String(draw(100)).padStart(2, '0');
    const day = [
      String(1 + draw(28)).padStart(2, '0'),
      String(1 + draw(12)).padStart(2, '0'),
      String(2015 + draw(8)),
    ];
    const due = words.comma ? `${day[0]}.${day[1]}.${day[2]}` : `${day[1]}/${day[0]}/${day[2]}`;
    return [
      String(100_001 + i * 7),
      pick(words.names),
      pick(words.firstNames),
      pick(words.streets),
      String(10_000 + draw(80_000)),
      pick(words.towns),
      words.comma ? `${whole},${cents}` : `${whole}.${cents}`,
      due,
      draw(5) === 0 ? '' : pick(words.goods),
    ];
  });
  return { header: words.header, rows: made };
}
