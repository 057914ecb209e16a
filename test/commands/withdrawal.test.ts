import { expect, it } from 'vitest';
import { getAccountOf } from '../../src/access/accounts.js';
import { commands } from '../../src/commands/index.js';
import type { CommandContext } from '../../src/commands/command.js';
import { zoe } from '../support/cast.js';
import { openMailServer } from '../support/smtp.js';
import { openWorld } from '../support/world.js';

it('takes back what was given out, and records each step but nothing of a respondent', async () => {
  const { ctx, invite } = await openWorld('sqlite');
  await invite([zoe]);
  const context: CommandContext = { open: () => Promise.resolve(ctx), environment: {}, progress: () => undefined };
  const run = async (name: string, ...words: string[]) =>
    (await commands.find((command) => command.name === name)?.run(context, words))?.result;

  await run('account add', 'noor@bureau.example', '--role', 'staff', '--bureau', 'blcc');
  const noor: unknown = expect.objectContaining({ email: 'noor@bureau.example', roles: ['staff'], bureau: 'blcc' });
  expect(await run('account list')).toMatchObject({ accounts: expect.arrayContaining([noor]) });
  const { id: account } = await getAccountOf(ctx, 'noor@bureau.example');
  const passkey = {
    id: 'a',
    account,
    credential: 'b',
    public_key: 'c',
    counter: '0',
    name: 'laptop',
    added_on: '2026-03-10',
  };
  await ctx.db.insertInto('passkey').values(passkey).execute();
  expect(await run('person export', 'noor@bureau.example')).toMatchObject({
    account: { passkeys: [{ name: 'laptop', addedOn: '2026-03-10' }] },
  });
  expect(await run('account reset', 'Noor@bureau.example')).toMatchObject({
    ...{ email: 'noor@bureau.example', signInUrl: expect.stringContaining('/aanmelden/') },
  });
  expect(await ctx.db.selectFrom('passkey').selectAll().execute()).toEqual([]);
  expect(await run('account remove', 'noor@bureau.example')).toEqual({ removed: 'noor@bureau.example' });
  const { id } = (await run('token add', '--role', 'coordinator', '--name', 'rapport')) as { id: string };
  expect(await run('token list')).toMatchObject({ tokens: [{ id, name: 'rapport', role: 'coordinator' }] });
  expect(await run('token revoke', id)).toEqual({ revoked: id });
  expect(await run('person export', 'ZOE@example.nl')).toMatchObject({ invitations: [{ name: 'Zoë' }] });
  expect(await run('person erase', 'ZOE@example.nl')).toEqual({ invitations: 1, report: false, account: false });
  await expect(run('person erase', 'ZOE@example.nl')).rejects.toMatchObject({ code: 'nothing-held' });
  expect(await run('retention')).toEqual({ retained: [] });
  const { events } = (await run('log')) as { events: { action: string; who: string }[] };
  expect(events.map(({ action, who }) => `${action}, ${who}`).sort()).toEqual(
    ['account added', 'account removed', 'account reset', 'person erased', 'person exported', 'person exported']
      .concat(['token added', 'token revoked'])
      .map((action) => `${action}, command line`),
  );
  expect(JSON.stringify(events)).not.toMatch(/zoe/i);
});

it.each(['accept', 'refuse'] as const)(
  'mails who gets an account a link for an hour: the mail server %ss it',
  async (how) => {
    const server = await openMailServer();
    server.answer(how);
    const { ctx, app, passDays } = await openWorld('sqlite', { SMTP_URL: server.url });
    const context: CommandContext = { open: () => Promise.resolve(ctx), environment: {}, progress: () => undefined };
    const add = commands.find(({ name }) => name === 'account add');
    const done = await add?.run(context, ['noor@bureau.example', '--role', 'partner', '--bureau', 'blcc']);
    const printed = (done?.result as { signInUrl: string }).signInUrl;
    expect(done).toMatchObject({
      result: { mailed: how === 'accept' },
      text: expect.stringMatching(
        how === 'accept' ? /is on its way to it too\.$/ : /did not take .* \(SMTP 550 5\.1\.1\)/,
      ),
    });
    const links = server.letters.map(({ mail }) => /\/aanmelden\/\S{22}$/m.exec(mail.text ?? '')?.[0]);
    expect(links).toHaveLength(how === 'accept' ? 1 : 0);
    passDays(2 / 24);
    for (const [link, status] of [
      [new URL(printed).pathname, 200] as const,
      ...links.map((one) => [one, 404] as const),
    ]) {
      expect((await app.inject(link ?? '')).statusCode).toBe(status);
    }
  },
);
