import type { FastifyInstance, FastifyReply } from 'fastify';

/** Has work done once the answer has gone; `failed` is the line in the log if it throws. */
export type AfterAnswer = (reply: FastifyReply, work: () => Promise<void>, failed: string) => void;

/**
 * Returns what does work after an answer, such as sending a letter, so that nobody waits for it or
 * learns from how long it takes. A server that closes waits until it is done.
 */
export function afterAnswer(app: FastifyInstance): AfterAnswer {
  const underWay = new Set<Promise<void>>();
  app.addHook('onClose', async () => {
    await Promise.all(underWay);
  });
  return (reply, work, failed) => {
    reply.raw.once('close', () => {
      const done = work()
        .catch((error: unknown) => {
          reply.request.log.error({ err: error }, failed);
        })
        .finally(() => underWay.delete(done));
      underWay.add(done);
    });
  };
}
