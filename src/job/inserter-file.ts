import * as z from 'zod';
import { MOST_POSITIONS, MOST_STATIONS, OMR_POSITIONS } from './omr-position.ts';
import { formed, label, length, positiveLength } from './typed-value.ts';

/** What `inserter` in a job file and a profile file may hold: an inserter, or what is otherwise than in the profile it begins with. */

const omrPosition = z.enum(OMR_POSITIONS);

const zero = z.enum(['used', 'skipped']);

/** Values of six bits. */
const counted = z.int().min(0).max(63);

const markRules = {
  /** More than any machine reads, so that a check can say so. */
  positions: z.array(omrPosition).min(2).max(100),
  parity: z.enum(['even', 'odd']),
  parityOver: z.union([z.literal('all'), z.array(omrPosition).min(1).max(100)]),
  sequence: z
    .strictObject({
      first: counted,
      direction: z.enum(['up', 'down']),
      zero,
      counts: z.enum(['stream', 'piece']),
      polarity: z.enum(['normal', 'inverse']),
    })
    .partial(),
  match: z.strictObject({ first: counted, zero }).partial(),
  insertsOn: z.enum(['first', 'last', 'every']),
  autoBatch: z.int().min(0).max(1_000_000),
};

const omr = z
  .strictObject({
    ...markRules,
    x: length,
    length: positiveLength,
    thickness: positiveLength,
    firstMark: length,
    pitch: positiveLength,
    clearFrom: length,
    clearTo: length,
    clearBefore: length,
    clearAfter: length,
  })
  .partial();

const code = z
  .strictObject({
    symbology: z.enum(['datamatrix', 'qr', 'code-128', 'code-39', 'interleaved-2-of-5']),
    shape: z.enum(['square', 'rectangular']),
    correction: z.enum(['L', 'M', 'Q', 'H']),
    height: positiveLength,
    bars: z.enum(['picket', 'ladder']),
    check: z.boolean(),
    marks: z.strictObject(markRules).partial(),
    payload: formed(
      /^([0-9A-Z ./:+-]|\{[a-z]+:[1-9][0-9]?\})+$/,
      'digits, capitals, `. / : + -` and fields such as `{piece:7}`',
    ),
    x: length,
    y: length,
    module: positiveLength,
    quiet: z.int().min(1).max(20),
  })
  .partial();

const none = z.literal('none');

const xmlName = formed(/^[A-Za-z_][\w.-]{0,63}$/, 'a name such as `piece`');

const controlColumn = z.strictObject({
  name: xmlName,
  value: z.string().max(200),
  width: z.int().min(1).max(500).optional(),
  align: z.enum(['left', 'right']).default('left'),
  pad: z.string().min(1).max(2).default(' '),
  cut: z.boolean().default(false),
});

const control = z
  .strictObject({
    preset: label,
    format: z.enum(['delimited', 'fixed', 'xml']),
    row: z.enum(['piece', 'sheet']),
    extension: formed(/^[a-z0-9]{1,8}$/, 'small letters and digits, such as `csv`'),
    encoding: z.enum(['utf-8', 'iso-8859-1', 'windows-1252']),
    lineEnd: z.enum(['crlf', 'lf']),
    delimiter: formed(/^[^"\r\n]$/u, 'one character'),
    header: z.boolean(),
    guard: z.boolean(),
    root: xmlName,
    element: xmlName,
    columns: z.array(controlColumn).min(1).max(200),
  })
  .partial();

const span = z.tuple([positiveLength, positiveLength]);

const limits = z
  .strictObject({
    thickness: span,
    length,
    pitch: span,
    pitchPerThickness: z.number().min(1).max(100),
    positions: z.int().min(2).max(MOST_POSITIONS),
    codeLength: positiveLength,
    safetyAtEnd: z.boolean(),
    clearAlong: length,
    clearAcross: length,
    leadEdge: length,
    trailEdge: length,
    paperEdge: length,
    module: span,
    bar: span,
    barLength: length,
    quiet: z.int().min(0).max(50),
    foldPlay: length,
  })
  .partial();

/** Whatever is left out is as in the profile. */
const machine = {
  dpi: z.union([z.literal(300), z.literal(600), z.literal(1200)], { error: '300, 600 or 1200' }).optional(),
  omr: z.union([omr, none]).optional(),
  code: z.union([code, none]).optional(),
  readable: z
    .strictObject({ x: length, y: length, size: z.number().min(3).max(20), length: positiveLength })
    .partial()
    .optional(),
  feed: z
    .strictObject({
      fold: z.enum(['c', 'z', 'v', 'none']),
      order: z.enum(['address-first', 'address-last']),
      face: z.enum(['up', 'down']),
    })
    .partial()
    .optional(),
  /** Name of a layout, or what is otherwise than in the one of the profile. */
  control: z.union([label, control]).optional(),
  stations: z.int().min(0).max(MOST_STATIONS).optional(),
  limits: limits.optional(),
};

const PROFILE_FILE = /^[^\s\\][^\\]*\.ya?ml$/;

/** Whether a profile's name is that of a file. */
export function isProfileFile(profile: string): boolean {
  return PROFILE_FILE.test(profile);
}

/** `inserter` in a job file. */
export const inserterFile = z.strictObject({
  profile: z.union([label, formed(PROFILE_FILE, 'a file such as `./our-machine.yaml`')], {
    error: 'the name of a built-in profile, or a file such as `./our-machine.yaml`',
  }),
  ...machine,
});

/** A profile in a file of its own. */
export const profileFile = z.strictObject({
  $schema: z.string().optional(),
  /** For messages; else the file's name. */
  name: label.optional(),
  /** The built-in profile that it begins with. */
  extends: label.optional(),
  ...machine,
});

export type InserterFile = z.output<typeof inserterFile>;
export type ProfileFile = z.output<typeof profileFile>;
export type MachineFile = Omit<ProfileFile, '$schema' | 'name' | 'extends'>;
