import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { dropCookie, readCookie, writeCookie } from './cookies.js';

const cookie = 'golfslag-terug';

/** How long the path is kept, in seconds: time enough to get a link. */
const maxAge = 3600;

/** A page behind sign-in: a path of ours, and nothing that a browser reads as another host. */
const protectedPath = /^\/(results|staff|tokens|passkeys)([/?][\w\-./?=&%,:+]*)?$/;
const longest = 500;

/** Stores the requested page in a cookie until somebody has signed in. */
export function rememberReturn(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): void {
  if (request.method === 'GET' && isProtected(request.url)) writeCookie(ctx, reply, cookie, request.url, maxAge);
}

/** Returns the page requested before signing in, once; undefined without one. */
export function takeReturn(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): string | undefined {
  const path = readCookie(ctx, request, cookie);
  if (path === undefined) return undefined;
  dropCookie(ctx, reply, cookie);
  return isProtected(path) ? path : undefined;
}

function isProtected(path: string): boolean {
  return path.length <= longest && protectedPath.test(path) && !path.includes('..');
}
