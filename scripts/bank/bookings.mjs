/**
 * What is booked on accounts: how often in a thousand, between which amounts (cents; below zero: paid out), how it is called in
 * German, French, Italian and English, and with whom.
 */
export const BOOKINGS = [
  {
    often: 400,
    least: -400,
    most: -18_900,
    called: ['Einkauf Debitkarte', 'Achat carte de débit', 'Acquisto carta di debito', 'Debit card purchase'],
    with: [
      'Dorfmarkt',
      'Bäckerei zum Korn',
      'Metzgerei Alpenblick',
      'Apotheke am Platz',
      'Kiosk Bahnhof',
      'Garage Seeblick',
    ],
  },
  {
    often: 130,
    least: -250,
    most: -9_500,
    called: [
      'Zahlung mit dem Telefon',
      'Paiement par téléphone',
      'Pagamento con il telefono',
      'Mobile payment',
    ],
    with: ['Hofladen Sonnenberg', 'Velowerk', 'Kino Rex', 'Brockenhaus', 'Parkhaus Zentrum'],
  },
  {
    often: 150,
    least: -2_500,
    most: -145_000,
    called: ['E-Banking-Auftrag', 'Ordre e-banking', 'Ordine e-banking', 'E-banking payment'],
    with: [
      'Krankenkasse Helvia',
      'Steueramt',
      'Elektrizitätswerk',
      'Telefon & Netz AG',
      'Versicherung Matterhorn',
    ],
  },
  {
    often: 90,
    least: -90_000,
    most: -245_000,
    called: ['Dauerauftrag', 'Ordre permanent', 'Ordine permanente', 'Standing order'],
    with: ['Immobilien Halde AG', 'Vorsorgestiftung 3a', 'Sparkonto'],
  },
  {
    often: 60,
    least: -10_000,
    most: -50_000,
    called: ['Bezug am Bancomat', 'Retrait au Bancomat', 'Prelievo al Bancomat', 'Cash withdrawal'],
    with: ['Bahnhof', 'Hauptsitz', 'Marktplatz'],
  },
  {
    often: 90,
    least: 4_000,
    most: 120_000,
    called: ['Gutschrift', 'Bonification', 'Bonifico', 'Credit transfer'],
    with: ['Steueramt', 'Krankenkasse Helvia', 'Sportverein Oberdorf', 'Ausgleichskasse'],
  },
  {
    often: 80,
    least: 385_000,
    most: 890_000,
    called: ['Lohn', 'Salaire', 'Stipendio', 'Salary'],
    with: ['Maschinenfabrik Aare AG', 'Kantonsspital', 'Gemeindeverwaltung', 'Uhrenwerk Jura SA'],
  },
];

/** Booked at the end of every month. */
export const FEE = ['Kontoführung', 'Tenue de compte', 'Tenuta del conto', 'Account maintenance'];

export const LANGUAGES = ['de', 'fr', 'it', 'en'];
