import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';

/** Reached over https, a cookie's name begins so: browsers then take it only from this very host, over https. */
function nameOf({ config }: Ctx, name: string): string {
  return isSecure(config) ? `__Host-${name}` : name;
}

function isSecure({ baseUrl }: Ctx['config']): boolean {
  return baseUrl.startsWith('https:');
}

/** What the browser's cookie of this name holds. */
export function readCookie(ctx: Ctx, request: FastifyRequest, name: string): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[nameOf(ctx, name)];
}

/** Gives the browser a cookie that no script reads; without `maxAge`, in seconds, it goes when the browser is closed. */
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

/** Takes a cookie away from the browser. */
export function dropCookie(ctx: Ctx, reply: FastifyReply, name: string): void {
  writeCookie(ctx, reply, name, '', 0);
}
