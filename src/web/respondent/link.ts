import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { findRespondent } from '../../response/respondent.js';
import { hashOfLink } from '../../secret.js';
import { at, linkHolder } from './visit.js';
import { readSession, writeSession } from './session.js';

/**
 * Serves the links in letters. A link is exchanged at once for a sealed cookie and an address that
 * reveals nothing.
 */
export function link(app: FastifyInstance, ctx: Ctx): void {
  const exchange = (path: string, next: string) => {
    app.get<{ Params: { token: string } }>(path, linkHolder, async (request, reply) => {
      const hash = hashOfLink(request.params.token);
      if (!(await findRespondent(ctx, hash))) throw problems.notFound();
      const before = readSession(ctx, request);
      const again = before && 'link' in before && before.link === hash;
      writeSession(ctx, reply, again ? before : { link: hash });
      return reply.redirect(next, 303);
    });
  };
  exchange('/i/:token', at.introduction);
  exchange('/afmelden/:token', at.optOut);
  exchange('/niet-voor-mij/:token', at.claim);
}
