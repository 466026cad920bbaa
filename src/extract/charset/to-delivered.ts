import type { Buffer } from 'node:buffer';
import type { Encoding } from '../../job/table-plan.ts';
import { toUtf16 } from './utf16.ts';

/** A row's bytes as they stood in a file of that encoding: run.db keeps UTF-16 in its UTF-8 form. */
export function toDelivered(bytes: Buffer, encoding: Encoding): Buffer {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? toUtf16(bytes, encoding) : bytes;
}
