import type { Fields } from '../../questionnaire/fields.js';
import type { AskedQuestion } from '../../questionnaire/questionnaire.js';
import { inLanguage, type Language } from '../../language/text.js';

/** Returns questions with their answers as text; statements are left out. */
export function summarise(questions: readonly AskedQuestion[], answers: Fields, language: Language) {
  return questions
    .filter((question) => question.form.fields.length > 0)
    .map((question) => ({
      question: [question.definition.text, ...(question.part ? [question.part.text] : [])]
        .map((text) => inLanguage(text, language))
        .join(' '),
      answer: question.form.summary(answers, language),
    }));
}
