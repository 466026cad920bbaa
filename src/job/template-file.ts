import * as z from 'zod';
import { paymentPart } from './payment-file.ts';
import { flowBlock, furnitureBlock } from './template-block-file.ts';
import { color, expression, formed, identifier, positiveLength, rect, text } from './typed-value.ts';

const pdfFile = formed(/\.pdf$/i, 'a PDF file');

/** A page of a PDF file; the name alone: its first page. */
const pdfPage = z.union([
  pdfFile,
  z.strictObject({ file: pdfFile, page: z.int().min(1).max(9999).default(1) }),
]);

export const paperFile = z.strictObject({
  size: z.strictObject({ width: positiveLength, height: positiveLength }).optional(),
  orientation: z.enum(['portrait', 'landscape']).optional(),
  first: rect,
  following: rect.optional(),
  address: rect,
  addressStyle: identifier.default('address'),
  stationery: z.strictObject({ first: pdfPage.optional(), following: pdfPage.optional() }).optional(),
});

export const styleFile = z.strictObject({
  like: identifier.optional(),
  font: identifier.optional(),
  bold: identifier.optional(),
  italic: identifier.optional(),
  boldItalic: identifier.optional(),
  size: z.number().min(3).max(200).optional(),
  leading: z.number().min(3).max(300).optional(),
  color: identifier.optional(),
  align: z.enum(['start', 'end', 'left', 'right', 'center', 'justify']).optional(),
  direction: z.enum(['auto', 'ltr', 'rtl']).optional(),
  hyphenate: z.boolean().optional(),
  kerning: z.boolean().optional(),
  ligatures: z.boolean().optional(),
  figures: z.enum(['tabular', 'proportional', 'oldStyle', 'proportionalOldStyle']).optional(),
  smallCaps: z.boolean().optional(),
  fit: z.strictObject({ min: z.number().min(3).max(200) }).optional(),
  overflow: z.enum(['wrap', 'fault']).optional(),
});

/** A template as it is typed: what `invoice.yaml` may hold. */
export const templateFile = z.strictObject({
  $schema: z.string().optional(),
  template: z.string().min(1),
  extends: z.string().min(1).optional(),
  language: formed(/^[a-z]{2,3}$/, 'a language such as `en`').default('en'),
  fonts: z.record(identifier, z.string().min(1)),
  fallback: z.array(z.string().min(1)).default([]),
  minResolution: z.number().min(0).max(1200).default(150),
  colors: z.record(identifier, color).default({}),
  styles: z.record(identifier, styleFile),
  papers: z.record(identifier, paperFile),
  texts: z.record(identifier, text).default({}),
  notes: z.record(identifier, text).default({}),
  let: z.record(identifier, expression).default({}),
  furniture: z.array(furnitureBlock).default([]),
  flow: z.array(flowBlock).min(1),
  payment: z.array(paymentPart).max(8).default([]),
});

export type StyleFile = z.output<typeof styleFile>;
export type PaperFile = z.output<typeof paperFile>;
