import type { FastifyInstance } from 'fastify';
import { sessionLife } from '../../access/sessions.js';
import { isUsableLink, signIn } from '../../access/sign-in.js';
import type { Ctx } from '../../context.js';
import { address, firstPageOf, showInvalidLink } from './sign-in.js';
import { frameOf } from './frame.js';
import { addressIn } from '../plugins/language.js';
import { logRefusal } from '../plugins/logging.js';
import { beginInBrowser } from '../plugins/session.js';
import { takeReturn } from '../plugins/return-to.js';

interface Link {
  Params: { token: string };
}

/**
 * Serves sign-in links. Opening one only shows a button, so that a mail scanner cannot use it up.
 * The token is the form's authority: there is no session yet for a form token.
 */
export function link(app: FastifyInstance, ctx: Ctx): void {
  app.get<Link>(`${address}/:token`, { config: { right: 'everybody' } }, async (request, reply) => {
    const { token } = request.params;
    if (!(await isUsableLink(ctx, token))) return showInvalidLink(ctx, request, reply);
    const here = `${address}/${token}`;
    const { frame, text, language } = await frameOf(ctx, request, here, 'signIn');
    return reply.viewAsync('account/link', {
      frame,
      text,
      once: text.signInOnce(sessionLife.idleHours, sessionLife.mostDays),
      action: addressIn(language, here),
    });
  });

  app.post<Link>(`${address}/:token`, { config: { right: 'everybody' } }, async (request, reply) => {
    const session = await signIn(ctx, request.params.token);
    if (!session) {
      logRefusal(request, 'sign-in-link');
      return showInvalidLink(ctx, request, reply);
    }
    await beginInBrowser(ctx, request, reply, session.token);
    return reply.redirect(takeReturn(ctx, request, reply) ?? firstPageOf(session.account), 303);
  });
}
