import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { inLanguage, type Language } from '../../language/text.js';
import { singleValue } from '../../questionnaire/fields.js';
import { progress, walk } from '../../questionnaire/journey.js';
import { eraseResponse, findResponse, readReceiptCode, showReceiptCode } from '../../response/receipt.js';
import { getOnlyStudy } from '../../study/stored.js';
import { frame, keepNothing } from '../plugins/frame.js';
import { readForm } from '../plugins/forms.js';
import { frameTexts } from '../plugins/frame-texts.js';
import { addressIn, erasurePath, otherLanguage, readLanguage } from '../plugins/language.js';
import { publicTexts } from './texts.js';

const confirmed = `${erasurePath}/zeker`;

/**
 * Serves the page to erase a response by its receipt code. The code is the form's authority, since
 * only the respondent has it. It is looked up first; a second button erases.
 */
export function erasure(app: FastifyInstance, ctx: Ctx): void {
  const frameOf = async (request: FastifyRequest, title: (text: (typeof publicTexts)[Language]) => string) => {
    const language = readLanguage(request.query);
    const text = publicTexts[language];
    const study = await getOnlyStudy(ctx);
    const languageLink = study.definition.languages.length > 1 ? addressIn(otherLanguage(language), erasurePath) : '';
    return { language, text, frame: frame(title(text), language, { study, languageLink }) };
  };

  const ask = async (request: FastifyRequest, typed = '', problem = '') => {
    const error = problem && `${frameTexts[readLanguage(request.query)].error}: `;
    const { language, ...page } = await frameOf(request, (text) => `${error}${text.eraseTitle}`);
    return { ...page, action: addressIn(language, erasurePath), typed, problem };
  };

  const refuse = async (request: FastifyRequest, reply: FastifyReply, typed: string) => {
    const text = publicTexts[readLanguage(request.query)];
    const problem = readReceiptCode(typed) === undefined ? text.codeIncomplete : text.codeUnknown;
    return reply.code(422).viewAsync('public/erasure', await ask(request, typed, problem));
  };

  app.get(erasurePath, { config: { right: 'everybody' } }, async (request, reply) =>
    reply.viewAsync('public/erasure', await ask(request)),
  );

  app.post(erasurePath, { config: { right: 'everybody' } }, async (request, reply) => {
    const typed = typedIn(request);
    const code = readReceiptCode(typed);
    const sent = code === undefined ? undefined : await findResponse(ctx, code, await getOnlyStudy(ctx));
    if (code === undefined || !sent) return refuse(request, reply, typed);
    const { questionnaire } = sent.questionnaire;
    const { answered } = progress(walk(questionnaire, sent.answers), sent.answers);
    const { language, ...page } = await frameOf(request, (text) => text.confirmTitle);
    return reply.viewAsync('public/erasure-confirmation', {
      ...page,
      found: page.text.confirmFound(inLanguage(questionnaire.definition.title, language), sent.wave, answered),
      action: addressIn(language, confirmed),
      code: showReceiptCode(code),
      back: addressIn(language, '/'),
    });
  });

  // A page that refused or erased stands at this address: who opens it again begins anew.
  app.get(confirmed, { config: { right: 'everybody' } }, async (request, reply) =>
    reply.redirect(addressIn(readLanguage(request.query), erasurePath), 303),
  );

  app.post(confirmed, { config: { right: 'everybody' } }, async (request, reply) => {
    const typed = typedIn(request);
    const code = readReceiptCode(typed);
    if (code === undefined) return refuse(request, reply, typed);
    // Pressed twice, the second time finds nothing: it is erased.
    await eraseResponse(ctx, code);
    const { text, frame } = await frameOf(request, ({ erasedTitle }) => erasedTitle);
    return reply.viewAsync('public/erased', { text, frame: { ...frame, keep: keepNothing } });
  });
}

function typedIn(request: FastifyRequest): string {
  return singleValue(readForm(request.body), 'receipt_code') ?? '';
}
