import { localDay } from '../../fieldwork/clock.js';
import type { Question } from '../../questionnaire/question.js';
import { say } from '../../questionnaire/text.js';
import type { BrokenQuestion, Wording } from '../../results/breaks.js';
import type { Comparison } from '../../results/comparison.js';
import type { ResultsFrame } from './frame.js';

type Page = Pick<ResultsFrame, 'language' | 'numbers' | 't'>;

/** The question of which a judgement was sent without a reason. */
export interface Refused {
  readonly question: string;
}

/** The questions that break, with both wordings, and the judgements that stand, as views/results/comparison.eta shows them. */
export function showBreaks(
  compared: Comparison | undefined,
  questions: readonly Question[],
  page: Page,
  refused?: Refused,
) {
  const offered = new Set<string>();
  const breaks = (compared?.breaks ?? []).map((broken) => {
    const first = broken.reworded !== null && !offered.has(broken.reworded);
    if (broken.reworded !== null) offered.add(broken.reworded);
    return showBreak(broken, page, first ? broken.reworded : null, refused);
  });
  return {
    breaks,
    judgements: (compared?.judgements ?? []).map(({ question, reason, by, at }) => {
      const text = questions.find(({ id }) => id === question)?.definition.text;
      const { numbers, language, t } = page;
      const named = text ? say(text, language) : question;
      const day = numbers.day(localDay(new Date(at)));
      return { question, reason, judged: t.compared.judged(named, by ?? t.compared.onTheServer, day) };
    }),
  };
}

function showBreak(
  { question, changes, then, now }: BrokenQuestion,
  page: Page,
  judge: string | null,
  refused: Refused | undefined,
) {
  const { numbers, t, language } = page;
  const c = t.compared;
  const text = (now ?? then)?.text;
  return {
    id: question,
    title: text ? say(text, language) : question,
    changed: c.changed(numbers.list(changes.map((change) => c.changeNames[change]))),
    then: then ? showWording(then, page) : null,
    now: now ? showWording(now, page) : null,
    judge: judge ?? '',
    problem: refused && refused.question === judge ? c.reasonMissing : '',
  };
}

function showWording({ text, hint, options, condition }: Wording, { language, t }: Page) {
  return {
    text: say(text, language),
    hint: hint ? say(hint, language) : '',
    options: options.map(({ label }) => say(label, language)),
    condition: condition ? `${t.compared.onlyIf} ${say(condition, language)}` : '',
  };
}
