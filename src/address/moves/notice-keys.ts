/** By what notices find recipients; '' where there is nothing to find anybody by. */
export interface NoticeKeys {
  /** Country, postal code, town and street with unit. */
  readonly place: string;
  /** The place, and the whole name; of a company without a person its name. */
  readonly person: string;
  /** The place and the family name; '' where it cannot be told from the name. */
  readonly household: string;
}

/** Takes the keys out of an address's match key (`address-keys.ts`): country, code, town, street, family name, given name, company. */
export function noticeKeys(matchKey: string): NoticeKeys {
  const [country = '', code = '', town = '', street = '', family = '', given = '', company = ''] =
    matchKey.split('|');
  if (country === '' || street === '' || (code === '' && town === '')) return NONE;
  const place = `${country}|${code}|${town}|${street}`;
  // A name that could not be taken apart stands whole in place of the family name.
  const name = `${given} ${family}`.trim() || company;
  const isFamily = family !== '' && (given !== '' || !family.includes(' '));
  return {
    place,
    person: name === '' ? '' : `${place}|${name}`,
    household: isFamily ? `${place}|${family}` : '',
  };
}

const NONE: NoticeKeys = { place: '', person: '', household: '' };
