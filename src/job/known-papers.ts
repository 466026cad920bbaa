/** Papers that need no size in a template: width and height in mm, upright. ISO 216; ANSI/ASME Y14.1. */
export const KNOWN_PAPERS: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  A3: { width: 297, height: 420 },
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
  Letter: { width: 215.9, height: 279.4 },
  Legal: { width: 215.9, height: 355.6 },
};
