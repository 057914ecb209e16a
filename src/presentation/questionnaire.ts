import { numbersIn } from '../language/numbers.js';
import { inLanguage, type Language } from '../language/text.js';
import { describeCondition, type NameQuestion } from '../questionnaire/condition-words.js';
import type { Condition } from '../questionnaire/condition.js';
import { meansMissing, type Option } from '../questionnaire/option.js';
import type { Item, Question } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { questionnaireTexts } from './texts/questionnaire.js';

/** Returns every question of a questionnaire as it is asked, section by section, in words. */
export function showQuestionnaire(questionnaire: Questionnaire, language: Language) {
  const text = questionnaireTexts[language];
  const { count } = numbersIn(language);
  const numbered = questionnaire.questions.filter(({ form }) => form.fields.length > 0).map(({ id }) => id);
  const numberOf = (id: string) => count(numbered.indexOf(id) + 1);
  const nameOf: NameQuestion = (id, as) =>
    numbered.includes(id) ? questionnaireTexts[as].question(numberOf(id)) : undefined;
  const who = (condition: Condition) => inLanguage(describeCondition(condition, questionnaire, nameOf), language);
  const pages = questionnaire.definition.pages.map(({ section, screenOut }, p) => ({
    section: section ? inLanguage(section, language) : '',
    questions: (questionnaire.defined[p] ?? []).map((question) => ({
      ...showQuestion(question, language),
      number: numbered.includes(question.id) ? numberOf(question.id) : '',
      when: question.definition.showIf ? text.when(who(question.definition.showIf)) : '',
    })),
    stops: screenOut ? text.stops(who(screenOut.when), inLanguage(screenOut.title, language)) : '',
  }));
  return { asked: numbered.length, pages };
}

function showQuestion({ id, definition, form, content }: Question, language: Language) {
  const text = questionnaireTexts[language];
  const own = content.lists.flatMap(({ options }) => options);
  const [first, ...others] = content.items;
  const alike = first !== undefined && others.every((item) => scaleOf(item) === scaleOf(first));
  const options = (alike ? pointsOf(first) : []).concat(own).map((option) => showOption(option, language));
  return {
    id,
    text: inLanguage(definition.text, language),
    hint: definition.hint ? inLanguage(definition.hint, language) : '',
    how: [
      form.instruction ? inLanguage(form.instruction, language) : '',
      content.order === 'random' ? text.random : '',
      definition.optional ? text.optional : '',
    ].filter(Boolean),
    items: content.items.map((item) => ({
      id: item.table,
      text: inLanguage(item.text, language),
      options: alike ? [] : pointsOf(item).map((option) => showOption(option, language)),
    })),
    options,
  };
}

function scaleOf({ scale }: Item): string {
  return JSON.stringify(scale);
}

/** The points of an item as the options that they are. */
function pointsOf({ scale }: Item): Option[] {
  return scale.map((label, i) => ({ code: i + 1, label }));
}

function showOption(option: Option, language: Language) {
  const text = questionnaireTexts[language];
  const marks = [
    ...(option.text ? [text.words] : []),
    ...(option.exclusive ? [text.exclusive] : []),
    ...(meansMissing(option) ? [text.missing] : []),
  ];
  return { code: String(option.code), label: inLanguage(option.label, language), marks: marks.join(', ') };
}
