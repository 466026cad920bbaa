import type { Encoding } from '../../../job/table-plan.ts';

const NAMES: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'iso-8859-2': 'iso-8859-2',
  'iso-8859-9': 'iso-8859-9',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'ibm-850': 'cp850',
  ibm850: 'cp850',
  cp850: 'cp850',
  ibm437: 'cp437',
  cp437: 'cp437',
};

/** The encoding that an XML declaration names; undefined when there is none, or one that is not read. */
export function declaredEncoding(text: string): Encoding | undefined {
  const name = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1]?.toLowerCase();
  return name === undefined ? undefined : NAMES[name];
}
