import { beforeEach, describe, expect, it } from 'vitest';
import { releaseLetters } from '../../../src/fieldwork/bureau-sending.js';
import { stopSending } from '../../../src/fieldwork/plan.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { listEvents } from '../../../src/study/events.js';
import { closeWave } from '../../../src/study/wave-life.js';
import { planTexts } from '../../../src/web/staff/plan-texts.js';
import { sendTexts } from '../../../src/web/staff/send-texts.js';
import { jan, mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { enter, setClock } from '../../support/entered.js';
import { everyRow } from '../../support/every-row.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { openSite, type Site } from '../../support/site.js';

const { nl } = sendTexts;
const anna = { ...zoe, email: 'anna@example.nl', name: 'Anna' };

describe.each(databases)('sending a letter now, on %s', (kind) => {
  let site: Site;
  let clock: (moment: string) => void;
  beforeEach(async () => {
    site = await openSite(kind);
    clock = setClock(site, '2026-03-17T09:00:00Z');
    await site.invite([zoe, anna, mila, jan]);
  });
  const open = async (path = '/staff/send/invitation') => (await enter(site)).open(path);
  const letters = async () => {
    const rows = await site.ctx.db.selectFrom('outbox').select(['bureau', 'step']).execute();
    return rows.map(({ bureau, step }) => `${bureau} ${step}`);
  };

  it('shows what will happen with its number on the button, and then how far it is', async () => {
    const browser = await enter(site);
    const page = await browser.open('/staff/send/invitation');
    expect(page.textOf('.lead')).toBe('2 mensen krijgen deze brief.');
    expect(page.text).toContain(`${nl.replyTo} onderzoek@golfslag.example`);
    expect(page.text).not.toContain('De planning zou deze brief nu niet versturen');
    expect((await page.follow('Lees hem zoals hij aankomt: ex-cliënt')).path).toBe(
      '/staff/letters/invitation?group=ex-client',
    );
    const before = await everyRow(site.ctx);
    expect([(await browser.open(page.path)).status, await everyRow(site.ctx)]).toEqual([200, before]);
    const sent = await page.press('2 uitnodigingen versturen');
    expect([sent.path, sent.via.length]).toEqual(['/staff/send/invitation/progress', 1]);
    expect(await letters()).toEqual(['blcc invitation', 'blcc invitation']);
    expect(sent.headers.get('refresh')).toBe('10');
    expect(sent.text).toContain(nl.once);
    const still = await sent.follow(nl.still);
    expect([still.headers.get('refresh'), still.text.includes(nl.isStill)]).toEqual([null, true]);
    await sendDue(site.ctx, acceptAll);
    const done = await still.follow(nl.reload);
    expect([done.textOf('h1'), done.headers.get('refresh')]).toEqual(['2 van 2 bewaard', null]);
    const event = (await listEvents(site.ctx)).find(({ action }) => action === 'letters queued');
    expect(event?.about).toEqual({ wave: '2026', bureau: 'blcc', step: 'invitation', letters: 2 });
  });

  it('sends nobody twice: the same form, two tabs, a number that is no longer true', async () => {
    const [tab, other] = [await open(), await open()];
    await tab.press('2 uitnodigingen versturen');
    for (const page of [tab, other]) {
      const again = await page.press('2 uitnodigingen versturen');
      expect([again.status, again.textOf('.summary h2')]).toEqual([409, nl.changedTitle]);
      expect(again.text).toContain(nl.changed('2', '0'));
      expect(again.text).toContain(`2 ${nl.skips.waiting}`);
    }
    await site.invite([{ ...zoe, email: 'later@example.nl' }]);
    const page = await open();
    await site.invite([{ ...zoe, email: 'nog-later@example.nl' }]);
    const stale = await page.press('1 uitnodiging versturen');
    expect([stale.status, (await letters()).length]).toEqual([409, 2]);
    expect((await stale.press('2 uitnodigingen versturen')).status).toBe(200);
    expect(await letters()).toEqual(Array.from({ length: 4 }, () => 'blcc invitation'));
  });

  it('reminds only who is silent, not too soon, and says from when', async () => {
    await inviteAll(site.ctx, { wave: '2026' });
    await sendDue(site.ctx, acceptAll);
    clock('2026-03-18T09:00:00Z');
    const early = await open('/staff/send/reminder-1');
    expect([early.textOf('.lead'), early.root.querySelectorAll('main form').length]).toEqual([nl.nobody, 0]);
    expect(early.text).toContain(nl.tooSoonFrom('zaterdag 21 maart'));
    await site.ctx.db
      .deleteFrom('awaiting')
      .where('invitee', 'in', (eb) => eb.selectFrom('invitee').select('id').where('email', '=', anna.email))
      .execute();
    clock('2026-03-23T20:00:00Z');
    const page = await open('/staff/send/reminder-1');
    expect(page.text).toContain(nl.outOfHours('maandag 23 maart', '21:00'));
    await page.press('1 herinnering versturen');
    expect((await letters()).filter((one) => one.endsWith('reminder-1'))).toEqual(['blcc reminder-1']);
  });

  it('needs no release, and waits for who stopped: its own, or all', async () => {
    await releaseLetters(site.ctx, { wave: '2026', bureau: 'careercoach' });
    const page = await open();
    const plan = await (await enter(site)).open('/staff/plan');
    const stopped = await plan.press(planTexts.nl.stop);
    const refused = await page.press('2 uitnodigingen versturen');
    expect([refused.status, refused.text.includes(nl.stopped), await letters()]).toEqual([409, true, []]);
    await stopped.press(planTexts.nl.resume);
    await stopSending(site.ctx, '2026');
    const all = await open();
    expect([all.text.includes(nl.stoppedAll), all.root.querySelectorAll('main form').length]).toEqual([true, 0]);
    expect((await page.press('2 uitnodigingen versturen')).status).toBe(409);
    expect(await letters()).toEqual([]);
  });

  it('is stopped from the page that tells how far it is: what waits stays', async () => {
    const sent = await (await open()).press('2 uitnodigingen versturen');
    const stopped = await sent.press(nl.stop);
    expect(stopped.text).toContain(planTexts.nl.states.stopped);
    expect([await sendDue(site.ctx, acceptAll), (await letters()).length]).toEqual([0, 2]);
    const page = await open('/staff/send/invitation/progress');
    expect([page.text.includes(nl.halted), page.headers.get('refresh')]).toEqual([true, null]);
  });

  it('says of a closed wave that nothing goes, and of nobody that they get a letter', async () => {
    const page = await open();
    await closeWave(site.ctx, '2026');
    const refused = await page.press('2 uitnodigingen versturen');
    for (const closed of [await open(), refused]) {
      expect([closed.textOf('h1'), closed.textOf('.lead')]).toEqual(['Uitnodiging', nl.closed]);
      for (const words of ['krijgen', nl.now, nl.once]) expect(closed.text).not.toContain(words);
    }
    expect([refused.status, await letters()]).toEqual([409, []]);
  });

  it('has no page for a letter that the study does not have', async () => {
    expect([(await open('/staff/send/brief')).status, (await open('/staff/send/brief/progress')).status]).toEqual([
      404, 404,
    ]);
  });
});
