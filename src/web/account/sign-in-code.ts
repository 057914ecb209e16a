import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInByCode } from '../../access/sign-in-request.js';
import type { Ctx } from '../../context.js';
import { singleValue } from '../../questionnaire/fields.js';
import { problems } from '../../problem.js';
import { hmac } from '../../secret.js';
import { dropCookie, readCookie, writeCookie } from '../plugins/cookies.js';
import { readFormWithToken } from '../plugins/forms.js';
import { addressIn } from '../plugins/language.js';
import { logRefusal } from '../plugins/logging.js';
import { takeReturn } from '../plugins/return-to.js';
import { beginInBrowser } from '../plugins/session.js';
import { frameOf } from './frame.js';
import { address, firstPageOf, mostMails, showAsking } from './sign-in.js';

const here = `${address}/code`;
const cookie = 'golfslag-aanvraag';

/** How long a browser keeps its request, in seconds: as long as the code works. */
const maxAge = 3600;

/** What of a request to sign in is shown beside the field for its code. */
interface CodePage {
  readonly request: string;
  readonly email?: string;
  readonly typed?: string;
  readonly wrong?: boolean;
}

/**
 * Serves the page on which the code of a mail is typed. Its request is in a cookie of the browser
 * that asked, and a token of it in the form: no other site can have somebody type a code of theirs.
 */
export function signInCode(app: FastifyInstance, ctx: Ctx): void {
  app.get(here, { config: { right: 'everybody' } }, async (asked, reply) => {
    const request = findRequest(ctx, asked);
    return request === undefined ? reply.redirect(address, 303) : showCodePage(ctx, asked, reply, { request });
  });

  app.post(here, { config: { right: 'everybody' } }, async (asked, reply) => {
    const request = findRequest(ctx, asked);
    if (request === undefined) return showAsking(ctx, asked, reply.code(403), { problem: 'lostRequest' });
    const form = readFormWithToken(asked.body, formTokenOf(ctx, request));
    if (!form) throw problems.foreignForm();
    const typed = (singleValue(form, 'code') ?? '').slice(0, 100);
    const session = await signInByCode(ctx, request, typed);
    if (!session) {
      logRefusal(asked, 'sign-in-code');
      const email = singleValue(form, 'email') ?? '';
      return showCodePage(ctx, asked, reply.code(422), { request, email, typed, wrong: true });
    }
    await beginInBrowser(ctx, asked, reply, session.token);
    dropCookie(ctx, reply, cookie);
    return reply.redirect(takeReturn(ctx, asked, reply) ?? firstPageOf(session.account), 303);
  });
}

/** Returns the request to sign in that this browser made; undefined without one. */
export function findRequest(ctx: Ctx, asked: FastifyRequest): string | undefined {
  return readCookie(ctx, asked, cookie);
}

/** Keeps a request in the browser. */
export function keepRequest(ctx: Ctx, reply: FastifyReply, request: string): void {
  writeCookie(ctx, reply, cookie, request, maxAge);
}

/** Sends the page on which the code of this request is typed. */
export async function showCodePage(ctx: Ctx, asked: FastifyRequest, reply: FastifyReply, page: CodePage) {
  const { request, email = '', typed = '', wrong = false } = page;
  const made = await frameOf(ctx, asked, here, 'codeTitle', { token: formTokenOf(ctx, request), wrong });
  return reply.viewAsync('account/sign-in-code', {
    ...made,
    action: addressIn(made.language, here),
    again: addressIn(made.language, address),
    email,
    typed,
    problem: wrong ? made.text.wrongCode : '',
    notCame: made.text.notCame(mostMails.toAddress),
  });
}

function formTokenOf(ctx: Ctx, request: string): string {
  return hmac(ctx.keys.form, 'sign-in', request).toString('base64url').slice(0, 22);
}
