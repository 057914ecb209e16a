import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';

/** The name of a cookie. With __Host-, over https, browsers accept it only from this very host. */
function nameOf({ config }: Ctx, name: string): string {
  return isSecure(config) ? `__Host-${name}` : name;
}

function isSecure({ baseUrl }: Ctx['config']): boolean {
  return baseUrl.startsWith('https:');
}

/** Returns the value of the browser's cookie of this name. */
export function readCookie(ctx: Ctx, request: FastifyRequest, name: string): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[nameOf(ctx, name)];
}

/**
 * Sets a cookie that no script can read. Without `maxAge`, in seconds, it goes when the browser is
 * closed.
 */
export function writeCookie(ctx: Ctx, reply: FastifyReply, name: string, value: string, maxAge?: number): void {
  const cookie = stringifySetCookie(nameOf(ctx, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(ctx.config),
    ...(maxAge !== undefined && { maxAge }),
  });
  void reply.header('set-cookie', cookie);
}

/** Deletes a cookie from the browser. */
export function dropCookie(ctx: Ctx, reply: FastifyReply, name: string): void {
  writeCookie(ctx, reply, name, '', 0);
}
