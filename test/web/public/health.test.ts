import { describe, expect, it } from 'vitest';
import { databases } from '../../support/database.js';
import { openWorld } from '../../support/world.js';

describe.each(databases)('whoever watches the server, on %s', (kind) => {
  it('learns that it lives, and whether it can serve', async () => {
    const { ctx, app } = await openWorld(kind);
    const look = async (url: string) => {
      const answer = await app.inject(url);
      return [answer.statusCode, answer.json<unknown>()];
    };
    expect(await look('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await look('/readyz')).toEqual([200, { status: 'ready' }]);
    await ctx.database.close();
    expect(await look('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await look('/readyz')).toEqual([503, { status: 'no database' }]);
  });
});
