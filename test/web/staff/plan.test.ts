import { beforeEach, describe, expect, it } from 'vitest';
import { listBureauSending } from '../../../src/fieldwork/bureau-sending.js';
import { describePlan } from '../../../src/fieldwork/plan-overview.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { numbersIn } from '../../../src/language/numbers.js';
import { listEvents } from '../../../src/study/events.js';
import { closeWave, planEnd } from '../../../src/study/wave-life.js';
import { getWave } from '../../../src/study/waves.js';
import { planTexts } from '../../../src/web/staff/plan-texts.js';
import { mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { enter, setClock } from '../../support/entered.js';
import { everyRow } from '../../support/every-row.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { openSite, type Site } from '../../support/site.js';

const { nl } = planTexts;
const actions = ['days', 'letters released', 'plan changed', 'sending stopped', 'sending resumed'];

describe.each(databases)('the plan, on %s', (kind) => {
  let site: Site;
  let move: (moment: string) => void;
  beforeEach(async () => {
    site = await openSite(kind);
    move = setClock(site, '2026-03-16T09:00:00Z');
    await site.invite([zoe, { ...zoe, email: 'anna@example.nl', name: 'Anna' }, mila]);
  });
  const coordinator = async () => (await enter(site, ['coordinator'])).open('/staff/plan');
  const staff = async (bureau = 'blcc') => (await enter(site, ['staff'], bureau)).open('/staff/plan');
  const said = async () =>
    (await listBureauSending(site.ctx, '2026')).map(({ bureau, releasedAt, stoppedAt }) => [
      bureau,
      releasedAt !== null,
      stoppedAt !== null,
    ]);

  it('has its days set by the coordinator, who sees how many and of nobody who', async () => {
    const page = await coordinator();
    expect(page.text).toContain(nl.proposed);
    expect(page.form('/staff/plan').valuesOf('day-invitation')).toEqual(['2026-03-24']);
    const before = await everyRow(site.ctx);
    const wrong = await page.submit({ 'day-invitation': '2026-03-28', 'day-reminder-1': '' }, '/staff/plan');
    expect([wrong.status, wrong.title.startsWith('Fout: '), await everyRow(site.ctx)]).toEqual([422, true, before]);
    expect(wrong.form('/staff/plan').valuesOf('day-invitation')).toEqual(['2026-03-28']);
    const links = wrong.root.querySelectorAll('.summary li a').map((link) => [link.getAttribute('href'), link.text]);
    expect(links).toEqual([
      ['#day-invitation', `Uitnodiging: ${nl.problems.closed('zaterdag 28 maart', 'dinsdag 31 maart')}`],
      ['#day-reminder-1', `Eerste herinnering: ${nl.problems['no-date']()}`],
    ]);
    const saved = await page.submit({ 'day-reminder-1': '2026-03-31' }, '/staff/plan');
    expect([saved.status, saved.via.length, saved.text.includes(nl.done.days)]).toEqual([200, 1, true]);
    const { planFrom, planDays } = await getWave(site.ctx, '2026');
    // The day that Easter adds before the second is kept, now that days were chosen by hand.
    expect([planFrom, planDays]).toEqual(['2026-03-24', { 'reminder-1': 7, 'reminder-2': 14, 'reminder-3': 21 }]);
    const days = saved.root.querySelectorAll('.calendar > li').map((day) => day.structuredText.replace(/\s+/g, ' '));
    expect(days[1]).toBe(`dinsdag 24 maart Uitnodiging naar 3 mensen${nl.allUnreleased}`);
    expect(saved.text).not.toContain('example.nl');
    expect((await listEvents(site.ctx)).find(({ action }) => action === 'plan changed')?.about).toMatchObject({
      wave: '2026',
      'reminder-1': '2026-03-31',
    });
  });

  it('goes for a bureau once it released the days that it saw, and tells plainly what happens before', async () => {
    const early = await staff();
    expect([early.text.includes(nl.states['no-days']), early.text.includes(nl.release)]).toEqual([true, false]);
    await (await coordinator()).submit({}, '/staff/plan');
    const seen = await staff();
    expect(seen.text).toContain(nl.states.unreleased);
    expect(seen.text).toContain(nl.releaseLate);
    expect(seen.text).toContain('Uitnodiging naar 2 mensen');
    await (await coordinator()).submit({ 'day-invitation': '2026-03-25' }, '/staff/plan');
    const changed = await seen.submit({}, '/staff/plan/release');
    expect([changed.status, changed.textOf('.summary h2'), await said()]).toEqual([409, nl.changedTitle, []]);
    const released = await changed.submit({}, '/staff/plan/release');
    expect([released.status, released.text.includes(nl.states.released)]).toEqual([200, true]);
    expect(await said()).toEqual([['blcc', true, false]]);
    const total = await coordinator();
    expect(total.text).toContain(`Uitnodiging naar 3 mensen${nl.unreleasedPart('1')}`);
    expect(total.text).toContain(`BLCC Loopbaanbegeleiding ${nl.bureauStates.released}`);
  });

  it('says which letters are planned after the last day', async () => {
    await (await coordinator()).submit({}, '/staff/plan');
    await planEnd(site.ctx, '2026', '2026-04-10');
    const plan = await staff();
    expect(plan.text).toContain('Gepland na de laatste dag van de meting (vrijdag 10 april): Derde herinnering.');
  });

  it('proposes no day after the last one: sooner where all then fits, and else none', async () => {
    const propose = async (end: string) => {
      await planEnd(site.ctx, '2026', end);
      const page = await coordinator();
      const form = page.form('/staff/plan');
      return { page, days: form.names.filter((name) => name.startsWith('day-')).map((name) => form.valuesOf(name)[0]) };
    };
    const all = ['2026-03-20', '2026-03-24', '2026-03-30', '2026-04-07', '2026-04-14'];
    expect((await propose('2026-04-14')).days).toEqual(all);
    const { page, days } = await propose('2026-04-03');
    expect(days).toEqual([...all.slice(0, 3), '', '']);
    expect(page.text).toContain(nl.unplaced('Tweede herinnering en Derde herinnering', 'vrijdag 3 april'));
    expect(page.text).not.toContain('Gepland na de laatste dag');
    expect((await page.submit({}, '/staff/plan')).status).toBe(422);
    move('2026-06-13T09:00:00Z');
    expect((await propose('2026-07-13')).days.slice(1)).toEqual([
      '2026-06-23',
      '2026-06-29',
      '2026-07-06',
      '2026-07-13',
    ]);
    expect((await propose('2026-07-12')).days.slice(1)).toEqual([
      '2026-06-18',
      '2026-06-22',
      '2026-06-29',
      '2026-07-06',
    ]);
  });

  it('refuses a reminder that comes too soon after the letter before it, and says from when it can', async () => {
    const page = await coordinator();
    const wrong = await page.submit({ 'day-reminder-1': '2026-03-25', 'day-reminder-2': '2026-03-26' }, '/staff/plan');
    const words = wrong.root.querySelectorAll('.summary li').map(({ text }) => text);
    expect([wrong.status, words]).toEqual([
      422,
      [
        `Eerste herinnering: ${nl.problems.soon('', 'maandag 30 maart')}`,
        `Tweede herinnering: ${nl.problems.soon('', 'maandag 30 maart')}`,
      ],
    ]);
  });

  it('has one date for a letter: on the page, in the calendar and on the command line', async () => {
    await (await coordinator()).submit({}, '/staff/plan');
    const page = await coordinator();
    const fields = ['announcement', 'invitation', 'reminder-1', 'reminder-2', 'reminder-3'].map(
      (step) => page.form('/staff/plan').valuesOf(`day-${step}`)[0],
    );
    expect((await describePlan(site.ctx, '2026')).map(({ from }) => from)).toEqual(fields);
    const write = (day = '') => numbersIn('nl').weekday(day, '2026-03-16');
    expect(page.root.querySelectorAll('.calendar h3').map(({ text }) => text)).toEqual(fields.map(write));
  });

  it('tells the year of a day in another year', async () => {
    move('2026-12-28T09:00:00Z');
    await planEnd(site.ctx, '2026', '2027-02-26');
    const page = await (await coordinator()).submit({}, '/staff/plan');
    expect(page.root.querySelectorAll('.calendar h3').map(({ text }) => text)[1]).toBe('dinsdag 5 januari 2027');
  });

  it('offers a day that passed without a letter again, and no other day for letters that went', async () => {
    await (await coordinator()).submit({}, '/staff/plan');
    move('2026-03-25T09:00:00Z');
    const passed = await coordinator();
    expect(passed.form('/staff/plan').valuesOf('day-invitation')).toEqual(['2026-03-24']);
    const moved = await passed.submit(
      {
        'day-announcement': '2026-03-27',
        'day-invitation': '2026-03-31',
        'day-reminder-1': '2026-04-07',
        'day-reminder-2': '2026-04-14',
        'day-reminder-3': '2026-04-21',
      },
      '/staff/plan',
    );
    expect([moved.status, (await getWave(site.ctx, '2026')).planFrom]).toEqual([200, '2026-03-31']);
    await inviteAll(site.ctx, { wave: '2026', bureau: 'careercoach' });
    await sendDue(site.ctx, acceptAll);
    move('2026-04-01T09:00:00Z');
    const gone = await coordinator();
    expect([gone.text.includes(nl.past('dinsdag 31 maart')), gone.form('/staff/plan').names]).toEqual([
      true,
      ['form_token', 'base', 'day-reminder-1', 'day-reminder-2', 'day-reminder-3'],
    ]);
  });

  it('tells a coordinator with a bureau of its letters where it releases them, and of all in the calendar', async () => {
    await (await coordinator()).submit({}, '/staff/plan');
    const page = await (await enter(site, ['coordinator', 'staff'], 'careercoach')).open('/staff/plan');
    const words = page.textOf('.card');
    expect(words).toContain(nl.releaseFirst('aankondiging', 'vrijdag 20 maart', nl.comes(1, '1')));
    expect(page.text).toContain(`Uitnodiging naar 3 mensen${nl.allUnreleased}`);
  });

  it('is stopped and resumed by a bureau for its own, and by the coordinator for all', async () => {
    const stopped = await (await staff()).press(nl.stop);
    expect([stopped.text.includes(nl.states.stopped), await said()]).toEqual([true, [['blcc', false, true]]]);
    expect((await (await staff('careercoach')).press(nl.stop)).status).toBe(200);
    await (await staff('careercoach')).press(nl.resume);
    const all = await (await coordinator()).press(nl.stopAll);
    expect([all.text.includes(nl.statesOfAll['stopped-all'] ?? ''), all.text.includes(nl.resumeAll)]).toEqual([
      true,
      true,
    ]);
    expect((await staff('careercoach')).text).toContain(nl.states['stopped-all']);
    await (await coordinator()).press(nl.resumeAll);
    expect(await said()).toEqual([
      ['blcc', false, true],
      ['careercoach', false, false],
    ]);
    const done = (await listEvents(site.ctx)).filter(({ action }) => actions.includes(action));
    expect(done).toHaveLength(5);
  });

  it('offers nothing once the wave is closed', async () => {
    const page = await staff();
    await closeWave(site.ctx, '2026');
    const closed = await staff();
    expect([closed.text.includes(nl.states.closed), closed.root.querySelectorAll('main form').length]).toEqual([
      true,
      0,
    ]);
    expect((await page.press(nl.stop)).status).toBe(409);
  });
});
