import type { TemplateEntry } from './template-data.ts';

const HONG_KONG = '{{{attention}}}\n{{{house}}}\n{{{house_number}}} {{{road}}}\n';
const DISTRICT = '{{#first}} {{{state_district}}} || {{{region}}} {{/first}}\n';

/**
 * What the OpenCage data set has changed since the package took it over, country by country and key by key. To be
 * emptied when the package has caught up: a test compares with the public suite.
 */
export const TEMPLATE_CHANGES: Readonly<Record<string, TemplateEntry>> = {
  // The district is no part of the name of the place.
  AT: { replace: [['^Politischer Bezirk ', '']] },
  // A comma before the number.
  BR: {
    address_template:
      '{{{attention}}}\n{{{house}}}\n{{{road}}}, {{{house_number}}}{{#first}}, {{{quarter}}}{{/first}}\n' +
      '{{#first}} {{{suburb}}} || {{{city_district}}} || {{{village}}} || {{{hamlet}}}{{/first}}\n' +
      '{{#first}} {{{city}}} || {{{town}}} || {{{state_district}}} {{/first}} - ' +
      '{{#first}} {{{state_code}}} || {{{state}}} {{/first}}\n{{{postcode}}}\n{{{country}}}\n',
  },
  // The region stands in for a district that is not known, and the country has its own line.
  HK: { address_template: `${HONG_KONG}${DISTRICT}{{{state}}}\n{{{country}}}\n` },
  // A line that is only one letter says nothing.
  HU: { postformat_replace: [['\n.\n', '\n']] },
  // Area and block tell where a house is.
  KW: {
    address_template:
      '{{{attention}}}\n{{{house}}}\n{{#first}} {{{area}}} {{{city_block}}} || {{{neighbourhood}}} || ' +
      '{{{city_district}}} || {{{suburb}}} {{/first}}\n{{{road}}}\n{{{house_number}}} {{{house}}}\n' +
      '{{{postcode}}} {{#first}} {{{city}}} || {{{town}}} || {{{village}}} || {{{hamlet}}} {{/first}}\n{{{country}}}\n',
  },
  // State and town have one name.
  MC: {
    fallback_template:
      '{{{attention}}}\n{{{house}}}\n{{{road}}} {{{house_number}}}\n{{{place}}}\n{{#first}} {{{neighbourhood}}} || ' +
      '{{{city_district}}} || {{{municipality}}} || {{{suburb}}}{{/first}}\n{{{city}}}\n{{{country}}}\n',
    postformat_replace: [['Monaco\nMonaco', 'Monaco']],
  },
};

export const ALIAS_CHANGES = [{ name: 'municipality', alias: 'area' }];
