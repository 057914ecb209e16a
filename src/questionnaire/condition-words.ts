import type { Condition } from './condition.js';
import type { Questionnaire } from './questionnaire.js';
import { inEachLanguage, inLanguage, type Language, type Text } from '../language/text.js';

/**
 * Returns what a question is called in a sentence; undefined for one that is called by its text.
 */
export type NameQuestion = (question: string, language: Language) => string | undefined;

/** A condition on one question. */
type Tested = Exclude<Condition, { not: unknown } | { all: unknown } | { any: unknown }>;

const texts = {
  nl: {
    all: ', en ',
    any: ', of ',
    or: ' of ',
    not: 'niet ',
    chose: (question: string, not: string, labels: string) => `op ${question} ${not}${labels} antwoordde`,
    atLeast: (question: string, not: string, least: number) => `op ${question} ${not}ten minste ${least} antwoordde`,
    countAtLeast: (question: string, not: string, least: number) =>
      `bij ${question} ${not}ten minste ${least} ${least === 1 ? 'antwoord' : 'antwoorden'} koos`,
  },
  en: {
    all: ', and ',
    any: ', or ',
    or: ' or ',
    not: 'did not ',
    chose: (question: string, not: string, labels: string) =>
      `${not ? `${not}answer` : 'answered'} ${labels} to ${question}`,
    atLeast: (question: string, not: string, least: number) =>
      `${not ? `${not}answer` : 'answered'} at least ${least} to ${question}`,
    countAtLeast: (question: string, not: string, least: number) =>
      `${not ? `${not}choose` : 'chose'} at least ${least} ${least === 1 ? 'answer' : 'answers'} to ${question}`,
  },
} as const;

/**
 * Returns who meets a condition, in words that follow “wie”: “op ‘Wie betaalde?’ ‘Mijn werkgever’
 * antwoordde”. Questions are called by their text unless `nameOf` calls them otherwise.
 */
export function describeCondition(
  condition: Condition,
  questionnaire: Questionnaire,
  nameOf: NameQuestion = () => undefined,
): Required<Text> {
  return inEachLanguage((language) => {
    const t = texts[language];
    const write = (part: Condition, negated: boolean): string => {
      if ('not' in part) return write(part.not, !negated);
      // Who does not meet all of them fails one; who meets none of them fails all.
      if ('all' in part) return part.all.map((one) => write(one, negated)).join(negated ? t.any : t.all);
      if ('any' in part) return part.any.map((one) => write(one, negated)).join(negated ? t.all : t.any);
      return writeTest(part, negated ? t.not : '');
    };
    const writeTest = (test: Tested, not: string): string => {
      const question = nameOf(test.question, language) ?? quoteQuestion(test.question, questionnaire, language);
      if ('atLeast' in test) return t.atLeast(question, not, test.atLeast);
      if ('countAtLeast' in test) return t.countAtLeast(question, not, test.countAtLeast);
      const options = findQuestion(test.question, questionnaire)?.content.lists.flatMap((list) => list.options) ?? [];
      const labels = test.in.map((code) => {
        const option = options.find((one) => String(one.code) === String(code));
        return option ? `‘${inLanguage(option.label, language)}’` : String(code);
      });
      return t.chose(question, not, labels.join(t.or));
    };
    return write(condition, false);
  });
}

function findQuestion(id: string, { questions }: Questionnaire) {
  return questions.find((question) => question.id === id);
}

function quoteQuestion(id: string, questionnaire: Questionnaire, language: Language): string {
  const asked = findQuestion(id, questionnaire);
  return asked ? `‘${inLanguage(asked.definition.text, language)}’` : id;
}
