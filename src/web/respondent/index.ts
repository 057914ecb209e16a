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

/** A respondent's way, from the link to the thank-you. Whoever got to the end in this browser finds the end again. */
export async function respondent(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  link(app, ctx);
  thanks(app, ctx);
  await app.register(oneClick, { ctx });
  await app.register(async (way) => {
    way.addHook('preHandler', async (request, reply) => {
      const session = readSession(ctx, request);
      if (session && 'end' in session) return showEnd(ctx, request, reply, session);
    });
    introduction(way, ctx);
    page(way, ctx);
    overview(way, ctx);
    screenedOut(way, ctx);
    language(way, ctx);
    optOut(way, ctx);
    claim(way, ctx);
  });
}
