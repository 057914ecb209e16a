import type { Fields } from '../../questionnaire/fields.js';
import type { Question } from '../../questionnaire/question.js';
import { inLanguage, type Language } from '../../language/text.js';

/** Returns questions with their answers as text; statements are left out. */
export function summarise(questions: readonly Question[], answers: Fields, language: Language) {
  return questions
    .filter((question) => question.form.fields.length > 0)
    .map((question) => ({
      question: inLanguage(question.definition.text, language),
      answer: question.form.summary(answers, language),
    }));
}
