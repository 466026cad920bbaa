/**
 * Whether a name without a legal form is plainly no person's: by what the body is called, or by a word in which nobody
 * could be called. `rbb`, `dm-drogerie markt`, `SBB CFF FFS`, `AOK Bayern`, `Bundesagentur für Arbeit`.
 */
export function isOrganisation(name: string): boolean {
  return BODY.test(name) || isVowelless(name);
}

/** `SNCF`, `LVM Versicherung`, `dm-drogerie markt`: letters for words at the beginning. */
function isVowelless(name: string): boolean {
  return VOWELLESS.test(name) && !SHORT_FORMS.test(name);
}

/** All of the name, its first word of three letters or more, or what a hyphen ends; never with a stop. */
const VOWELLESS =
  /^(?:[B-DF-HJ-NP-TV-XZ]{2,}(?: [B-DF-HJ-NP-TV-XZ]{2,})+$|[B-DF-HJ-NP-TV-XZ]{3,6}(?: |$)|[b-df-hj-np-tv-xz]{3,6}(?: |$)|[b-df-hj-np-tv-xz]{2}$|[b-df-hj-np-tv-xz]{2,}-\p{Ll}{2})/u;

/** Short forms of titles and ranks, and surnames without a vowel. */
const SHORT_FORMS =
  /^(?:mrs|hrn|hr|fr|dr|drs|frl|mr|ms|st|jr|sr|sgt|ssgt|msgt|cpt|cpl|pvt|pfc|msgr|mgr|msc|bsc|phd|mc|ng|dhr|mw|mlle|vlk|krk|brk|hrk|crk|smrz|chrs)(?: |$)/i;

/** Words of bodies that are nobody's surname, whole or at the end of a longer word. */
const BODY =
  /(?<![\p{L}-])(?:für|bundes(?:agentur|amt|anstalt|minister\p{L}*)|landes(?:amt|bank|kasse)|haus de[rs]|bund de[rs]|universität|institut|museum|stiftung|verein|verband|klinikum|krankenhaus|kirchengemeinde|pfarrgemeinde|gemeinde|finanzamt|hochschule|süd|bayern|westfalen|niedersachsen|deutschland|versicherung(?:en)?|société|association|fondation|mairie|université|hôpital|stichting|vereniging|gemeente|associazione|fondazione|comune di)(?![\p{L}-])|\p{L}{4}(?:versicherung(?:en)?|gesellschaft|verwaltung|verband|zentrum|agentur|stiftung|ministerium|behörde|krankenkasse|sparkasse|genossenschaft)(?!\p{L})/iu;
