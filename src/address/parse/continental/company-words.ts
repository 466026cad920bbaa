/** Legal forms, and what bodies that get mail are called: a line with one of them names no person. */
export const companyWords = new RegExp(
  String.raw`(?<![\p{L}\d])(?:` +
    [
      String.raw`g?GmbH|mbH|AG|KG|KGaA|OHG|GbR|e\. ?V\.?|e\. ?K\.?|e\. ?G\.?|eG|eGen|UG|SE|PartG|Ges\. ?m\. ?b\. ?H\.?|GesmbH|OG|AöR|KöR`,
      String.raw`Sàrl|S\. ?à ?r\. ?l\.?|SARL|S\.A\.R\.L\.?|SA|S\. ?A\.?|SAS|SASU|EURL|SNC|SCI|SCOP|Cie`,
      String.raw`B\. ?V\.?|BV|N\. ?V\.?|NV|V\. ?O\. ?F\.?|VOF|C\.V\.`,
      String.raw`S\. ?p\. ?A\.?|SpA|S\. ?r\. ?l\.?s?\.?|Srls?|S\. ?n\. ?c\.?|S\. ?a\. ?s\.?|Soc\. Coop\.?|ONLUS`,
      String.raw`Ltd\.?|Limited|Inc\.?|LLC|plc|Corp\.?`,
      String.raw`Firma|Fa\.|Stiftung|Fondation|Fondazione|Stichting|Verein|Verband|Association|Associazione|Vereniging`,
      String.raw`Gemeinde(?:verwaltung|amt)?|Stadt(?:verwaltung|werke|bibliothek|bücherei)?|Landkreis|Landratsamt|Magistrat|Mairie|Commune|Comune|Kanton|Canton`,
      String.raw`Ministerium|Finanzamt|\p{L}+(?:amt|gericht|schule|gymnasium|kasse|verwaltung|versicherung|verein|verband|verlag|klinik(?:um)?|bank|behörde|stiftung|gesellschaft|apotheke|kindergarten|ministerium|gemeinde)`,
      String.raw`Universität|Hochschule|Schule|Gymnasium|Kindergarten|Kita|Kindertagesstätte|Feuerwehr|Polizei|Rathaus|Bank|Klinik(?:um)?|Krankenhaus|Praxis|Kanzlei|Apotheke|Hotel|Gasthof|Restaurant|Verlag|Autohaus|Bäckerei|Museum|Bibliothek`,
      String.raw`Société|Sté|Ets|Établissements|École|Lycée|Collège|Hôpital|Banque|Syndicat|Cabinet`,
      String.raw`Ditta|Società|Scuola|Ospedale|Banca|Studio|Istituto|Bedrijf|Gemeente|Ziekenhuis`,
    ].join('|') +
    String.raw`)(?![\p{L}\d])`,
  'u',
);
