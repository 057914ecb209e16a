import type { FastifyInstance } from 'fastify';
import { addToken, type TokenOwner } from '../../src/access/tokens.js';
import type { Ctx } from '../../src/context.js';

/** What the API answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: unknown;
}

/** Asks the API, by paths under /api/v1, with a new token of this viewer. */
export async function askAs(
  { app, ctx }: { app: FastifyInstance; ctx: Ctx },
  viewer: TokenOwner,
): Promise<(path: string) => Promise<ApiAnswer>> {
  const authorization = `Bearer ${await addToken(ctx, viewer)}`;
  return (path) => ask(app, path, authorization);
}

/** Asks the API with this Authorization header; without one when it is undefined. */
export async function ask(app: FastifyInstance, path: string, authorization?: string): Promise<ApiAnswer> {
  const headers = authorization === undefined ? {} : { authorization };
  const answer = await app.inject({ url: `/api/v1${path}`, headers });
  return { status: answer.statusCode, type: answer.headers['content-type']?.toString(), body: answer.json() };
}

/** The problem document that every refusal to show something is, whatever it was. */
export const nothingHere = {
  status: 404,
  type: 'application/problem+json; charset=utf-8',
  body: {
    type: 'urn:golfslag:problem:not-found',
    title: 'not found',
    status: 404,
    detail: 'There is nothing here for this token.',
  },
} as const;

/** An answer without the number of its request, the one thing in which two equal refusals differ. */
export function withoutNumber(answer: ApiAnswer): ApiAnswer {
  const { instance: _instance, ...body } = answer.body as Record<string, unknown>;
  return { ...answer, body };
}
