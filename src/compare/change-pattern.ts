import type { DocumentChanges } from './document-changes.ts';
import type { TextChange } from './text-changes.ts';

/** What documents differ in: words, places, number of pages, paper, and all else that can be seen. */
export type ChangeKind = 'pages' | 'paper' | 'text' | 'moved' | 'looks';

/** Patterns of texts that a group is known by; a document with more has them in its own way all the same. */
const MOST_PATTERNS = 12;
/** Words of a pattern. */
const MOST_WORDS = 24;

/** In what way a document was changed: documents with the same `signature` are one group. */
export interface ChangePattern {
  readonly kinds: readonly ChangeKind[];
  readonly signature: string;
  /** For people, line by line; without any word of a document. */
  readonly says: readonly string[];
}

/**
 * The way in which a document was changed, with all that is the document's own taken out: figures are 9, words that the
 * document's records hold are …, what happens row by row counts once.
 */
export function patternOf(changes: DocumentChanges, isData: (word: string) => boolean): ChangePattern {
  const kinds: ChangeKind[] = [];
  const says: string[] = [];
  const parts: string[] = [];
  const { pages, paper, texts, looks, otherPage } = changes;
  if (pages !== undefined) {
    const more = pages.after - pages.before;
    kinds.push('pages');
    says.push(`${Math.abs(more)} page${Math.abs(more) === 1 ? '' : 's'} ${more > 0 ? 'more' : 'fewer'}`);
  }
  if (paper !== undefined) {
    kinds.push('paper');
    says.push(`paper ${paper.before} → ${paper.after}`);
  }
  // Where pages break elsewhere, what stands at each break is another in every document.
  const anew = otherPage > 0;
  if (texts.length > 0) {
    kinds.push('text');
    says.push(anew ? 'text, with pages broken anew' : textWays(texts));
    const patterns = anew ? [] : texts.map((change) => textPattern(change, isData));
    parts.push(...[...new Set(patterns)].sort().slice(0, MOST_PATTERNS));
  }
  const moved = movePattern(changes);
  if (moved !== undefined) {
    kinds.push('moved');
    says.push(moved);
  }
  if (looks.size > 0) {
    kinds.push('looks');
    const named = [...looks.keys()].filter((look) => !anew || !/^(gone|new): /.test(look)).sort();
    says.push(...(named.length === 0 ? ['lines and areas'] : named.slice(0, MOST_PATTERNS)));
  }
  return { kinds, says, signature: [...kinds, ...says, ...parts].join('\n') };
}

/** `text added, changed`: how often is the document's own. */
function textWays(texts: readonly TextChange[]): string {
  const ways = [
    texts.some(({ before }) => before.length === 0) ? 'added' : '',
    texts.some(({ before, after }) => before.length > 0 && after.length > 0) ? 'changed' : '',
    texts.some(({ after }) => after.length === 0) ? 'removed' : '',
  ];
  return `text ${ways.filter((way) => way !== '').join(', ')}`;
}

/** All by the same way: how far. Else what follows one another moves by more and more, by the length of the document. */
function movePattern({ moves, otherPage }: DocumentChanges): string | undefined {
  const [first, ...more] = moves;
  if (first === undefined) return otherPage > 0 ? 'moved to another page' : undefined;
  const onward = otherPage > 0 ? ', or to another page' : '';
  if (more.length === 0) {
    const ways = [
      first.right === 0 ? '' : `${millimetres(first.right)} to the ${first.right > 0 ? 'right' : 'left'}`,
      first.down === 0 ? '' : `${millimetres(first.down)} ${first.down > 0 ? 'down' : 'up'}`,
    ].filter((way) => way !== '');
    return `moved ${ways.length === 0 ? 'by less than 0.1 mm' : ways.join(' and ')}${onward}`;
  }
  return `moved by several ways${onward}`;
}

function millimetres(tenths: number): string {
  return `${(Math.abs(tenths) / 10).toFixed(1)} mm`;
}

function textPattern({ before, after }: TextChange, isData: (word: string) => boolean): string {
  return `${masked(before, isData)} → ${masked(after, isData)}`;
}

function masked(words: readonly string[], isData: (word: string) => boolean): string {
  const out: string[] = [];
  for (const word of words) {
    const shown = /\p{N}/u.test(word) ? '9' : isData(word) ? '…' : word;
    if (shown !== out.at(-1) || (shown !== '9' && shown !== '…')) out.push(shown);
    if (out.length >= MOST_WORDS) break;
  }
  return out.join(' ');
}
