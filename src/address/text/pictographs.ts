/** Takes out emoji and other pictographs with what belongs to them: skin tones, flags, key caps, joiners. */
export function withoutPictographs(text: string): string {
  return MAY_HOLD.test(text) ? text.replace(PICTOGRAPH, '') : text;
}

/** All pictographs stand from U+203C on; `©` and `®`, which count as such, are signs of a name and stay. */
const MAY_HOLD = /[\u203c-\u3299]|[\ud83c-\udbff]|\ufe0f/;

const ONE =
  '(?![©®™ℹ〰〽㊗㊙Ⓜ↔-↪])\\p{Extended_Pictographic}[\\ufe0e\\ufe0f\\u20e3]?\\p{Emoji_Modifier}?[\\u{e0020}-\\u{e007f}]*';

const PICTOGRAPH = new RegExp(
  `${ONE}(?:\\u200d${ONE})*|\\p{Regional_Indicator}|\\p{Emoji_Modifier}|[0-9#*]\\ufe0f?\\u20e3|\\ufe0f`,
  'gu',
);
