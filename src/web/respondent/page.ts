import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import type { Fields } from '../../questionnaire/fields.js';
import { reach, type Journey, type Stop } from '../../questionnaire/journey.js';
import type { AnswerProblem } from '../../questionnaire/question.js';
import { inLanguage } from '../../language/text.js';
import { saveAnswers } from '../../response/draft.js';
import { chooseLanguage } from './language.js';
import { placeOf } from './place.js';
import { at, frameFor, findVerifiedForm, receive, refuseForm, showStatus, type Visit, linkHolder } from './visit.js';
import { longestForm } from '../plugins/forms.js';
import { frameTexts } from '../plugins/frame-texts.js';
import { fillShell, type Own } from './shell.js';
import { respondentTexts } from './texts.js';

interface OnePage {
  Params: { page: string };
  Querystring: { wijzig?: string; taal?: string };
}

/**
 * Serves the pages with questions; each saves on "Verder". Its other button switches the language,
 * and stores what is valid without judging. A page that cannot be reached yet redirects to one that
 * can.
 */
export function page(app: FastifyInstance, ctx: Ctx): void {
  app.get<OnePage>('/vragenlijst/vraag/:page', linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { status, draft } = visit.respondent;
    if (status !== 'asked') return showStatus(reply, visit);
    if (!draft) return reply.redirect(at.introduction, 303);
    const { journey } = draft;
    const stop = reach(journey, request.params.page);
    if (!stop) return reply.redirect(placeOf(journey), 303);
    return showPage(reply, {
      visit,
      journey,
      stop,
      fields: draft.answers,
      changing: request.query.wijzig !== undefined,
    });
  });

  app.post<OnePage>('/vragenlijst/vraag/:page', { ...linkHolder, bodyLimit: longestForm }, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { respondent } = visit;
    const form = findVerifiedForm(visit, request);
    if (!form) return refuseForm(reply, visit);
    if (respondent.status !== 'asked') return showStatus(reply, visit);
    const { questionnaire } = respondent.questionnaire;
    const asked = questionnaire.pages.find(({ id }) => id === request.params.page);
    if (!asked) throw problems.notFound();
    if (!respondent.draft) return reply.redirect(at.introduction, 303);

    const changing = request.query.wijzig !== undefined;
    const { taal } = request.query;
    const saved = await saveAnswers(ctx, respondent, asked, form, { confirmed: taal === undefined });
    if ('gone' in saved) return reply.redirect(at.introduction, 303);
    if (taal !== undefined) {
      chooseLanguage(ctx, reply, visit, taal);
      return reply.redirect(changing ? at.change(asked.id) : at.page(asked.id), 303);
    }
    const { answers, journey, problems: found } = saved;
    if (!found.length) return reply.redirect(nextPlace(journey, asked.id, changing), 303);
    const stop = journey.stops.find((candidate) => candidate.page.id === asked.id);
    if (!stop) return reply.redirect(placeOf(journey), 303);
    reply.code(422);
    const fields = { ...answers, ...blank(stop), ...form };
    return showPage(reply, { visit, journey, stop, fields, changing, found });
  });
}

/**
 * The next page of the journey; from the overview back to its row, unless the change opened a
 * question.
 */
function nextPlace(journey: Journey, pageId: string, changing: boolean): string {
  const here = journey.stops.findIndex(({ page: { id } }) => id === pageId);
  const next = journey.stops[here + 1];
  if (changing || here < 0 || !next || journey.screenedOut || !reach(journey, next.page.id)) {
    return placeOf(journey, changing ? pageId : undefined);
  }
  return at.page(next.page.id);
}

/** A page's fields, all empty, so that an unticked answer does not come back from the draft. */
function blank(stop: Stop): Fields {
  return Object.fromEntries(stop.questions.flatMap((question) => question.form.fields).map((field) => [field, '']));
}

interface Showing {
  visit: Visit;
  journey: Journey;
  stop: Stop;
  fields: Fields;
  changing: boolean;
  found?: readonly AnswerProblem[];
}

async function showPage(reply: FastifyReply, { visit, journey, stop, fields, changing, found = [] }: Showing) {
  const { language, respondent, token, keep } = visit;
  const w = respondentTexts[language];
  const { id } = stop.page;
  const before = journey.stops[journey.stops.indexOf(stop) - 1];
  const place = w.questionOf(stop.first, stop.last, journey.total);
  const action = changing ? at.change(id) : at.page(id);
  const back = changing ? at.overviewAt(id) : before ? at.page(before.page.id) : `${at.introduction}?inleiding`;
  const render = (own: Own) => {
    const other = respondent.study.definition.languages.find((offered) => offered !== language);
    const title = `${found.length ? `${frameTexts[language].error}: ` : ''}${place}`;
    return reply.server.view('respondent/page', {
      frame: frameFor(visit, title, { languageLink: '', token: own.token, keep: keep && own.keep }),
      action,
      otherLanguage: other ? `${action}${changing ? '&' : '?'}taal=${other}` : '',
      back,
      backText: changing ? w.toOverview : before ? w.back : w.backToStart,
      place,
      orFewer: !journey.totalIsExact,
      progress: { value: stop.first - 1, max: journey.total },
      problems: found.map(({ field, message }) => [field, inLanguage(message, language)]),
      questions: own.questions,
    });
  };
  const own = { token, keep, questions: await showQuestions(reply, { visit, stop, fields, found }) };
  const key = [language, respondent.sample, action, back, place, journey.totalIsExact].join(' ');
  void reply.type('text/html; charset=utf-8');
  return found.length ? render(own) : fillShell(respondent.study, key, own, render);
}

function showQuestions(
  reply: FastifyReply,
  { visit, stop, fields, found }: Required<Pick<Showing, 'visit' | 'stop' | 'fields' | 'found'>>,
): Promise<string> {
  const { language, respondent } = visit;
  const w = respondentTexts[language];
  const heading = stop.questions.find((question) => question.form.fields.length > 0) ?? stop.questions[0];
  const problems = Object.fromEntries(found.map(({ field, message }) => [field, inLanguage(message, language)]));
  const showing = { language, seed: respondent.invitee, fields };
  return reply.server.view('respondent/questions', {
    questions: stop.questions.map((question) => ({
      view: `/questions/${question.kind}`,
      id: question.part ? question.form.fields[0] : question.id,
      heading: question === heading,
      text: inLanguage(question.definition.text, language),
      part: question.part ? inLanguage(question.part.text, language) : '',
      hint: question.definition.hint ? inLanguage(question.definition.hint, language) : '',
      optional: question.definition.optional === true,
      problems,
      w,
      input: question.form.view(showing),
    })),
  });
}
