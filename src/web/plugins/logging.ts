import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyLoggerOptions, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';

/**
 * Returns logger options that keep personal data out of the log. No address of a person or a
 * machine, no token and no answer: the route's pattern replaces its URL.
 */
export function logging(
  { config }: Ctx,
  stream?: NodeJS.WritableStream,
): FastifyLoggerOptions & { stream?: NodeJS.WritableStream } {
  return {
    level: config.logLevel,
    ...(stream && { stream }),
    serializers: {
      req: (request) => ({ method: request.method, route: request.routeOptions.url ?? 'none' }),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        // The message may quote what could not be parsed, which may be answers.
        message: error instanceof SyntaxError ? '' : error.message,
        stack: (error.stack ?? '')
          .split('\n')
          .filter((line) => line.startsWith('    at '))
          .join('\n'),
        ...(error.code !== undefined && { code: error.code }),
      }),
    },
  };
}

/** Returns a random request id, short enough to be read out. It tells nothing of other requests. */
export function newRequestId(): string {
  return randomUUID().slice(-12);
}

/**
 * Logs that somebody was refused: for which right or reason, and why where that is not the same.
 */
export function logRefusal(request: FastifyRequest, refused: string, why?: string): void {
  request.log.warn({ refused, ...(why && { why }), route: request.routeOptions.url ?? 'none' }, 'refused');
}

/** Logs one line for each answered request. */
export function requestLogging(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
    done();
  });
}
