import type { FastifyRequest } from 'fastify';

/** Returns the token of `Authorization: Bearer TOKEN`; empty where there is none. */
export function bearerToken(request: FastifyRequest): string {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}
