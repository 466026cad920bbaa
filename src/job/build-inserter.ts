import { builtInEnvelopes } from './built-in/envelopes.ts';
import { bareMachine } from './built-in/inserters/bare-machine.ts';
import { builtInInserters } from './built-in/inserters/built-in-inserters.ts';
import { controlLayouts } from './built-in/control-layouts.ts';
import { oneTrack, plainCode, plainRules } from './built-in/inserters/one-track.ts';
import type { ControlLayout } from './control-layout.ts';
import type { MachineFile, InserterFile } from './inserter-file.ts';
import type { CodeProfile, InserterProfile, MarkRules, OmrProfile } from './inserter-profile.ts';
import type { EnvelopeProfile } from './job.ts';
import type { JobFile } from './job-file.ts';
import type { LoadedProfile } from './load-profile.ts';
import type { TypedFile } from './typed-file.ts';
import type { YamlPath } from './yaml-source.ts';

/** A profile, built in or from a file of its own, with what the job changes of it. */
export function buildInserter(
  typed: InserterFile,
  own: LoadedProfile | undefined,
  file: TypedFile,
): InserterProfile {
  const known = builtInInserters;
  if (own === undefined) {
    file.name('inserter profile', typed.profile, Object.keys(known), ['inserter', 'profile']);
    return changed(known[typed.profile] ?? bareMachine, typed, file, ['inserter']);
  }
  const { typed: profile, file: source } = own;
  if (profile.extends !== undefined)
    source.name('inserter profile', profile.extends, Object.keys(known), ['extends']);
  const base = profile.extends === undefined ? bareMachine : (known[profile.extends] ?? bareMachine);
  const whole = changed({ ...base, name: profile.name ?? own.name }, profile, source, []);
  return changed(whole, typed, file, ['inserter']);
}

function changed(
  base: InserterProfile,
  typed: MachineFile,
  file: TypedFile,
  path: YamlPath,
): InserterProfile {
  const { omr: baseOmr, code: baseCode, ...machine } = base;
  const omr = typed.omr === 'none' ? undefined : changedOmr(baseOmr, typed.omr, file, [...path, 'omr']);
  const code = typed.code === 'none' ? undefined : changedCode(baseCode, typed.code, file, [...path, 'code']);
  return {
    ...machine,
    dpi: typed.dpi ?? machine.dpi,
    ...(omr === undefined ? {} : { omr }),
    ...(code === undefined ? {} : { code }),
    readable: { ...machine.readable, ...stated(typed.readable) },
    feed: { ...machine.feed, ...stated(typed.feed) },
    control: changedControl(machine.control, typed.control, file, [...path, 'control']),
    stations: typed.stations ?? machine.stations,
    limits: { ...machine.limits, ...stated(typed.limits) },
  };
}

/** A layout by its name, or the base's with changes; columns are listed whole. */
function changedControl(
  base: ControlLayout,
  typed: MachineFile['control'],
  file: TypedFile,
  path: YamlPath,
): ControlLayout {
  const names = Object.keys(controlLayouts);
  if (typed === undefined) return base;
  if (typeof typed === 'string') {
    file.name('control file layout', typed, names, path);
    return controlLayouts[typed] ?? base;
  }
  const { preset, columns, ...plain } = typed;
  if (preset !== undefined) file.name('control file layout', preset, names, [...path, 'preset']);
  const under = preset === undefined ? base : (controlLayouts[preset] ?? base);
  return {
    ...under,
    ...stated(plain),
    ...(columns === undefined
      ? {}
      : {
          columns: columns.map(({ width, ...column }) => ({
            ...column,
            ...(width === undefined ? {} : { width }),
          })),
        }),
  };
}

type OmrFile = Exclude<MachineFile['omr'], 'none' | undefined>;
type CodeFile = Exclude<MachineFile['code'], 'none' | undefined>;

/** Marks where the base has none have the usual geometry, and positions of their own. */
function changedOmr(
  base: OmrProfile | undefined,
  typed: OmrFile | undefined,
  file: TypedFile,
  path: YamlPath,
): OmrProfile | undefined {
  if (typed === undefined) return base;
  if (base === undefined) missingKeys(typed, ['positions'], file, path);
  const { sequence, match, ...plain } = typed;
  const under = base ?? oneTrack;
  return {
    ...under,
    ...stated(plain),
    sequence: { ...under.sequence, ...stated(sequence) },
    match: { ...under.match, ...stated(match) },
  };
}

/** A code where the base has none says what it holds and where it stands. */
function changedCode(
  base: CodeProfile | undefined,
  typed: CodeFile | undefined,
  file: TypedFile,
  path: YamlPath,
): CodeProfile | undefined {
  if (typed === undefined) return base;
  if (base === undefined) missingKeys(typed, ['payload', 'x', 'y'], file, path);
  const { marks, ...plain } = typed;
  const under = base ?? { ...plainCode, payload: '', x: 0, y: 0 };
  const rules = changedRules(under.marks, marks, file, [...path, 'marks']);
  return { ...under, ...stated(plain), ...(rules === undefined ? {} : { marks: rules }) };
}

/** Rules of bits in a code, which has them in no order of its own unless its base has. */
function changedRules(
  base: MarkRules | undefined,
  typed: CodeFile['marks'],
  file: TypedFile,
  path: YamlPath,
): MarkRules | undefined {
  if (typed === undefined) return base;
  if (base === undefined) missingKeys(typed, ['positions'], file, path);
  const { sequence, match, ...plain } = typed;
  const under = base ?? { ...plainRules, positions: [] };
  return {
    ...under,
    ...stated(plain),
    sequence: { ...under.sequence, ...stated(sequence) },
    match: { ...under.match, ...stated(match) },
  };
}

function missingKeys(
  typed: object,
  wanted: readonly string[],
  { source, faults }: TypedFile,
  path: YamlPath,
): void {
  for (const key of wanted) {
    if (key in typed) continue;
    const values = { kind: 'a value, since the profile that it begins with has none' };
    faults.push({ code: 'job.missing-key', place: source.at(path), expected: key, values });
  }
}

/** The built-in envelopes and the job's own, which may replace one. */
export function buildEnvelopes(typed: JobFile['envelopes']): Readonly<Record<string, EnvelopeProfile>> {
  const own = Object.entries(typed).map(([name, envelope]): [string, EnvelopeProfile] => {
    const { folds, ...window } = envelope;
    return [name, { name, ...window, ...(folds === undefined ? {} : { folds }) }];
  });
  return { ...builtInEnvelopes, ...Object.fromEntries(own) };
}

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function stated<T extends object>(part: T | undefined): Stated<T> {
  // Only keys whose value is undefined are taken out.
  return Object.fromEntries(
    Object.entries(part ?? {}).filter(([, value]) => value !== undefined),
  ) as Stated<T>;
}
