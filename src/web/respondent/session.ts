import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { Language } from '../../language/text.js';
import { memoize, oncePer } from '../../memoize.js';
import { hmac, seal, unseal, type Keys } from '../../secret.js';
import { readCookie, writeCookie } from '../plugins/cookies.js';

/**
 * A respondent's sealed cookie: before submitting the link's hash, afterwards the receipt code,
 * never both. Of a sample there is also the link of the copy that this browser answers as, and both
 * links stay: they are nobody's.
 */
const Session = z.union([
  z.strictObject({ link: z.string(), copy: z.string().optional(), language: Language.optional() }),
  z.strictObject({
    end: z.enum(['sent', 'tried', 'left']),
    sample: z.strictObject({ link: z.string(), copy: z.string() }).optional(),
    receiptCode: z.string().optional(),
    questionnaire: z.string(),
    language: Language,
  }),
]);
export type RespondentSession = z.infer<typeof Session>;
export type Linked = Extract<RespondentSession, { link: string }>;
export type Ended = Extract<RespondentSession, { end: string }>;

const cookie = 'golfslag';

/** A cache of unsealed cookies: a browser sends the same one with every page. */
const sessionsOf = oncePer((keys: Keys) =>
  memoize((sealed: string) => unsealSession(keys, sealed), { max: 10_000, key: (sealed) => sealed }),
);

/** Returns the session in the browser's cookie; undefined without a valid one. */
export function readSession(ctx: Ctx, request: FastifyRequest): RespondentSession | undefined {
  const sealed = readCookie(ctx, request, cookie);
  return sealed === undefined ? undefined : sessionsOf(ctx.keys)(sealed);
}

function unsealSession(keys: Keys, sealed: string): RespondentSession | undefined {
  const text = unseal(keys.cookie, sealed);
  return text === undefined ? undefined : Session.safeParse(JSON.parse(text)).data;
}

/**
 * How long a browser remembers a link, in seconds: 60 days, longer than a wave is asked. A tab that
 * is restored after a week, or a letter read in another program, then still leads on.
 */
const maxAge = 60 * 86_400;

/**
 * Sets the session cookie. A link stays after the browser is closed; an end goes with it, since the
 * receipt code opens the answers.
 */
export function writeSession(ctx: Ctx, reply: FastifyReply, session: RespondentSession): void {
  const lasting = 'link' in session ? maxAge : undefined;
  writeCookie(ctx, reply, cookie, seal(ctx.keys.cookie, JSON.stringify(session)), lasting);
}

/** What is derived from a link for its pages; neither leads back to it. */
interface LinkMarks {
  /** The token in this respondent's forms. Neither another site nor another link's tab knows it. */
  readonly formToken: string;
  /** The name under which this browser keeps what was typed and not saved yet. */
  readonly keep: string;
}

const marksOf = oncePer((keys: Keys) =>
  memoize(
    (link: string): LinkMarks => ({
      formToken: hmac(keys.form, link).toString('base64url').slice(0, 22),
      keep: hmac(keys.form, 'keep', link).toString('base64url').slice(0, 8),
    }),
    { max: 10_000, key: (link) => link },
  ),
);

/** Returns the form token of a link, and the name for what its pages keep. */
export function linkMarks(ctx: Ctx, { link }: Linked): LinkMarks {
  return marksOf(ctx.keys)(link);
}
