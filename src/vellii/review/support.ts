import { editDistance } from '../knowledge/index/editDistance';
import { familyOf } from '../knowledge/text/family';
import { isEveryday, isStopWord } from '../knowledge/text/stopWords';
import { stem } from '../knowledge/text/stem';
import { tokenise } from '../knowledge/text/tokens';

/** A sentence is supported when the source has this share of its telling words. */
const ENOUGH = 0.55;

/** The words of a source, by stem and by family. */
export class SourceWords {
  private readonly words = new Set<string>();

  constructor(text: string) {
    for (const word of tellingWords(text, true)) {
      this.words.add(word);
      const family = familyOf(word);
      if (family !== null) this.words.add(`~${family}`);
    }
  }

  /** Whether it says what the sentence says. */
  supports(sentence: string): boolean {
    const words = tellingWords(sentence.replace(/\[\d{1,3}\]/g, ' '), false);
    if (words.length === 0) return true;
    return words.filter(word => this.has(word)).length >= ENOUGH * words.length;
  }

  private has(word: string): boolean {
    if (this.words.has(word)) return true;
    const family = familyOf(word);
    if (family !== null && this.words.has(`~${family}`)) return true;
    return word.length > 6 && [...this.words].some(each => editDistance(word, each, 1) <= 1);
  }
}

function tellingWords(text: string, all: boolean): string[] {
  const words: string[] = [];
  for (const { text: word, kind, isPart } of tokenise(text)) {
    if (isPart && !all) continue;
    if (kind === 'word' && isStopWord(word)) continue;
    const term = kind === 'word' ? stem(word) : word;
    if (all || !isEveryday(term)) words.push(term);
  }
  return words;
}
