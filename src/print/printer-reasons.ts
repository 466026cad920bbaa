import type { IppAttributes } from './ipp-message.ts';

/** RFC 8011, 5.4.12, in the words of a print room. */
const WORDS: Readonly<Record<string, string>> = {
  'media-empty': 'paper is out',
  'media-needed': 'it waits for paper of the job’s size',
  'media-jam': 'paper is jammed',
  'media-low': 'paper is low',
  'cover-open': 'a cover is open',
  'door-open': 'a door is open',
  'input-tray-missing': 'a tray is missing',
  'output-tray-missing': 'an output tray is missing',
  'output-area-full': 'the output is full',
  'output-area-almost-full': 'the output is nearly full',
  'toner-empty': 'toner is out',
  'toner-low': 'toner is low',
  'marker-supply-empty': 'ink or toner is out',
  'marker-supply-low': 'ink or toner is low',
  'fuser-over-temp': 'the fuser is too hot',
  paused: 'it is paused',
  shutdown: 'it is switched off',
  offline: 'it is offline',
  'timed-out': 'its engine does not answer',
  'connecting-to-device': 'it reaches for its engine',
  'stopped-partly': 'a part of it is stopped',
  'spool-area-full': 'its store is full',
};

/** What a printer complains of; reports such as `none` are left out, unknown ones are told as they are. */
export function complaintsOf(attributes: IppAttributes | undefined): string[] {
  const reasons = attributes?.get('printer-state-reasons') ?? [];
  return reasons.flatMap((reason) => {
    if (typeof reason !== 'string' || reason === 'none' || reason.endsWith('-report')) return [];
    const plain = reason.replace(/-(error|warning)$/, '');
    return [WORDS[plain] ?? plain];
  });
}
