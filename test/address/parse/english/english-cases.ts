import type { PartName } from '../../../../src/model/address-parts.ts';

/** Country, what was typed (lines divided by ` / `), and every part that is not empty but the country. */
export type Case = readonly [country: string, typed: string, parts: Partial<Record<PartName, string>>];

const place = { city: 'Springfield', region: 'IL', postalCode: '62701' };

export const CASES: readonly Case[] = [
  [
    'GB',
    '5 High Street, Oxford, Oxon OX1 4AA',
    { houseNumber: '5', street: 'High Street', city: 'Oxford', region: 'Oxon', postalCode: 'OX1 4AA' },
  ],
  [
    'GB',
    'Unit 4 Mill Trading Estate / Mill Road / Oxford / OX1 4AA',
    {
      unit: 'Unit 4',
      building: 'Mill Trading Estate',
      street: 'Mill Road',
      city: 'Oxford',
      postalCode: 'OX1 4AA',
    },
  ],
  [
    'US',
    '123 N Main St Apt 4B Springfield IL 62701',
    { houseNumber: '123', street: 'N Main St', unit: 'Apt 4B', ...place },
  ],
  [
    'US',
    'Springfield, IL 62701 / 123 Main Street NW / John Smith',
    { houseNumber: '123', street: 'Main Street NW', name: 'John Smith', ...place },
  ],
  [
    'US',
    'Acme Widgets, Inc. / c/o Jane Doe / PO Box 12 / Springfield, Illinois 62701-1234',
    {
      company: 'Acme Widgets, Inc.',
      careOf: 'Jane Doe',
      postBox: 'PO Box 12',
      city: 'Springfield',
      region: 'Illinois',
      postalCode: '62701-1234',
    },
  ],
  [
    'US',
    '112-10 Astoria Blvd, Queens, NY 11369',
    { houseNumber: '112-10', street: 'Astoria Blvd', city: 'Queens', region: 'NY', postalCode: '11369' },
  ],
  [
    'US',
    '12 1/2 Oak Ave, Salem, OR 97301',
    { houseNumber: '12 1/2', street: 'Oak Ave', city: 'Salem', region: 'OR', postalCode: '97301' },
  ],
  [
    'US',
    'N6W23001 Bluemound Rd, Waukesha, WI 53188',
    { houseNumber: 'N6W23001', street: 'Bluemound Rd', city: 'Waukesha', region: 'WI', postalCode: '53188' },
  ],
  ['US', 'Main & 1st, Springfield, IL 62701', { street: 'Main & 1st', ...place }],
  [
    'US',
    'SGT John Doe / PSC 3 Box 4120 / APO AE 09021',
    { name: 'SGT John Doe', postBox: 'PSC 3 Box 4120', city: 'APO', region: 'AE', postalCode: '09021' },
  ],
  [
    'US',
    'Unit 2050 Box 4190 / APO AP 96278',
    { postBox: 'Unit 2050 Box 4190', city: 'APO', region: 'AP', postalCode: '96278' },
  ],
  [
    'US',
    'CMR 411 Box 3568 / APO AE 09112',
    { postBox: 'CMR 411 Box 3568', city: 'APO', region: 'AE', postalCode: '09112' },
  ],
  ['US', 'RR 2 Box 18 / Springfield IL 62701', { postBox: 'RR 2 Box 18', ...place }],
  ['US', 'HC 68 Box 23A, Springfield IL 62701', { postBox: 'HC 68 Box 23A', ...place }],
  [
    'US',
    'Urb Las Gladiolas / 150 Calle A / San Juan PR 00926',
    {
      district: 'Urb Las Gladiolas',
      houseNumber: '150',
      street: 'Calle A',
      city: 'San Juan',
      region: 'PR',
      postalCode: '00926',
    },
  ],
  [
    'US',
    '500 Main St PMB 12, Springfield, IL 62701',
    { houseNumber: '500', street: 'Main St', unit: 'PMB 12', ...place },
  ],
  [
    'US',
    '2855 Old Hwy 5, Ste 110, Springfield, IL 62701',
    { houseNumber: '2855', street: 'Old Hwy 5', unit: 'Ste 110', ...place },
  ],
  [
    'US',
    '17380 N Highway 50 / Springfield IL 62701',
    { houseNumber: '17380', street: 'N Highway 50', ...place },
  ],
  [
    'US',
    '20 Benton Pl St Louis, MO 63104',
    { houseNumber: '20', street: 'Benton Pl', city: 'St Louis', region: 'MO', postalCode: '63104' },
  ],
  [
    'US',
    '218 Datura St 3rd Fl West Palm Beach FL 33402',
    {
      houseNumber: '218',
      street: 'Datura St',
      floor: '3rd Fl',
      city: 'West Palm Beach',
      region: 'FL',
      postalCode: '33402',
    },
  ],
  [
    'US',
    '4343 Shallowford Rd Bldg B, Suite 8A, Marietta, Georgia 30062',
    {
      houseNumber: '4343',
      street: 'Shallowford Rd',
      building: 'Bldg B',
      unit: 'Suite 8A',
      city: 'Marietta',
      region: 'Georgia',
      postalCode: '30062',
    },
  ],
  [
    'US',
    'Suite 200 7000 Peachtree Dunwoody Rd, NE, Atlanta, GA 30328',
    {
      unit: 'Suite 200',
      houseNumber: '7000',
      street: 'Peachtree Dunwoody Rd NE',
      city: 'Atlanta',
      region: 'GA',
      postalCode: '30328',
    },
  ],
  [
    'US',
    'Unit A 123 Court St, Springfield, IL 62701',
    { unit: 'Unit A', houseNumber: '123', street: 'Court St', ...place },
  ],
  ['US', '100 Avenue Rd, Springfield, IL 62701', { houseNumber: '100', street: 'Avenue Rd', ...place }],
  ['US', '123 1st Ave S / Springfield IL 62701', { houseNumber: '123', street: '1st Ave S', ...place }],
  ['US', 'General Delivery, Springfield, IL 62701', { postBox: 'General Delivery', ...place }],
  [
    'US',
    '144 S 500 E, Salt Lake City, UT 84102',
    { houseNumber: '144', street: 'S 500 E', city: 'Salt Lake City', region: 'UT', postalCode: '84102' },
  ],
  [
    'US',
    '10 Elm St, Amherst, MA 1002',
    { houseNumber: '10', street: 'Elm St', city: 'Amherst', region: 'MA', postalCode: '1002' },
  ],
  [
    'CA',
    '10-123 Main St NW, Edmonton AB T5J 2R4',
    {
      unit: '10',
      houseNumber: '123',
      street: 'Main St NW',
      city: 'Edmonton',
      region: 'AB',
      postalCode: 'T5J 2R4',
    },
  ],
  [
    'CA',
    '123 rue Main app 5 / Montréal QC  H3Z 2Y7',
    {
      houseNumber: '123',
      street: 'rue Main',
      unit: 'app 5',
      city: 'Montréal',
      region: 'QC',
      postalCode: 'H3Z 2Y7',
    },
  ],
  [
    'CA',
    'C.P. 123 succ Centre-Ville / Montréal (Québec) H3C 1A1',
    { postBox: 'C.P. 123 succ Centre-Ville', city: 'Montréal', region: '(Québec)', postalCode: 'H3C 1A1' },
  ],
  [
    'CA',
    'Jean Tremblay / PO Box 4001 Stn A / Victoria BC V8X 3X4',
    {
      name: 'Jean Tremblay',
      postBox: 'PO Box 4001 Stn A',
      city: 'Victoria',
      region: 'BC',
      postalCode: 'V8X 3X4',
    },
  ],
  [
    'CA',
    '123, rue Royale, Québec QC G1R 1A1',
    { houseNumber: '123', street: 'rue Royale', city: 'Québec', region: 'QC', postalCode: 'G1R 1A1' },
  ],
  [
    'AU',
    '5/12 Smith St, Richmond VIC 3121',
    { unit: '5', houseNumber: '12', street: 'Smith St', city: 'Richmond', region: 'VIC', postalCode: '3121' },
  ],
  [
    'AU',
    'Unit 5 12 Smith St Richmond VIC 3121',
    {
      unit: 'Unit 5',
      houseNumber: '12',
      street: 'Smith St',
      city: 'Richmond',
      region: 'VIC',
      postalCode: '3121',
    },
  ],
  [
    'AU',
    'Lot 5 Smith St / Richmond VIC 3121',
    { houseNumber: 'Lot 5', street: 'Smith St', city: 'Richmond', region: 'VIC', postalCode: '3121' },
  ],
  [
    'AU',
    'Level 7 17 Jones St / North Sydney NSW 2060',
    {
      floor: 'Level 7',
      houseNumber: '17',
      street: 'Jones St',
      city: 'North Sydney',
      region: 'NSW',
      postalCode: '2060',
    },
  ],
  [
    'AU',
    'GPO Box 1234 / Sydney NSW 2001',
    { postBox: 'GPO Box 1234', city: 'Sydney', region: 'NSW', postalCode: '2001' },
  ],
  [
    'AU',
    'Locked Bag 12 / Sydney NSW 2001',
    { postBox: 'Locked Bag 12', city: 'Sydney', region: 'NSW', postalCode: '2001' },
  ],
  [
    'GB',
    'Flat 2, 12 High Street, London SW1A 1AA',
    { unit: 'Flat 2', houseNumber: '12', street: 'High Street', city: 'London', postalCode: 'SW1A 1AA' },
  ],
  [
    'GB',
    'Mr A Smith / Rose Cottage / Mill Lane / Little Snoring / FAKENHAM / NR21 0HW',
    {
      name: 'Mr A Smith',
      building: 'Rose Cottage',
      street: 'Mill Lane',
      district: 'Little Snoring',
      city: 'FAKENHAM',
      postalCode: 'NR21 0HW',
    },
  ],
  [
    'GB',
    '12, High Street, Guildford, Surrey, GU1 3AA',
    { houseNumber: '12', street: 'High Street', city: 'Guildford', region: 'Surrey', postalCode: 'GU1 3AA' },
  ],
  [
    'GB',
    'GU1 3AA / Guildford / 12a High Street',
    { houseNumber: '12a', street: 'High Street', city: 'Guildford', postalCode: 'GU1 3AA' },
  ],
  [
    'GB',
    '1A Seastone Court, Station Road, Holt, NR25 7HG',
    { building: '1A Seastone Court', street: 'Station Road', city: 'Holt', postalCode: 'NR25 7HG' },
  ],
];
