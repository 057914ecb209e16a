import { beforeEach, describe, expect, it } from 'vitest';
import { addAccount, removeAccount } from '../../src/access/accounts.js';
import { mailPublished, mailPublishedLately } from '../../src/publication/mail-published.js';
import { addDemoWave } from '../../src/response/demo.js';
import { databases } from '../support/database.js';
import { openMailServer, type MailServer } from '../support/smtp.js';
import { openWorld, type World } from '../support/world.js';

const [anna, bea, carl] = ['anna', 'bea', 'carl'].map((name) => `${name}@bureau.example`) as [string, string, string];
const none = { sent: 0, failed: 0, unknown: 0, waiting: 0 };

describe.each(databases)('the mail that results are there, on %s', (kind) => {
  let world: World;
  let server: MailServer;
  beforeEach(async () => {
    server = await openMailServer();
    world = await openWorld(kind, { SMTP_URL: server.url });
    await removeAccount(world.ctx, 'voorbeeld.partner@example.org');
    for (const [email, roles, bureau] of [
      [anna, ['partner'], 'blcc'],
      [bea, ['staff', 'partner'], 'careercoach'],
      ['staff@bureau.example', ['staff'], 'blcc'],
    ] as const) {
      await addAccount(world.ctx, { email, roles, bureau });
    }
  });
  /** A snapshot as publishing leaves it. */
  const publish = async (wave = '2026', published = true) => {
    const { ctx, passDays } = world;
    passDays(1 / 24);
    const now = ctx.now().toISOString();
    const row = { id: now, wave, made_at: now, published_at: published ? now : null };
    await ctx.db
      .insertInto('snapshot')
      .values({ ...row, version: '0', rules: '{}', responses: '{}', audit: '{}' })
      .execute();
  };
  const mail = (wave = '2026') => mailPublished(world.ctx, { wave });
  const to = () => server.letters.flatMap((letter) => letter.to).sort();

  it('goes to each partner once a snapshot, with a link and no figures', async () => {
    expect(await mail()).toEqual(none);
    await publish('2026', false);
    expect(await mail()).toEqual(none);
    await publish();
    expect(await mail()).toEqual({ ...none, sent: 2 });
    expect([await mail(), await mailPublishedLately(world.ctx)]).toEqual([none, [{ wave: '2026', ...none }]]);
    expect(to()).toEqual([anna, bea]);
    const [letter] = server.letters;
    expect(letter?.mail.subject).toBe('De resultaten van meting 2026 staan klaar');
    expect(letter?.mail.text).toMatch(/^http:\/\/localhost:3000\/results\/2026$/m);
    expect(letter?.mail.text).not.toMatch(/\d%|\d procent|bureau\.example/);
    await publish();
    expect(await mail()).toEqual({ ...none, sent: 2 });
    expect(to()).toEqual([anna, anna, bea, bea]);
  });

  it('goes once when two send at the same time', async () => {
    await publish();
    const [one, other] = await Promise.all([mail(), mail()]);
    expect([one.sent + other.sent, to()]).toEqual([2, [anna, bea]]);
  });

  it('tells what did not go, and tries again what can still go, for a day', async () => {
    server.answer('defer', anna);
    server.answer('refuse', bea);
    await publish();
    expect(await mail()).toEqual({ ...none, failed: 1, waiting: 1 });
    server.answer('accept', anna);
    world.passDays(0.9);
    expect(await mailPublishedLately(world.ctx)).toEqual([{ wave: '2026', ...none, sent: 1 }]);
    world.passDays(0.2);
    expect([await mailPublishedLately(world.ctx), to()]).toEqual([[], [anna]]);
  });

  it('goes to nobody who came later or left, and about no made-up answers', async () => {
    await publish();
    world.passDays(1 / 24);
    await addAccount(world.ctx, { email: carl, roles: ['partner'], bureau: 'blcc' });
    expect(await mail()).toEqual({ ...none, sent: 2 });
    await removeAccount(world.ctx, anna);
    await publish();
    expect(await mail()).toEqual({ ...none, sent: 2 });
    expect(to()).toEqual([anna, bea, bea, carl]);
    await addDemoWave(world.ctx, { wave: 'demo', respondents: 10, seed: 1 });
    await publish('demo');
    expect(await mail('demo')).toEqual(none);
  });
});
