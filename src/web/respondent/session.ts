import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { Language } from '../../language/text.js';
import { hmac, seal, unseal, type Keys } from '../../secret.js';
import { readCookie, writeCookie } from '../plugins/cookies.js';

/** What a respondent's browser holds, sealed: before sending the link's hash, after it the receipt code, never both. */
const Session = z.union([
  z.strictObject({ link: z.string(), language: Language.optional() }),
  z.strictObject({
    end: z.enum(['sent', 'tried', 'left']),
    sample: z.boolean(),
    receiptCode: z.string().optional(),
    questionnaire: z.string(),
    language: Language,
  }),
]);
export type Session = z.infer<typeof Session>;
export type Linked = Extract<Session, { link: string }>;
export type Ended = Extract<Session, { end: string }>;

const cookie = 'golfslag';

/** Cookies that were unsealed before: a browser sends the same one with every page. */
const known = new WeakMap<Keys, Map<string, Session>>();
const mostKnown = 10_000;

export function readSession(ctx: Ctx, request: FastifyRequest): Session | undefined {
  const sealed = readCookie(ctx, request, cookie);
  if (sealed === undefined) return undefined;
  const sessions = known.get(ctx.keys) ?? new Map<string, Session>();
  known.set(ctx.keys, sessions);
  const session = sessions.get(sealed) ?? unsealSession(ctx, sealed);
  if (!session) return undefined;
  if (sessions.size >= mostKnown) sessions.clear();
  sessions.set(sealed, session);
  return session;
}

function unsealSession(ctx: Ctx, sealed: string): Session | undefined {
  const text = unseal(ctx.keys, sealed);
  return text === undefined ? undefined : Session.safeParse(JSON.parse(text)).data;
}

/** A session cookie: the browser forgets it when it is closed, and the link brings it back. */
export function writeSession(ctx: Ctx, reply: FastifyReply, session: Session): void {
  writeCookie(ctx, reply, cookie, seal(ctx.keys, JSON.stringify(session)));
}

const tokens = new WeakMap<Linked, string>();

/** The token that every form of this respondent carries: another site cannot know it, nor another link's tab. */
export function formToken(ctx: Ctx, session: Linked): string {
  const token = tokens.get(session) ?? hmac(ctx.keys.form, session.link).toString('base64url').slice(0, 22);
  tokens.set(session, token);
  return token;
}
