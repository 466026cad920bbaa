/**
 * Words that stand in column names, in the languages of Europe: whole words, small letters, without accents. What a
 * value holds is not among them (`street` is, `berlin` is not).
 */
const WORDS = `
id ids no nr num nummer numero number nbr code key schluessel kennzeichen kz type typ art status state kind class
klasse category kategorie group gruppe index idx pos position line zeile seq sequence lfd ref reference referenz guid
uuid sku ean isbn gtin url uri link email mail web website homepage ip host port path file filename user username login
name names names1 vorname nachname familienname firstname lastname surname forename middlename fullname initials anrede
titel title salutation gender sex geschlecht birthday birthdate birth geburtsdatum geb geburtstag dob age alter nom
prenom civilite nombre apellido apellidos cognome nome
kunde kunden customer customers client clients debitor kreditor vendor lieferant supplier partner account accounts
konto kontonummer accountnumber kontonr iban bic swift blz bank bankname bankleitzahl owner inhaber empfaenger
beguenstigter auftraggeber zahlungspflichtiger payee payer sender absender company firma unternehmen organisation
organization department abteilung branch filiale store shop site mandant buchungskreis
street strasse str hausnummer hausnr address adresse address1 address2 anschrift addr line1 line2 zusatz city town ort
stadt place location region province provinz county bundesland kanton country land laendercode zip zipcode plz
postleitzahl postcode postalcode postal phone telefon tel telephone fax mobile mobil handy lat latitude lon lng
longitude breite laenge rue ville pays codepostal calle ciudad pais via citta paese strada
date datum day tag month monat year jahr time zeit uhrzeit timestamp created updated modified changed erstellt geaendert
start end begin beginn ende von bis from to until since valid gueltig gultig due faellig faelligkeit buchungstag
buchungsdatum valuta wertstellung valutadatum belegdatum rechnungsdatum invoicedate orderdate lieferdatum periode period
quarter quartal week woche fecha data jour mois annee
amount amt betrag total totals sum summe subtotal net netto gross brutto price preis unitprice einzelpreis cost kosten
value wert saldo balance tax steuer mwst ust vat ustid discount rabatt fee gebuehr rate satz percent prozent quantity
qty menge anzahl count stueck units unit einheit einh currency waehrung wahrung whg curr weight gewicht size groesse
volume length width height montant prix quantite importe precio importo prezzo debit credit soll haben umsatz revenue
sales profit margin budget actual salary gehalt
invoice invoices rechnung rechnungsnummer rechnungsnr rechnr beleg belegnummer belegnr order orders auftrag auftragsnr
bestellung bestellnr bestellnummer item items artikel artikelnr artikelnummer product produkt material
bezeichnung description beschreibung desc text verwendungszweck zweck purpose buchungstext comment comments kommentar
bemerkung remark remarks note notes notiz hinweis message subject betreff label tags flag active aktiv enabled deleted
geloescht is has source quelle target ziel parent child level rank score rating version language lang sprache locale
iso iso2 iso3 color colour farbe model modell brand marke manufacturer hersteller serial seriennummer
merkmal pan kurzbezeichnung pruefziffer datensatznummer loeschung nachfolge vertrag contract policy vertragsnummer
meter zaehler zaehlernummer zaehlerstand verbrauch consumption usage tarif tariff plan result value1 value2 first last
nazwisko imie ulica miasto kod kwota termin wartosc ilosc voornaam achternaam straat plaats bedrag huisnummer
klantnummer naam comune indirizzo codice cap provincia numero codigo cantidad direccion telefono fornamn efternamn gata
belopp navn fornavn efternavn gade belob jmeno prijmeni mesto castka soyad ad sehir tutar ilce middle full short long old new min max avg mean median std var x y z lfdnr satzart satzkennzeichen recordtype row record
`;

const KNOWN: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));

/** The words of a column name: `KundenNr`, `customer_id`, `Betrag (EUR)` → small letters without accents. */
export function wordsOf(name: string): string[] {
  return foldedName(name)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** Share of a name's words that column names are made of. */
export function familiarity(name: string): number {
  const words = wordsOf(name);
  if (words.length === 0) return 0;
  const known = words.filter((word) => KNOWN.has(word) || KNOWN.has(word.replace(/\d+$/, ''))).length;
  return known / words.length;
}

const SPELLED: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
};

/** A name in ASCII as far as it can be: umlauts spelled out, accents left off. */
export function foldedName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[äöüßÄÖÜ]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[łŁ]/g, 'l')
    .replace(/[đĐ]/g, 'd');
}
