import { localDay } from '../language/local-day.js';
import type { Question } from '../questionnaire/question.js';
import { inLanguage } from '../language/text.js';
import type { Judgement } from '../study/judgements.js';
import type { Locale } from './locale.js';

/** Returns who judged a rewording cosmetic, when and why. */
export function describeJudgements(
  judgements: readonly Judgement[],
  questions: readonly Question[],
  { language, numbers, t }: Locale,
) {
  return judgements.map(({ question, reason, by, at }) => {
    const text = questions.find(({ id }) => id === question)?.definition.text;
    const day = numbers.day(localDay(new Date(at)));
    const named = text ? inLanguage(text, language) : question;
    return { question, reason, judged: t.compared.judged(named, by ?? t.compared.onTheServer, day) };
  });
}
