/** A date pattern's parts: `d` day, `dd` with a leading zero, `M` `MM` month, `MMM` short, `MMMM` long, `y`, `yy`; `'de'` as it is. */
interface DatePatterns {
  readonly short: string;
  readonly medium: string;
  readonly long: string;
}

/** Patterns of one locale, from CLDR 48 where no comment says otherwise. */
export interface LocalePatterns {
  readonly decimal: string;
  /** Between groups of three digits, in plain numbers and in amounts of money. */
  readonly group: string;
  readonly moneyGroup: string;
  /** In amounts of money, where it is another one than in plain numbers. */
  readonly moneyDecimal?: string;
  /** So many digits before the decimals are parted into groups (CLDR's minimumGroupingDigits + 3), but of amounts four; absent: 4. */
  readonly leastGrouped?: number;
  /** `¤` stands for the currency's symbol, `#` for the digits, `-` for the minus sign. */
  readonly moneyPositive: string;
  readonly moneyNegative: string;
  /** Symbols of currencies; one that is not named is shown by its ISO code. */
  readonly symbols: Readonly<Record<string, string>>;
  /** Between a share and its sign; absent: nothing. */
  readonly percent?: string;
  /** Between month and year where there is no day: `de `. */
  readonly beforeYear?: string;
  /** Where there are more forms than for 1 and the rest: for whole millions, and 0 as 1 (French), or by the last digits (Polish). */
  readonly plural?: 'french' | 'millions' | 'polish';
  readonly dates: DatePatterns;
  readonly months: readonly string[];
  /** Months without a day, where they are written otherwise. */
  readonly monthsAlone?: readonly string[];
  /** Months of the medium pattern. */
  readonly shortMonths: readonly string[];
  /** How the first day of a month is written in medium and long dates, where it is not `1`. */
  readonly firstDay?: string;
}
