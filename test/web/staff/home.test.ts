import { putFrames } from '../../../src/fieldwork/sampling-frame.js';
import { parse } from 'node-html-parser';
import { describe, expect, it, beforeEach } from 'vitest';
import type { Role } from '../../../src/access/rights.js';
import { switchPlanOn } from '../../../src/fieldwork/plan.js';
import { inviteAll, remindAll } from '../../../src/fieldwork/queue-letters.js';
import { homeTexts } from '../../../src/web/staff/home-texts.js';
import { namesake, mila } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { answer, eligible } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

const { nl } = homeTexts;

/** Counts who belongs to each group of the bureau whose staff look. */
async function countWhoBelongs({ ctx }: World): Promise<void> {
  const frames = ['ex-client', 'employer'].map((group) => {
    return { group, belongs: { nl: 'wie het vroeg' }, people: 3, leftOut: {}, other: '' };
  });
  await putFrames(ctx, { wave: '2026', bureau: 'blcc' }, frames, 'iemand@example.nl');
}

describe.each(databases)('the first page of staff, on %s', (kind) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(kind);
  });
  const look = async (roles: readonly Role[] = ['staff']) => {
    const { statusCode, body } = await world.app.inject({ url: '/staff', headers: await signIn(world, roles) });
    expect(statusCode).toBe(200);
    return parse(body);
  };
  const next = (page: ReturnType<typeof parse>) => page.querySelector('.card a.button')?.getAttribute('href');

  it('offers the first step, says how it goes, and what is next', async () => {
    expect(next(await look())).toBe('/staff/upload');
    const tokens = await world.invite([namesake(), namesake(), mila]);
    expect(next(await look())).toBe('/staff/frame');
    await countWhoBelongs(world);
    expect(next(await look())).toBe('/staff/send/invitation');
    await inviteAll(world.ctx, { wave: '2026' });
    await sendDue(world.ctx, acceptAll);
    await answer(world.ctx, tokens[0] ?? '', seeded(1), eligible);
    const page = await look();
    expect(page.querySelector('.lead')?.textContent).toContain('1 van 2 geantwoord; 1 nog stil.');
    expect(page.querySelectorAll('.counts a').map((link) => link.getAttribute('href'))).toEqual([
      '/staff/people?state=sent',
      '/staff/people?state=answered',
    ]);
    await switchPlanOn(world.ctx, '2026');
    const planned = await look();
    expect(planned.querySelector('.lead')?.textContent).toMatch(/1 persoon wacht op de eerste herinnering van \S+ \d/);
    expect(planned.textContent).toContain(nl.nextSteps.reminds[0]);
    for (let reminders = 0; reminders < 3; reminders++) {
      await remindAll(world.ctx, { wave: '2026' }, { anyway: true });
      await sendDue(world.ctx, acceptAll);
    }
    expect(next(await look())).toBe('/staff/silent');
    expect((await look(['coordinator'])).textContent).toContain(nl.nextSteps.callAll[0]);
  });

  it('tells the coordinator of each bureau how many, and of nobody who', async () => {
    const [first] = [namesake()];
    await world.invite([first, mila]);
    const page = await look(['coordinator']);
    const rows = page.querySelectorAll('tbody tr').map((row) => row.structuredText.replace(/\s+/g, ' '));
    expect(rows.filter((row) => row.includes('Careercoach'))[0]).toMatch(/Careercoach 1 1 0/);
    expect(page.querySelectorAll('main a[href^="/staff/people"]')).toHaveLength(0);
    expect(page.textContent).not.toContain(first.email);
  });

  it('tells a coordinator who also has a bureau what the coordinator does', async () => {
    await world.invite([namesake(), mila]);
    const both = await look(['coordinator', 'staff']);
    expect(both.textContent).toContain(nl.nextSteps.plan[0]);
  });

  it('shows a bureau the days only among enough people of others, so that none of its own has one', async () => {
    const many = (bureau: string) => Array.from({ length: 12 }, () => ({ ...namesake(), bureau }));
    const tokens = await world.invite([...many('blcc'), ...many('careercoach')]);
    await inviteAll(world.ctx, { wave: '2026' });
    await sendDue(world.ctx, acceptAll);
    for (const token of tokens.slice(0, 12)) await answer(world.ctx, token, seeded(3), eligible);
    expect((await look()).textContent).toContain(nl.curveWaits);
    for (const token of tokens.slice(12)) await answer(world.ctx, token, seeded(4), eligible);
    const page = await look();
    expect(page.textContent).not.toContain(nl.curveWaits);
    expect(page.querySelector('.chart desc')?.textContent).toMatch(/: 24\..*Uitnodiging\./);
  });
});
