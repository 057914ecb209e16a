import { inLanguage } from '../language/text.js';
import type { Composition, CompositionPart } from '../results/composition.js';
import type { Group } from '../statistics/group.js';
import type { Locale } from './locale.js';
import { bare } from './bare.js';
import { compositionTexts } from './texts/composition.js';

/**
 * From this percentage on, those who took part before are many. The same person's answers go
 * together, half of it say: then a fifth who come back takes a tenth off the variance of a
 * difference, and less than that is no more than rounding.
 */
const manyRepeating = 20;

/**
 * Returns who took part, for views/results/composition.eta: now, and beside it then. `against`
 * names the earlier wave; undefined where there is none.
 */
export function showComposition(
  { n, parts, repeating }: Composition,
  { language, numbers }: Pick<Locale, 'language' | 'numbers'>,
  { id, wave, against }: { readonly id: string; readonly wave: string; readonly against: string | undefined },
) {
  const texts = compositionTexts[language];
  const share = ({ count, base }: Group) =>
    base === 0 ? '–' : texts.share(numbers.percent((100 * count) / base), numbers.count(count), numbers.count(base));
  const known = against !== undefined && n.then !== undefined;
  return {
    id,
    title: known ? texts.besides(against, wave) : texts.title,
    lead: known ? texts.leadBeside : texts.lead,
    unknown: against !== undefined && !known ? texts.unknown(against) : '',
    repeating: describeRepeating(repeating, { language, numbers }),
    columns: { answer: texts.answer, then: known ? against : '', now: known ? wave : texts.now },
    parts: parts.map(({ question, text, options }) => ({
      id: question,
      text: inLanguage(text, language),
      note: known && !wasAskedThen(options) ? texts.notThen(against) : '',
      rows: options.map(({ label, now, then }) => ({
        label: bare(label, language),
        then: then ? share(then) : '–',
        now: share(now),
      })),
    })),
  };
}

/** Returns a comparison without the figures of who took part: they are no results. */
export function leaveOutBackground<
  C extends {
    readonly figures: readonly { readonly question: string }[];
    readonly composition: Composition | undefined;
  },
>(compared: C): C {
  const background = new Set(compared.composition?.parts.map(({ question }) => question));
  return { ...compared, figures: compared.figures.filter(({ question }) => !background.has(question)) };
}

function wasAskedThen(options: CompositionPart['options']): boolean {
  return options.some(({ then }) => then !== undefined);
}

/** How many took part before, and what that does to tests where they are many. */
function describeRepeating(
  repeating: Group | undefined,
  { language, numbers }: Pick<Locale, 'language' | 'numbers'>,
): string {
  if (!repeating || repeating.base === 0 || repeating.count === 0) return '';
  const texts = compositionTexts[language];
  const percent = (100 * repeating.count) / repeating.base;
  const { count } = numbers;
  const said = texts.repeating(count(repeating.count), count(repeating.base), numbers.percent(percent));
  return percent < manyRepeating ? said : `${said} ${texts.many}`;
}
