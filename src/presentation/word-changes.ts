import { inLanguage, type Language, type Text } from '../language/text.js';

/** Words in a row that were left out, or came instead; or that stayed. */
export interface Run {
  readonly change: 'gone' | 'new' | '';
  readonly words: string;
}

/** Two wordings as one text, with what differs marked. */
export interface WordChanges {
  /** The language of the words, where it is not that of the reader. */
  readonly language: Language;
  readonly runs: readonly Run[];
}

/**
 * Returns two wordings as one text, with what differs marked. They are those of the reader's
 * language, or of the other one where only that differs. Undefined where they are equal.
 */
export function markChanges(then: Text | null, now: Text | null, language: Language): WordChanges | undefined {
  const other = language === 'nl' ? 'en' : 'nl';
  const as = [language, other] as const;
  const differing = as.find((one) => wordsIn(then, one).join(' ') !== wordsIn(now, one).join(' '));
  return differing && { language: differing, runs: runsOf(wordsIn(then, differing), wordsIn(now, differing)) };
}

function wordsIn(text: Text | null, language: Language): readonly string[] {
  return text ? inLanguage(text, language).split(/\s+/).filter(Boolean) : [];
}

/** The words of both, by their longest common subsequence; what is gone stands before what came. */
function runsOf(then: readonly string[], now: readonly string[]): Run[] {
  const same = (i: number, j: number) => then[i] === now[j];
  const common = Array.from({ length: then.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const commonAt = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = then.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const longest = same(i, j) ? commonAt(i + 1, j + 1) + 1 : Math.max(commonAt(i + 1, j), commonAt(i, j + 1));
      (common[i] ?? []).splice(j, 1, longest);
    }
  }
  const runs: { change: Run['change']; words: string }[] = [];
  const add = (change: Run['change'], word = '') => {
    const last = runs.at(-1);
    if (last?.change === change) last.words += ` ${word}`;
    else runs.push({ change, words: word });
  };
  let [i, j] = [0, 0];
  while (i < then.length || j < now.length) {
    if (i < then.length && j < now.length && same(i, j)) {
      add('', now[j]);
      i++;
      j++;
    } else if (i < then.length && (j === now.length || commonAt(i + 1, j) >= commonAt(i, j + 1))) {
      add('gone', then[i++]);
    } else {
      add('new', now[j++]);
    }
  }
  return runs;
}
