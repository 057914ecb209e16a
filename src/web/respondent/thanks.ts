import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import { walk } from '../../questionnaire/journey.js';
import { inLanguage, type Language } from '../../language/text.js';
import { findResponse, showReceiptCode } from '../../response/receipt.js';
import { getOnlyStudy, getQuestionnaire } from '../../study/stored.js';
import { addressIn } from '../plugins/language.js';
import { toHtml } from '../plugins/markdown.js';
import { readForm } from '../plugins/forms.js';
import { readSession, type Ended } from './session.js';
import { summarise } from './summary.js';
import { at, respondentFrame, linkHolder } from './visit.js';
import { respondentTexts } from './texts.js';

/**
 * Serves the end: the receipt code, and one's own answers to print. The cookie no longer holds
 * whose link it was.
 */
export function thanks(app: FastifyInstance, ctx: Ctx): void {
  app.get(at.thanks, linkHolder, async (request, reply) => {
    const session = readEnd(ctx, request);
    if (!session) return reply.redirect(at.introduction, 303);
    const { end, language, receiptCode } = session;
    const w = respondentTexts[language];
    const { questionnaire } = await getQuestionnaire(ctx, session.questionnaire);
    const study = await getOnlyStudy(ctx);
    const title = { sent: w.thanksTitle, tried: w.thanksSampleTitle, left: w.leftTitle }[end];
    return reply.viewAsync('respondent/thanks', {
      frame: respondentFrame(title, language, { study, sample: session.sample }),
      text: {
        sent: toHtml(inLanguage(questionnaire.definition.thanks, language)),
        tried: toHtml(w.thanksSample),
        left: toHtml(w.leftText),
      }[end],
      receiptCode: receiptCode === undefined ? '' : showReceiptCode(receiptCode),
      answers: at.answers,
      erase: eraseAt(ctx, language),
    });
  });

  app.get(at.answers, linkHolder, async (request, reply) => {
    const session = readEnd(ctx, request);
    const study = await getOnlyStudy(ctx);
    const response =
      session?.receiptCode === undefined ? undefined : await findResponse(ctx, session.receiptCode, study);
    if (!session || !response) throw problems.notFound();
    const { language } = session;
    const { answers } = response;
    const { questionnaire } = response.questionnaire;
    return reply.viewAsync('respondent/answers', {
      frame: respondentFrame(respondentTexts[language].overviewTitle, language, { study }),
      receiptCode: showReceiptCode(session.receiptCode ?? ''),
      thanks: at.thanks,
      erase: eraseAt(ctx, language),
      sections: summarise(questionnaire, { journey: walk(questionnaire, answers), answers }, language),
    });
  });
}

/**
 * Redirects to the end, or explains a form that belongs elsewhere. For a browser in which the end
 * was reached: its form may belong to another invitation.
 */
export async function showEnd(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, session: Ended) {
  const sentAgain = singleValue(readForm(request.body), 'receipt_code');
  const looks = request.method === 'GET' || request.method === 'HEAD';
  if (looks || (sentAgain !== undefined && sentAgain === session.receiptCode)) {
    return reply.redirect(at.thanks, 303);
  }
  const w = respondentTexts[session.language];
  return reply.view('respondent/status', {
    frame: respondentFrame(w.endedTitle, session.language, { study: await getOnlyStudy(ctx), sample: session.sample }),
    text: w.endedText,
    erase: '',
    takeBack: '',
  });
}

function readEnd(ctx: Ctx, request: FastifyRequest): Ended | undefined {
  const session = readSession(ctx, request);
  return session && 'end' in session ? session : undefined;
}

/** The full address where answers are erased: someone may read it from paper. */
function eraseAt({ config }: Ctx, language: Language): string {
  return config.baseUrl + addressIn(language, '/intrekken');
}
