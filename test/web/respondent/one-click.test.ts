import { beforeAll, describe, expect, it } from 'vitest';
import { namesake, stranger } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { fillIn, respondentOf } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { openWorld, type World } from '../../support/world.js';

const body = 'List-Unsubscribe=One-Click';
const urlEncoded = 'application/x-www-form-urlencoded';
const multipart = (name: string, value: string) =>
  `--grens\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--grens--\r\n`;

describe.each(databases)('“unsubscribe” in a mail program, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  const post = (token: string, payload: string, type?: string) =>
    world.app.inject({
      method: 'POST',
      url: `/afmelden/${token}`,
      payload,
      headers: type === undefined ? {} : { 'content-type': type },
    });
  const invited = async () => (await world.invite([namesake()]))[0] ?? '';

  it.each([
    ['a plain form', body, urlEncoded],
    ['a plain form with a charset', body, `${urlEncoded}; charset=UTF-8`],
    ['a form in parts', multipart('List-Unsubscribe', 'One-Click'), 'multipart/form-data; boundary=grens'],
    ['parts that are none', body, 'multipart/form-data'],
    ['plain text', body, 'text/plain'],
    ['no type', body, undefined],
    ['a type of no use', body, 'application/octet-stream'],
    ['a type of another body', body, 'application/json'],
    ['a trailing line end', `${body}\r\n`, urlEncoded],
    ['blanks around', ` ${body} \n`, 'text/plain'],
    ['other letter cases', 'list-unsubscribe=one-click', urlEncoded],
    ['more fields', `a=b&${body}&c=`, urlEncoded],
    ['it twice', `${body}&${body}`, urlEncoded],
    ['it encoded', 'List%2DUnsubscribe=One%2DClick', urlEncoded],
    [
      'more parts',
      multipart('x', 'y').replace('--grens--\r\n', '') + multipart('List-Unsubscribe', 'One-Click\r\n'),
      'multipart/form-data; boundary=grens',
    ],
  ])('opts out by the token alone, once, with %s', async (_what, payload, type) => {
    const { ctx, log } = world;
    const token = await invited();
    await fillIn(ctx, token, seeded(1));
    const answer = await post(token, payload, type);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect([answer.headers['set-cookie'], answer.headers.location]).toEqual([undefined, undefined]);
    expect(answer.body).toBe('U bent afgemeld. / You have opted out.\n');
    expect(await respondentOf(ctx, token)).toMatchObject({ status: 'optedOut', draft: undefined });
    const after = await everyRow(ctx);
    expect((await post(token, payload, type)).body).toBe(answer.body);
    expect(await everyRow(ctx)).toBe(after);
    expect(log()).toContain('"route":"/afmelden/:token"');
    expect(log()).not.toContain(token);
  });

  it.each([
    ['nothing', '', urlEncoded],
    ['another value', 'List-Unsubscribe=Yes', urlEncoded],
    ['a blank', ' \r\n', 'text/plain'],
    ['another name', 'Unsubscribe=One-Click', urlEncoded],
    ['two values', `${body}&List-Unsubscribe=No`, urlEncoded],
    ['words about it', `I want ${body}`, 'text/plain'],
    ['JSON', '{"List-Unsubscribe":"One-Click"}', 'application/json'],
    ['another part', multipart('x', 'One-Click'), 'multipart/form-data; boundary=grens'],
    ['a part with more', multipart('List-Unsubscribe', 'One-Click-Not'), 'multipart/form-data; boundary=grens'],
  ])('does nothing with %s', async (_what, payload, type) => {
    const token = await invited();
    const before = await everyRow(world.ctx);
    const answer = await post(token, payload, type);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([422, 'text/plain; charset=utf-8']);
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('takes no body that is large, and none at all', async () => {
    const token = await invited();
    const before = await everyRow(world.ctx);
    const large = multipart('List-Unsubscribe', 'One-Click') + 'x'.repeat(5000);
    expect((await post(token, large, 'multipart/form-data; boundary=grens')).statusCode).toBe(413);
    expect((await world.app.inject({ method: 'POST', url: `/afmelden/${token}` })).statusCode).toBe(422);
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('gives the one 404 page for a token that nobody has', async () => {
    const { app } = world;
    const page = await app.inject(`/i/${stranger.token}`);
    for (const token of [stranger.token, 'kort', 'x'.repeat(300)]) {
      const answer = await post(token, body, urlEncoded);
      expect([answer.statusCode, answer.body]).toEqual([404, page.body]);
    }
  });
});
