import { localDay } from '../../fieldwork/clock.js';
import type { Question } from '../../questionnaire/question.js';
import { say } from '../../questionnaire/text.js';
import type { Judgement } from '../../results/comparability.js';
import type { ResultsFrame } from './frame.js';

/** Who judged a rewording cosmetic, when and why. */
export function sayJudgements(
  judgements: readonly Judgement[],
  questions: readonly Question[],
  { language, numbers, t }: Pick<ResultsFrame, 'language' | 'numbers' | 't'>,
) {
  return judgements.map(({ question, reason, by, at }) => {
    const text = questions.find(({ id }) => id === question)?.definition.text;
    const day = numbers.day(localDay(new Date(at)));
    const named = text ? say(text, language) : question;
    return { question, reason, judged: t.compared.judged(named, by ?? t.compared.onTheServer, day) };
  });
}
