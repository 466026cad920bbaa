import { showCount } from './figures.ts';
import type { NoticeEffect, NoticeRow } from './report.ts';

const WORDS: Readonly<Record<NoticeEffect, string>> = {
  moved: 'moved',
  followed: 'on the way of a move',
  'not-yet': 'moves that do not hold yet',
  'not-here': 'moves from elsewhere or superseded',
  looped: 'moves in a circle',
  contradicted: 'contradicting moves',
  suppressed: 'not produced',
  'by-hand': 'to hand work',
  told: 'told only',
  'no-messages': 'without messages',
  elsewhere: 'with another address by now',
};

/** `3 moved, 1 moves in a circle`; `none` where no recipient stands in the list. */
export function effectsSaid({ effects }: Pick<NoticeRow, 'effects'>): string {
  const said = (Object.keys(WORDS) as NoticeEffect[]).flatMap((effect) => {
    const count = effects[effect] ?? 0;
    return count === 0 ? [] : [`${showCount(count)} ${WORDS[effect]}`];
  });
  return said.length === 0 ? 'none' : said.join(', ');
}
