import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';

const always = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-store',
};

/** Returns the security headers; with HSTS when the product is reached over https. */
export function protection({ config }: Ctx): Readonly<Record<string, string>> {
  return config.baseUrl.startsWith('https:')
    ? { ...always, 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
    : always;
}

/** Adds the security headers to every answer. */
export function headers(app: FastifyInstance, ctx: Ctx): void {
  const all = protection(ctx);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(all);
    done();
  });
}
