import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../access/accounts.js';
import { endSession, findSession, sessionLife } from '../../access/sessions.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import type { Fields } from '../../questionnaire/fields.js';
import { hmac } from '../../secret.js';
import { dropCookie, readCookie, writeCookie } from './cookies.js';
import { readFormWithToken } from './forms.js';

const cookie = 'golfslag-account';

/**
 * The signed-in account, the token in its forms, which another site cannot know, and since when.
 */
export interface SignedIn extends Account {
  readonly formToken: string;
  readonly signedInAt: string;
}

/** Returns the account of this browser's session; undefined for nobody. */
export async function findSignedIn(ctx: Ctx, request: FastifyRequest): Promise<SignedIn | undefined> {
  const token = readCookie(ctx, request, cookie);
  const session = token === undefined ? undefined : await findSession(ctx, token);
  if (!session) return undefined;
  const formToken = hmac(ctx.keys.form, 'account', session.hash).toString('base64url').slice(0, 22);
  return { ...session.account, formToken, signedInAt: session.begunAt };
}

/** Begins the browser's session with this token, and ends the previous one. */
export async function beginInBrowser(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, token: string) {
  await endSessionOf(ctx, request);
  writeCookie(ctx, reply, cookie, token, sessionLife.mostDays * 86_400);
}

/** Ends the browser's session and deletes its cookie. */
export async function endInBrowser(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await endSessionOf(ctx, request);
  dropCookie(ctx, reply, cookie);
}

async function endSessionOf(ctx: Ctx, request: FastifyRequest): Promise<void> {
  const token = readCookie(ctx, request, cookie);
  if (token !== undefined) await endSession(ctx, token);
}

/** Returns a form of this session. Throws for one that another site or another session made. */
export function readVerifiedForm(request: FastifyRequest): Fields {
  const form = readFormWithToken(request.body, request.account.formToken);
  if (!form) throw problems.foreignForm();
  return form;
}
