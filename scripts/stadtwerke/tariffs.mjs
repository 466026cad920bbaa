/**
 * What the fictitious utility sells. Prices are net, `work` in 1/10,000 euro a unit, `base` in cents a year, each before and
 * from the day of the change on. `shape`: a month's share of the year in 1/1000.
 */
export const DIVISIONS = {
  electricity: {
    name: 'Strom',
    unit: 'kWh',
    tariff: 'SeeStrom Natur',
    rate: 19,
    work: [3124, 2987],
    base: [11880, 12480],
    shape: [98, 88, 88, 80, 77, 73, 73, 74, 77, 84, 91, 97],
    tax: 205,
  },
  gas: {
    name: 'Erdgas',
    unit: 'kWh',
    tariff: 'SeeGas Klassik',
    rate: 19,
    work: [941, 897],
    base: [14280, 14280],
    shape: [172, 147, 124, 81, 44, 20, 17, 17, 31, 79, 121, 147],
    tax: 55,
  },
  water: {
    name: 'Trinkwasser',
    unit: 'm³',
    tariff: 'Allgemeiner Tarif Wasser',
    rate: 7,
    work: [22100, 22800],
    base: [6240, 6240],
    shape: [80, 75, 80, 81, 86, 93, 97, 94, 82, 79, 76, 77],
    tax: 0,
  },
};

/** Days of 2025 before and from the change of tariffs on 1 July. */
export const DAYS = [181, 184];
