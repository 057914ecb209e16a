import type { Language, Text } from '../language/text.js';
import type { ComparedFigure } from '../results/comparison.js';
import type { Locale } from './locale.js';
import { bare } from './bare.js';
import type { Sentences } from './sentence.js';

/** Returns the sentences about an answer, under its label. */
export function findingOf(
  { label, verdict }: { readonly label: Text; readonly verdict: string },
  sentences: Sentences,
  language: Language,
) {
  return { label: bare(label, language), verdict, ...sentences[language] };
}

/** Returns the figures that show more than no difference. The others get one sentence together. */
export function notableIn<F extends ComparedFigure>(figures: readonly F[], { t }: Pick<Locale, 't'>) {
  const judged = figures.filter(({ verdict }) => verdict !== 'described');
  const notable = judged.filter(({ verdict }) => verdict !== 'no-detectable-change');
  const { allOthers, others } = t.compared;
  const rest = notable.length === judged.length ? '' : notable.length === 0 ? allOthers : others;
  return { notable, rest };
}
