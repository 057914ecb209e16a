import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { singleValue } from '../../questionnaire/fields.js';
import { inLanguage } from '../../language/text.js';
import { submitResponse } from '../../response/submission.js';
import { placeOf } from './place.js';
import { writeSession } from './session.js';
import { openOne, summarise } from './summary.js';
import { at, frameFor, findVerifiedForm, receive, refuseForm, sampleOf, showStatus, linkHolder } from './visit.js';
import { respondentTexts } from './texts.js';

interface OneOverview {
  Querystring: { vraag?: string };
}

/** Serves the overview: all answers with "wijzig", skipped and dropped ones, and submitting. */
export function overview(app: FastifyInstance, ctx: Ctx): void {
  app.get<OneOverview>(at.overview, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { respondent, language } = visit;
    if (respondent.status !== 'asked') return showStatus(reply, visit);
    const { draft } = respondent;
    if (!draft) return reply.redirect(at.introduction, 303);
    const { journey } = draft;
    const { questionnaire } = respondent.questionnaire;
    if (journey.open || journey.screenedOut) return reply.redirect(placeOf(journey), 303);
    const sections = openOne(summarise(questionnaire, draft, language), request.query.vraag);
    const skipped = sections.flatMap(({ lines }) => lines.filter(({ answer }) => !answer.length));
    return reply.viewAsync('respondent/overview', {
      frame: frameFor(visit, respondentTexts[language].overviewTitle),
      action: at.sending,
      receiptCode: draft.receiptCode,
      sections,
      skipped: skipped.map(({ page, id }) => at.overviewAt(page, id)),
      dropped: journey.dropped.map((question) => inLanguage(question.definition.text, language)),
    });
  });

  app.post(at.sending, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { respondent, language } = visit;
    const form = findVerifiedForm(visit, request);
    if (!form) return refuseForm(reply, visit);
    const posted = singleValue(form, 'receipt_code') ?? '';
    const outcome = await submitResponse(ctx, respondent, posted);
    if (outcome === 'incomplete' || outcome === 'gone') return reply.redirect(at.introduction, 303);
    writeSession(ctx, reply, {
      end: outcome === 'stored' ? 'sent' : 'tried',
      ...(outcome === 'stored' && { receiptCode: posted }),
      ...sampleOf(visit),
      questionnaire: respondent.questionnaire.id,
      language,
    });
    return reply.redirect(at.thanks, 303);
  });
}
