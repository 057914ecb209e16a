import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { fillIn } from '../../mail/fill-in.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import { walk } from '../../questionnaire/journey.js';
import { localDay } from '../../language/local-day.js';
import { numbersIn } from '../../language/numbers.js';
import { inLanguage, type Language } from '../../language/text.js';
import { findResponse, sampleReceiptCode, showReceiptCode, type Sent } from '../../response/receipt.js';
import { findSample } from '../../response/sample.js';
import type { StoredStudy } from '../../study/definition.js';
import { getOnlyStudy } from '../../study/stored.js';
import { tellDates } from '../../study/wave-dates.js';
import { keepNothing } from '../plugins/frame.js';
import { addressIn, erasurePath, privacyPath, reportPath } from '../plugins/language.js';
import { toHtml } from '../plugins/markdown.js';
import { readForm } from '../plugins/forms.js';
import { readSession, writeSession, type Ended } from './session.js';
import { openOne, summarise } from './summary.js';
import { at, respondentFrame, linkHolder } from './visit.js';
import { respondentTexts } from './texts.js';

/**
 * Serves the end: the receipt code, and one's own answers to print. The cookie no longer holds
 * whose link it was. A sample shows the same with a code that is none, and can begin again.
 */
export function thanks(app: FastifyInstance, ctx: Ctx): void {
  app.get(at.thanks, linkHolder, async (request, reply) => {
    const session = readEnd(ctx, request);
    if (!session) return reply.redirect(at.introduction, 303);
    const { end, language } = session;
    const w = respondentTexts[language];
    const study = await getOnlyStudy(ctx);
    const sent = await findSent(ctx, session, study);
    const titles = { sent: sent ? w.thanksTitle : w.erasedTitle, tried: w.thanksSampleTitle, left: w.leftTitle };
    const leads = { sent: sent ? '' : w.erasedText, tried: w.thanksSample, left: w.leftText };
    return reply.viewAsync('respondent/thanks', {
      frame: respondentFrame(titles[end], language, { study, sample: session.sample !== undefined, keep: keepNothing }),
      lead: leads[end],
      again: session.sample ? at.again : '',
      sent: sent && {
        text: toHtml(
          fillIn(inLanguage(sent.questionnaire.questionnaire.definition.thanks, language), {
            ...tellDates(sent, study.definition, localDay(ctx.now()), language),
          }),
        ),
        receiptCode: codeOf(session),
        answers: at.answers,
        erase: eraseAt(ctx, language),
      },
      links:
        end === 'left'
          ? []
          : [
              { to: addressIn(language, reportPath), words: w.reportLink },
              { to: addressIn(language, privacyPath), words: w.privacyLink },
            ],
    });
  });

  app.get(at.answers, linkHolder, async (request, reply) => {
    const session = readEnd(ctx, request);
    if (!session) return reply.redirect(at.introduction, 303);
    if (session.end === 'left') throw problems.notFound();
    const study = await getOnlyStudy(ctx);
    const sent = await findSent(ctx, session, study);
    // Erased, or a sample that was dropped: the thank-you says so.
    if (!sent) return reply.redirect(at.thanks, 303);
    const { language } = session;
    const w = respondentTexts[language];
    const { questionnaire } = sent.questionnaire;
    return reply.viewAsync('respondent/answers', {
      frame: respondentFrame(w.overviewTitle, language, { study, sample: session.sample !== undefined }),
      about: w.printed(
        inLanguage(questionnaire.definition.title, language),
        sent.wave,
        numbersIn(language).day(localDay(ctx.now())),
      ),
      receiptCode: codeOf(session),
      thanks: at.thanks,
      erase: eraseAt(ctx, language),
      sections: openOne(
        summarise(questionnaire, { journey: walk(questionnaire, sent.answers), answers: sent.answers }, language),
      ),
    });
  });

  app.get(at.again, linkHolder, async (request, reply) => {
    const session = readEnd(ctx, request);
    if (!session?.sample) return reply.redirect(at.introduction, 303);
    writeSession(ctx, reply, { link: session.sample.link, language: session.language });
    return reply.redirect(at.introduction, 303);
  });
}

/** Returns what this browser sent, or tried in a sample; undefined once it is erased or dropped. */
async function findSent(ctx: Ctx, { end, receiptCode, sample }: Ended, study: StoredStudy): Promise<Sent | undefined> {
  if (end === 'tried') return sample && findSample(ctx, sample.copy);
  return receiptCode === undefined ? undefined : findResponse(ctx, receiptCode, study);
}

function codeOf({ receiptCode = sampleReceiptCode }: Ended): string {
  return showReceiptCode(receiptCode);
}

/**
 * Redirects to the end, or explains a form that belongs elsewhere. For a browser in which the end
 * was reached: its form may belong to another invitation.
 */
export async function showEnd(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, session: Ended) {
  const sentAgain = singleValue(readForm(request.body), 'receipt_code');
  const looks = request.method === 'GET' || request.method === 'HEAD';
  if (looks || (sentAgain !== undefined && (session.sample || sentAgain === session.receiptCode))) {
    return reply.redirect(at.thanks, 303);
  }
  const w = respondentTexts[session.language];
  return reply.view('respondent/status', {
    frame: respondentFrame(w.endedTitle, session.language, {
      study: await getOnlyStudy(ctx),
      sample: session.sample !== undefined,
    }),
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
  return config.baseUrl + addressIn(language, erasurePath);
}
