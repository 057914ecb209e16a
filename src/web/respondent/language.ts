import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { languages } from '../../language/text.js';
import { writeSession } from './session.js';
import { at, linkHolder, receive } from './visit.js';

/** Switches the language and returns to the page. Only the browser's own cookie changes. */
export function language(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { language: string }; Querystring: { pagina?: string } }>(
    `${at.language}/:language`,
    linkHolder,
    async (request, reply) => {
      const visit = await receive(ctx, request);
      const chosen = languages.find((language) => language === request.params.language);
      if (chosen && visit.respondent.study.definition.languages.includes(chosen)) {
        writeSession(ctx, reply, { link: visit.link, copy: visit.copy, language: chosen });
      }
      const page = String(request.query.pagina);
      return reply.redirect(
        /^\/(vragenlijst[a-z0-9/-]*|afmelden|niet-voor-mij)(\?wijzig=1|\?inleiding)?$/.test(page)
          ? page
          : at.introduction,
        303,
      );
    },
  );
}
