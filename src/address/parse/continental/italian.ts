import { compileGrammar, type Language } from './grammar.ts';

const NAME = String.raw`(?: (?!(?:scala|sc|int|interno|piano|via|viale|piazza|corso)(?![\p{L}]))[\p{L}'’][\p{L}\p{M}'’.-]*)+`;

export const italian: Language = {
  parts: {
    postBox: String.raw`(?:casella postale|cas\. ?post\.?|c\.? ?p\.?) ?(?:n\.? ?)?\d{1,6}|casella postale(?=$|[,;])|fermo ?posta`,
    district: String.raw`(?:frazione|fraz\.?|localit[àa]['’]?|loc\.?|borgata)[ :]{1,2}\p{L}[^,;()\d]*[^,;()\d /-]`,
    floor: String.raw`(?:piano terra|piano rialzato|piano ammezzato|piano ?\d{1,2}|p\. ?\d{1,2}|\d{1,2} ?[°º^]? ?piano|(?:primo|secondo|terzo|quarto|quinto|sesto|settimo|ottavo) piano|piano (?:primo|secondo|terzo|quarto|quinto|sesto|settimo|ottavo)|seminterrato|p\. ?t\.)`,
    staircase: String.raw`(?:scala|sc\.?) ?ID`,
    building: [
      String.raw`(?:palazzina|palazzo|pal\.?|edificio|edif\.?|ed\.?|lotto|isolato|torre|blocco|corpo|fabbricato|fabbr\.?|capannone) ?ID`,
    ].join('|'),
    unit: String.raw`(?:interno|int\.?|appartamento|app\.?|porta|ufficio|negozio|stanza) ?ID`,
  },
  named: String.raw`(?:condominio|cond\.|residence|complesso|palazzo|villaggio)${NAME}`,
  street: String.raw`^(?:via|viale|v\.le|vle|v\.|piazza|piazzetta|piazzale|p\.?zza|p\.za|pza|p\.(?:zza)?le|p\.le|corso|c\.so|largo|l\.go|vicolo|vico|v\.lo|strada|str\.|stradone|contrada|c\.da|c\/da|salita|lungo\p{L}+|calle|campo|campiello|fondamenta|sestiere|rione|regione|reg\.|traversa|rotonda|galleria|s\.s\.|s\.p\.|ss|sp|statale|provinciale|zona industriale|z\.i\.|circonvallazione|cascina|riva|rio|ruga|borgo|loc\.?|localit[àa]['’]?|fraz\.?|frazione|viottolo|passeggiata|ponte|molo|banchina|discesa|vocabolo|voc\.)(?![\p{L}])`,
  numbered: 'strada|via|traversa|calle|s\\.s\\.|s\\.p\\.|ss|sp|strada statale|strada provinciale',
  department: String.raw`uffici?o?|uff\.|reparto|rep\.|servizio|direzione|amministrazione|contabilit[àa]|segreteria|acquisti|dipartimento`,
  salutation: String.raw`Sig\.?|Sig\.ra|Sigg\.|Signora?|Sig\.na|Gent\.mo|Gent\.ma|Egr\.|Spett\.(?:le)?|Spettabile|Dott\.(?:ssa)?|Dr\.?|Ing\.|Avv\.|Geom\.|Prof\.(?:ssa)?|Rag\.|Arch\.|Famiglia|Fam\.`,
  site: String.raw`zona industriale|z\.i\.|frazione|fraz\.?|localit[àa]['’]?|loc\.?|contrada|c\.da|borgata`,
};

/** `12`, `12/A`, `12 bis`, `12-14`, `n. 12`, `3 rosso`, `snc`, `km 12,300`. */
const italianNumber =
  String.raw`(?:(?:n\. ?[°º]?|nr\.?|n[°º]|num\.|civico) ?)?\d{1,5}(?![\d°º^])(?: ?[-/]? ?(?:bis|ter|quater|[a-z](?![\p{L}\d.'’])))?(?: ?[-/–] ?\d{1,4}(?!\d)(?:\/?[a-z](?![\p{L}\d.'’]))?){0,3}(?: ?(?:rosso|nero|r\.)(?![\p{L}]))?` +
  String.raw`|s\. ?n\. ?c?\.?(?![\p{L}])|snc|sn(?![\p{L}])|senza numero|km\.? ?\d{1,3}(?:[.,+]\d{1,3})?`;

export const italy = compileGrammar({
  country: 'IT',
  languages: [italian],
  numberAt: 'end',
  houseNumber: italianNumber,
  code: String.raw`\d{5}`,
  codePrefix: 'I|IT',
  region:
    /(?:[ ,-]+|(?<=[ ,(]))\(?(A[GLNOPQRTV]|B[AGILNORSTZ]|C[ABEHILNORSTZ]|E[EN]|F[CEGIMRO]|G[EOR]|I[MS]|K[R]|L[CEIOTU]|M[BCEINOST]|N[AOU]|O[RTG]|P[ACDEGINORSTUVZ]|R[ACEGIMNO]|S[AIOPRSUV]|T[AENOPRSV]|U[D]|V[ABCEIRTVS])\)?$/,
});
