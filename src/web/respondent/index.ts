import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { claim } from './claim.js';
import { introduction } from './introduction.js';
import { language } from './language.js';
import { link } from './link.js';
import { oneClick } from './one-click.js';
import { optOut } from './opt-out.js';
import { overview } from './overview.js';
import { page } from './page.js';
import { screenedOut } from './screened-out.js';
import { readSession } from './session.js';
import { showEnd, thanks } from './thanks.js';
import { showWithoutCookie } from './without-cookie.js';

/**
 * Serves a respondent's pages, from the link to the thank-you. A browser in which the end was
 * reached shows the end again; one that knows no link is told to open it.
 */
export async function respondent(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  link(app, ctx);
  thanks(app, ctx);
  await app.register(oneClick, { ctx });
  await app.register(async (scope) => {
    scope.addHook('preHandler', async (request, reply) => {
      const session = readSession(ctx, request);
      if (!session) return showWithoutCookie(ctx, request, reply);
      if ('end' in session) return showEnd(ctx, request, reply, session);
    });
    introduction(scope, ctx);
    page(scope, ctx);
    overview(scope, ctx);
    screenedOut(scope, ctx);
    language(scope, ctx);
    optOut(scope, ctx);
    claim(scope, ctx);
  });
}
