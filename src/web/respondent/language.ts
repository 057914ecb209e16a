import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ctx } from '../../context.js';
import { languages } from '../../language/text.js';
import { writeSession } from './session.js';
import { at, linkHolder, receive, type Visit } from './visit.js';

/**
 * Switches the language and returns to the page. Only the browser's own cookie changes. Pages with
 * questions switch by a button of their form instead, so that nothing typed is lost.
 */
export function language(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { language: string }; Querystring: { pagina?: string } }>(
    `${at.language}/:language`,
    linkHolder,
    async (request, reply) => {
      const visit = await receive(ctx, request);
      chooseLanguage(ctx, reply, visit, request.params.language);
      const page = String(request.query.pagina);
      return reply.redirect(
        /^\/(vragenlijst[a-z0-9/-]*|afmelden|niet-voor-mij)(\?wijzig=1|\?inleiding|\?vraag=[a-z0-9-]+)?$/.test(page)
          ? page
          : at.introduction,
        303,
      );
    },
  );
}

/** Makes a language that the study offers the one of this browser. Any other changes nothing. */
export function chooseLanguage(ctx: Ctx, reply: FastifyReply, { link, copy, respondent }: Visit, code: string): void {
  const chosen = languages.find((language) => language === code);
  if (!chosen || !respondent.study.definition.languages.includes(chosen)) return;
  writeSession(ctx, reply, { link, copy, language: chosen });
}
