import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { Language } from '../../questionnaire/text.js';
import { hmac, sameText, seal, unseal } from '../../secret.js';

/** What a respondent's browser holds, sealed: before sending the link's hash, after it the receipt code, never both. */
const Session = z.union([
  z.strictObject({ link: z.string(), language: Language.optional() }),
  z.strictObject({
    end: z.enum(['sent', 'tried', 'left']),
    receiptCode: z.string().optional(),
    questionnaire: z.string(),
    language: Language,
  }),
]);
export type Session = z.infer<typeof Session>;
export type Ended = Extract<Session, { end: string }>;

function cookieName({ config }: Ctx): string {
  return config.baseUrl.startsWith('https:') ? '__Host-golfslag' : 'golfslag';
}

export function readSession(ctx: Ctx, request: FastifyRequest): Session | undefined {
  const sealed = request.cookies[cookieName(ctx)];
  const text = sealed === undefined ? undefined : unseal(ctx.keys, sealed);
  if (text === undefined) return undefined;
  const parsed = Session.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

/** A session cookie: the browser forgets it when it is closed, and the link brings it back. */
export function writeSession(ctx: Ctx, reply: FastifyReply, session: Session): void {
  void reply.setCookie(cookieName(ctx), seal(ctx.keys, JSON.stringify(session)), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.config.baseUrl.startsWith('https:'),
  });
}

/** The token that every form of this respondent carries: another site cannot know it, nor another link's tab. */
export function formToken(ctx: Ctx, link: string): string {
  return hmac(ctx.keys.form, link).toString('base64url').slice(0, 22);
}

export function isOwnForm(ctx: Ctx, link: string, token: string | undefined): boolean {
  return token !== undefined && sameText(token, formToken(ctx, link));
}
