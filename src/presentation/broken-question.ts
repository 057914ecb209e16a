import { inLanguage } from '../language/text.js';
import type { BrokenQuestion, Wording } from '../results/breaks.js';
import { longestReason } from '../study/judgements.js';
import type { Locale } from './locale.js';

/** A judgement that was sent without a reason: the question it is about. */
export interface Refused {
  readonly question: string;
}

/**
 * Returns the parts of a question that break, with both wordings. For who may judge, the first that
 * can be judged has the form for it.
 */
export function showBreaks(
  breaks: readonly BrokenQuestion[],
  page: Locale,
  { mayJudge, refused }: { readonly mayJudge: boolean; readonly refused?: Refused | undefined },
) {
  const offered = mayJudge ? breaks.find(({ reworded }) => reworded !== null) : undefined;
  return breaks.map((broken) => showBreak(broken, page, broken === offered ? broken.reworded : null, refused));
}

function showBreak(
  { question, changes, then, now }: BrokenQuestion,
  page: Locale,
  judge: string | null,
  refused: Refused | undefined,
) {
  const { numbers, t, language } = page;
  const c = t.compared;
  const text = (now ?? then)?.text;
  return {
    id: question,
    title: text ? inLanguage(text, language) : question,
    changed: c.changed(numbers.list(changes.map((change) => c.changeNames[change]))),
    then: then ? showWording(then, page) : null,
    now: now ? showWording(now, page) : null,
    judge: judge ?? '',
    longest: longestReason,
    problem: refused && refused.question === judge ? c.reasonMissing : '',
  };
}

function showWording({ leadIn, text, hint, options, condition }: Wording, { language, t }: Locale) {
  return {
    leadIn: leadIn.map((one) => inLanguage(one, language)),
    text: inLanguage(text, language),
    hint: hint ? inLanguage(hint, language) : '',
    options: options.map(({ label }) => inLanguage(label, language)),
    condition: condition ? t.compared.onlyIf(inLanguage(condition, language)) : '',
  };
}
