/**
 * The active codes of ISO 4217, funds codes among them, by the digits after their decimal sign: list one as published on
 * 2026-01-01. Codes without a minor unit (metals, XDR and the like, tests, no currency) are left out: nobody is billed in
 * them. So are withdrawn ones, whatever the run date (ANG, now XCG; BGN and HRK, now EUR; CUC, now CUP; ZWL, now ZWG):
 * nobody can pay in them any more, and a source that still writes them is to be asked, not guessed at.
 */
const CODES: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
    COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
    INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
    MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
    STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const DIGITS: ReadonlyMap<string, number> = new Map(
  CODES.flatMap(([digits, codes]) => codes.split(/\s+/).map((code): [string, number] => [code, digits])),
);

/**
 * How many decimals an amount in this currency has: its minor unit is 10 to the power of minus this. Undefined for
 * whatever is no active currency of ISO 4217.
 */
export function minorDigits(currency: string): number | undefined {
  return DIGITS.get(currency);
}
