import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../access/accounts.js';
import { endSession, findSession, sessionDays } from '../../access/sessions.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import { hmac, sameText } from '../../secret.js';
import { dropCookie, readCookie, writeCookie } from './cookies.js';
import { readForm } from './forms.js';

const cookie = 'golfslag-account';

/** Who is signed in, and the token that every form of this session carries: another site cannot know it. */
export interface SignedIn extends Account {
  readonly formToken: string;
}

/** Who this browser is signed in as; undefined for nobody. */
export async function findSignedIn(ctx: Ctx, request: FastifyRequest): Promise<SignedIn | undefined> {
  const token = readCookie(ctx, request, cookie);
  const session = token === undefined ? undefined : await findSession(ctx, token);
  if (!session) return undefined;
  const formToken = hmac(ctx.keys.form, 'account', session.hash).toString('base64url').slice(0, 22);
  return { ...session.account, formToken };
}

/** The browser is signed in by this token from now on; whatever it was signed in by before has ended. */
export async function beginInBrowser(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, token: string) {
  await endSessionOf(ctx, request);
  writeCookie(ctx, reply, cookie, token, sessionDays.most * 86_400);
}

/** Signs the browser out: its session ends, and its cookie goes. */
export async function endInBrowser(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await endSessionOf(ctx, request);
  dropCookie(ctx, reply, cookie);
}

async function endSessionOf(ctx: Ctx, request: FastifyRequest): Promise<void> {
  const token = readCookie(ctx, request, cookie);
  if (token !== undefined) await endSession(ctx, token);
}

/** A form of who is signed in; refuses one that another site or another session made. */
export function readVerifiedForm(request: FastifyRequest): Fields {
  const form = readForm(request.body);
  if (!sameText(singleValue(form, 'form_token') ?? '', request.account.formToken)) throw problems.foreignForm();
  return form;
}
