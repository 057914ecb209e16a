import type { FastifyInstance, FastifyLoggerOptions } from 'fastify';
import type { Ctx } from '../../context.js';

/** Log lines hold no address of a person or a machine, no token and no answer: the route's pattern stands for its URL. */
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
        // What could not be read may be quoted in the message, and may be answers.
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

/** Numbers for requests that no other server gives, nor this one after a restart. */
export function requestNumbers({ newId }: Ctx): () => string {
  const server = newId().slice(0, 8);
  let count = 0;
  return () => `${server}-${++count}`;
}

/** One line a request, when it was answered. */
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
