import type { Condition } from './condition.js';
import type { Questionnaire } from './questionnaire.js';
import { inEachLanguage, inLanguage, type Language, type Text } from '../language/text.js';

/**
 * Returns a condition in words, with the labels of the codes. For example “XC_BETALER: ‘Mijn
 * werkgever betaalde alles’”.
 */
export function describeCondition(condition: Condition, questionnaire: Questionnaire): Required<Text> {
  return inEachLanguage((language) => writeCondition(condition, questionnaire, language));
}

const texts = {
  nl: { all: ' en ', any: ' of ', not: 'niet', atLeast: 'ten minste', chosen: 'gekozen antwoorden: ten minste' },
  en: { all: ' and ', any: ' or ', not: 'not', atLeast: 'at least', chosen: 'answers chosen: at least' },
} as const;

function writeCondition(condition: Condition, questionnaire: Questionnaire, language: Language): string {
  const t = texts[language];
  const inside = (part: Condition) =>
    'all' in part || 'any' in part
      ? `(${writeCondition(part, questionnaire, language)})`
      : writeCondition(part, questionnaire, language);
  if ('not' in condition) return `${t.not} ${inside(condition.not)}`;
  if ('all' in condition) return condition.all.map(inside).join(t.all);
  if ('any' in condition) return condition.any.map(inside).join(t.any);
  const { question } = condition;
  if ('atLeast' in condition) return `${question}: ${t.atLeast} ${condition.atLeast}`;
  if ('countAtLeast' in condition) return `${question}: ${t.chosen} ${condition.countAtLeast}`;
  const tested = questionnaire.questions.find(({ id }) => id === question);
  const options = tested?.content.lists.flatMap((list) => list.options) ?? [];
  const labels = condition.in.map((code) => {
    const option = options.find((one) => String(one.code) === String(code));
    return option ? `‘${inLanguage(option.label, language)}’` : String(code);
  });
  return `${question}: ${labels.join(t.any)}`;
}
