import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import type { Question } from '../../questionnaire/question.js';
import { findNewestQuestionnaire, getOnlyStudy } from '../../study/stored.js';
import { inLanguage, type Language } from '../../language/text.js';
import type { StoredStudy } from '../../study/definition.js';
import { readForm } from '../plugins/forms.js';
import { respondentFrame } from './visit.js';
import { respondentTexts } from './texts.js';

/**
 * Sends the page for a browser that does not know whose questionnaire this is. A mail program has
 * one of its own, and another device has none of the cookies. It tells nothing of anybody, and
 * gives back the answers that were posted. The status is 403: the address is right, so not 404, and
 * nobody should take it for the questionnaire.
 */
export async function showWithoutCookie(ctx: Ctx, request: FastifyRequest, reply: FastifyReply) {
  const study = await getOnlyStudy(ctx);
  const answers = request.method === 'POST' ? await findAnswers(ctx, study, readForm(request.body)) : [];
  const { languages } = study.definition;
  return reply.code(403).view('respondent/without-cookie', {
    frame: respondentFrame(respondentTexts.nl.withoutCookieTitle, 'nl', { study }),
    texts: languages.map((language) => ({
      language,
      w: respondentTexts[language],
      answers: answers.map((line) => line(language)).join('\n\n'),
    })),
  });
}

/** The posted answers, each as its question and what was chosen or written. */
async function findAnswers(ctx: Ctx, { definition }: StoredStudy, form: Fields) {
  const { study, groups } = definition;
  const asked = await Promise.all(groups.map(({ slug }) => findNewestQuestionnaire(ctx, study, slug)));
  return asked
    .flatMap((stored) => stored?.questionnaire.questions ?? [])
    .map((question) => ({ question, written: wordsIn(question, form) }))
    .filter(({ question, written }) => question.form.summary(form, 'nl').length || written.length)
    .map(({ question, written }) => (language: Language) => {
      const said = question.form.summary(form, language);
      const more = written.filter((words) => !said.some((line) => line.includes(words)));
      return [inLanguage(question.definition.text, language), ...said, ...more].join('\n');
    });
}

/** The respondent's own words at a question, whatever is ticked beside them. */
function wordsIn({ data }: Question, form: Fields): string[] {
  const texts = data.variables.filter(({ type }) => type === 'text');
  return texts.map(({ name }) => singleValue(form, name) ?? '').filter((words) => words !== '');
}
