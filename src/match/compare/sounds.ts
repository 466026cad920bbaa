import { colognePhonetic } from 'cologne-phonetic';
import { doubleMetaphone } from 'double-metaphone';
import { hashText, type TextPool } from '../record/text-pool.ts';

/** How names sound, by their number: English (Double Metaphone) and German (Cologne phonetics), each as a hash. */
export interface Sounds {
  readonly english: Int32Array;
  readonly german: Int32Array;
}

export function soundsOf(pool: TextPool): Sounds {
  const english = new Int32Array(pool.size);
  const german = new Int32Array(pool.size);
  for (let id = 1; id < pool.size; id++) {
    const text = pool.text(id).replaceAll(' ', '');
    english[id] = hashOf(doubleMetaphone(text)[0], text);
    german[id] = hashOf(colognePhonetic(text), text);
  }
  return { english, german };
}

/** Of a text without a sound (other scripts, numbers) the text itself. */
function hashOf(sound: string, text: string): number {
  return hashText(sound.length > 0 ? sound : text);
}
