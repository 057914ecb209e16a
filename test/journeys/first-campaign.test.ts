import { describe, expect, it } from 'vitest';
import { followPlans } from '../../src/fieldwork/follow-plans.js';
import { openMail } from '../../src/mail/transmit.js';
import { homeTexts } from '../../src/web/staff/home-texts.js';
import { planTexts } from '../../src/web/staff/plan-texts.js';
import { tokenIn } from '../fieldwork/post-office.js';
import { afterwards } from '../support/afterwards.js';
import { mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { enter, setClock } from '../support/entered.js';
import { answer, eligible } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { sendDue } from '../support/send-due.js';
import { openSite } from '../support/site.js';
import { openMailServer } from '../support/smtp.js';

const own = [zoe.email, 'anna@example.nl', 'bas@example.nl'].sort();

describe.each(databases)('a bureau’s first campaign, on %s', (kind) => {
  it('goes with the pages alone: released, sent, the silent reminded, stopped', { timeout: 60_000 }, async () => {
    const server = await openMailServer();
    const site = await openSite(kind, { SMTP_URL: server.url });
    const clock = setClock(site, '2026-03-16T09:00:00Z');
    const mail = openMail(site.ctx.config);
    afterwards(() => {
      mail.close();
    });
    /** Lets the server of a moment do its work, and gives who got a letter then, each with its step. */
    const at = async (moment: string) => {
      const before = server.letters.length;
      clock(moment);
      await followPlans(site.ctx);
      await sendDue(site.ctx, mail.transmit);
      return server.letters
        .slice(before)
        .map(({ to }) => to.join())
        .sort();
    };
    // Another bureau has people and never releases its letters.
    await site.invite([mila]);

    // The list, from the first page on.
    let home = await (await enter(site)).open('/staff');
    const upload = await home.follow('Voeg een lijst toe');
    const list = ['email,naam', ...own.map((email) => `${email},${email.split('@')[0] ?? ''}`)].join('\n');
    let look = await upload.submit({ file: new File([list], 'lijst.csv') });
    look = await look.submit({ group: 'ex-client', language: 'nl' }, '/staff/upload/list');
    await look.submit({}, '/staff/upload/list');

    // The coordinator sets the days; the bureau is told, and releases.
    const days = await (await (await enter(site, ['coordinator'])).open('/staff')).follow('Kies de dagen');
    await days.submit({}, '/staff/plan');
    expect(await at('2026-03-20T10:00:00Z')).toEqual([]);
    const count = await (await (await enter(site)).open('/staff')).follow(homeTexts.nl.nextSteps.frame[1]);
    await count.submit({ 'people_ex-client': '4', 'judgement_ex-client': '1', people_employer: '0' });
    home = await (await enter(site)).open('/staff');
    expect(home.text).toContain(homeTexts.nl.nextSteps.release[0]);
    const plan = await home.follow(homeTexts.nl.nextSteps.release[1]);
    const released = await plan.submit({}, '/staff/plan/release');
    expect(released.text).toContain('dinsdag 24 maart Uitnodiging naar 3 mensen');

    expect(await at('2026-03-20T10:01:00Z')).toEqual(own);
    expect(await at('2026-03-24T10:00:00Z')).toEqual(own);
    expect(await at('2026-03-24T10:30:00Z')).toEqual([]);
    const invitation = server.letters.findLast(({ to }) => to.includes(zoe.email));
    await answer(site.ctx, invitation ? tokenIn(invitation) : '', seeded(1), eligible);
    const silent = own.filter((email) => email !== zoe.email);
    home = await (await enter(site)).open('/staff');
    expect(home.text).toContain(homeTexts.nl.nextSteps.reminds[0]);
    const call = await home.follow(homeTexts.nl.call);
    expect(
      call.root
        .querySelectorAll('tbody td:nth-child(2)')
        .map(({ text }) => text)
        .sort(),
    ).toEqual(silent);
    expect(await at('2026-03-30T09:00:00Z')).toEqual(silent);

    // One more by hand, before the hours of the plan; and then no more.
    clock('2026-04-07T06:00:00Z');
    const review = await (await enter(site)).open('/staff/send/reminder-2');
    const sent = await review.press('2 herinneringen versturen');
    expect((await review.press('2 herinneringen versturen')).status).toBe(409);
    expect(await at('2026-04-07T06:00:01Z')).toEqual(silent);
    expect((await sent.visitor.open(sent.path)).textOf('h1')).toBe('2 van 2 verstuurd');
    const stopped = await (await (await enter(site)).open('/staff/plan')).press(planTexts.nl.stop);
    expect(stopped.text).toContain(planTexts.nl.states.stopped);
    expect(await at('2026-04-20T09:00:00Z')).toEqual([]);
    expect(server.letters.filter(({ to }) => to.includes(mila.email))).toEqual([]);
  });
});
