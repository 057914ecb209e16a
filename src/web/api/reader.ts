import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { toHtml, toInlineHtml } from '../plugins/markdown.js';
import { frame } from '../plugins/frame.js';
import type { Description } from './document.js';
import { readDescription, type ReadDescription } from './reading.js';

/**
 * Serves the description of the API for people. One page, made from the same document, without
 * JavaScript.
 */
export function reader(app: FastifyInstance, { config }: Ctx): void {
  let reading: ReadDescription | undefined;
  app.get('/docs', { config: { right: 'everybody' }, schema: { hide: true } }, async (_request, reply) => {
    reading ??= readDescription(app.swagger() as unknown as Description, config.baseUrl);
    void reply.header('cache-control', 'no-cache');
    return reply.viewAsync('api/reader', {
      frame: frame('The API', 'en'),
      description: '/api/v1/openapi.json',
      reading,
      prose: toHtml,
      line: toInlineHtml,
    });
  });
}
