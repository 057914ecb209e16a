import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { singleValue } from '../../questionnaire/fields.js';
import { eraseResponse, readReceiptCode } from '../../response/receipt.js';
import { getOnlyStudy } from '../../study/stored.js';
import { frame } from '../plugins/frame.js';
import { readForm } from '../plugins/forms.js';
import { frameTexts } from '../plugins/frame-texts.js';
import { addressIn, otherLanguage, readLanguage } from '../plugins/language.js';
import { publicTexts } from './texts.js';

const address = '/intrekken';

/**
 * Serves the page to erase a response by its receipt code. The code is the form's authority, since
 * only the respondent has it.
 */
export function erasure(app: FastifyInstance, ctx: Ctx): void {
  const ask = async (request: FastifyRequest, typed = '', problem = '') => {
    const language = readLanguage(request.query);
    const text = publicTexts[language];
    const error = problem && `${frameTexts[language].error}: `;
    const study = await getOnlyStudy(ctx);
    return {
      frame: frame(`${error}${text.eraseTitle}`, language, {
        study,
        languageLink: study.definition.languages.length > 1 ? addressIn(otherLanguage(language), address) : '',
      }),
      action: addressIn(language, address),
      text,
      typed,
      problem,
    };
  };

  app.get(address, { config: { right: 'everybody' } }, async (request, reply) =>
    reply.viewAsync('public/erasure', await ask(request)),
  );

  app.post(address, { config: { right: 'everybody' } }, async (request, reply) => {
    const language = readLanguage(request.query);
    const text = publicTexts[language];
    const typed = singleValue(readForm(request.body), 'receipt_code') ?? '';
    const code = readReceiptCode(typed);
    if (code !== undefined && (await eraseResponse(ctx, code))) {
      const study = await getOnlyStudy(ctx);
      return reply.viewAsync('public/erased', { frame: frame(text.erasedTitle, language, { study }), text });
    }
    reply.code(422);
    const problem = code === undefined ? text.codeIncomplete : text.codeUnknown;
    return reply.viewAsync('public/erasure', await ask(request, typed, problem));
  });
}
