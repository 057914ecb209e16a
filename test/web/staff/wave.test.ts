import { describe, expect, it } from 'vitest';
import { listAccounts } from '../../../src/access/accounts.js';
import type { Role } from '../../../src/access/rights.js';
import { importInvitees } from '../../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { removeWave, renameWave } from '../../../src/fieldwork/prepared-wave.js';
import { setPlanDays } from '../../../src/fieldwork/plan-days.js';
import { addDays, localDay } from '../../../src/language/local-day.js';
import { numbersIn } from '../../../src/language/numbers.js';
import { linkToken } from '../../../src/secret.js';
import { listEvents } from '../../../src/study/events.js';
import { noteBackup } from '../../../src/study/last-backup.js';
import { addWave, closeWave, openWave, planEnd } from '../../../src/study/wave-life.js';
import { getWave, listWaves, statusOf } from '../../../src/study/waves.js';
import { checklistTexts } from '../../../src/web/staff/checklist-texts.js';
import { homeTexts } from '../../../src/web/staff/home-texts.js';
import { silentTexts } from '../../../src/web/staff/silent-texts.js';
import { waveChangeTexts } from '../../../src/web/staff/wave-change-texts.js';
import { waveTexts } from '../../../src/web/staff/wave-texts.js';
import { databases } from '../../support/database.js';
import { setClock } from '../../support/entered.js';
import { everyRow } from '../../support/every-row.js';
import { zoe } from '../../support/cast.js';
import { publishWave } from '../../support/published-wave.js';
import { reword } from '../../support/reworded.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { linkFor } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';
import { openMailServer } from '../../support/smtp.js';

const { nl } = waveTexts;
const { nextSteps } = homeTexts.nl;
const change = waveChangeTexts.nl;
const check = checklistTexts.nl;
const leader = 'coordinator-leiding@bureau.example';

async function enter(site: Site, roles: readonly Role[] = ['coordinator'], bureau: string | null = null) {
  const browser = site.browser();
  await (await browser.open(new URL(await linkFor(site, roles, bureau)).pathname)).submit();
  return browser;
}

/** Has everybody say that they want no letters. */
const optOutEverybody = ({ ctx }: Site) =>
  ctx.db.updateTable('invitee').set({ opted_out_at: ctx.now().toISOString() }).execute();

const inDays = ({ ctx }: Site, days: number) => addDays(localDay(ctx.now()), days);
const { weekday } = numbersIn('nl');

describe.each(databases)('the life of a wave on pages, on %s', (kind) => {
  it('goes from one wave to the next: extend, close, prepare, look, open', async () => {
    const site = await openSite(kind);
    const browser = await enter(site);
    const page = await (await browser.open('/staff')).follow('Openen en sluiten');
    expect([page.textOf('h1'), page.text.includes(nl.status.open)]).toEqual([nl.title('2026'), true]);

    const later = inDays(site, 60);
    const extended = await page.submit({ until: later });
    expect([
      extended.text.includes(nl.done.extended),
      extended.textOf('.dates')?.includes(weekday(later, inDays(site, 0))),
    ]).toEqual([true, true]);

    const closing = await extended.follow(nl.toClosingLink);
    expect(closing.text).toContain(nl.closingLead);
    const before = await everyRow(site.ctx);
    const refused = await closing.submit({ confirm: '2025' });
    expect([refused.status, refused.textOf('.summary')?.includes(nl.notConfirmed('2026'))]).toEqual([422, true]);
    expect(refused.root.querySelector('#confirm')?.getAttribute('value')).toBe('2025');
    expect(await everyRow(site.ctx)).toBe(before);
    const closed = await refused.submit({ confirm: '2026' });
    expect([closed.text.includes(nl.done.closed), closed.forms()]).toEqual([true, []]);

    await publishWave(site, '2026');
    const preparing = await (await browser.open('/staff/wave')).follow(nl.toPrepareLink);
    const name = preparing.root.querySelector('#slug')?.getAttribute('value') ?? '';
    expect(name).toMatch(/^20\d\d$/);
    const prepared = await preparing.submit({ slug: '2031' });
    expect([prepared.textOf('h1'), prepared.text.includes(nl.done.prepared)]).toEqual([nl.title('2031'), true]);
    expect(prepared.text).toContain(nl.same('2026'));

    const opening = await prepared.follow(nl.toOpeningLink);
    expect(
      opening.root.querySelectorAll('.checklist h3').map((one) => one.textContent.replace(/\s+/g, ' ').trim()),
    ).toEqual(
      [
        [check.letters, check.right],
        [check.mail, check.look],
        [check.backup, check.look],
        [check.staff, check.look],
        [check.frame, check.look],
        [check.expectations, check.look],
        [check.others, check.right],
        [check.size('Ex-cliënten')],
        [check.size('Opdrachtgevers')],
      ].map((words) => words.join(' ')),
    );
    const until = inDays(site, 30);
    const opened = await opening.submit({ until });
    expect([opened.text.includes(nl.done.opened), opened.text.includes(nl.status.open)]).toEqual([true, true]);
    expect(await getWave(site.ctx, '2031')).toMatchObject({ previous: '2026', until, closedAt: null });

    const events = (await listEvents(site.ctx)).filter(({ action }) => action.startsWith('wave '));
    expect(events.map(({ action, who, about }) => [action, who, about['wave']])).toEqual([
      ['wave opened', leader, '2031'],
      ['wave prepared', leader, '2031'],
      ['wave closed', leader, '2026'],
      ['wave extended', leader, '2026'],
    ]);
  });

  it('warns before opening and never blocks: letters, mail, backup, the wave before', async () => {
    const server = await openMailServer();
    const site = await openSite(kind, { SMTP_URL: server.url });
    await addWave(site.ctx, '2031', '2026');
    await site.ctx.db.deleteFrom('letter_text').where('step', '=', 'reminder-2').where('language', '=', 'en').execute();
    await site.ctx.db.updateTable('study').set({ loaded_at: site.ctx.now().toISOString() }).execute();
    const browser = await enter(site);
    const look = async () => (await browser.open('/staff/wave/opening?wave=2031')).text;
    const first = await look();
    expect(first).toContain(
      check.lettersWrong('Tweede herinnering (Ex-cliënten, Engels) en Tweede herinnering (Opdrachtgevers, Engels)'),
    );
    for (const words of [check.mailRight, check.backupNone, check.othersOpen('2026')]) expect(first).toContain(words);
    await noteBackup(site.ctx);
    expect(await look()).toContain(check.backupNew);
    site.passDays(3);
    await server.close();
    const other = await enter(site);
    const late = await other.open('/staff/wave/opening?wave=2031');
    for (const words of [check.mailWrong, check.backupOld('3')]) expect(late.text).toContain(words);
    expect((await late.submit({ until: '' })).text).toContain(nl.done.opened);
    expect(statusOf(await getWave(site.ctx, '2031'))).toBe('open');
  });

  it('says before closing what letters told, and offers no letter and no call after it', async () => {
    const site = await openSite(kind);
    setClock(site, '2026-03-16T09:00:00Z');
    await planEnd(site.ctx, '2026', '2026-05-01');
    await site.invite([zoe]);
    const browser = await enter(site, ['coordinator', 'staff'], 'blcc');
    await (await browser.open('/staff/plan')).submit({ 'day-invitation': '2026-03-24' }, '/staff/plan');
    const before = await browser.open('/staff/wave');
    expect(before.textOf('.dates')).toContain(nl.invitedOn('dinsdag 24 maart'));
    const early = await browser.open('/staff/wave/closing');
    expect(early.text).toContain('uitnodiging (dinsdag 24 maart)');
    expect(early.text).not.toContain(nl.promisedLater('vrijdag 1 mei'));

    await inviteAll(site.ctx, { wave: '2026' });
    await sendDue(site.ctx, acceptAll);
    const after = await browser.open('/staff/wave');
    expect([after.textOf('.dates')?.includes(nl.invited), after.textOf('.dates')?.includes('24 maart')]).toEqual([
      true,
      false,
    ]);
    const moved = await after.submit({ until: '27-03-2026' }, '/staff/wave/end?wave=2026');
    expect(moved.textOf('.caution')).toContain('Gepland na de laatste dag van de meting (vrijdag 27 maart): ');
    const closing = await browser.open('/staff/wave/closing');
    expect(closing.textOf('.caution')).toBe(nl.promisedLater('vrijdag 27 maart'));
    expect(closing.text).not.toContain('uitnodiging (');
    expect(closing.text).toContain('eerste herinnering (');

    const silent = await browser.open('/staff/silent');
    expect(silent.text).toContain(zoe.email);
    await closing.submit({ confirm: '2026' });
    const [home, call, plan] = [
      await browser.open('/staff'),
      await browser.open('/staff/silent'),
      await browser.open('/staff/plan'),
    ];
    for (const page of [home, plan]) expect(page.root.querySelectorAll('main a[href^="/staff/silent"]')).toEqual([]);
    expect([call.text.includes(silentTexts.nl.closed), call.text.includes(zoe.email)]).toEqual([true, false]);
    expect(plan.root.querySelectorAll('.calendar li li').map((line) => line.textContent.trim())).toEqual([
      'Uitnodiging ging naar 1 persoon',
    ]);
  });

  it('names the step that is really next, and closing only once no letter is to come or its end is past', async () => {
    const site = await openSite(kind);
    const move = setClock(site, '2026-03-16T09:00:00Z');
    await planEnd(site.ctx, '2026', '2026-05-01');
    const browser = await enter(site);
    const look = async () => {
      const page = await (await enter(site)).open('/staff/wave');
      return [page.textOf('section.card p'), page.root.querySelector('section.card a.forward')?.getAttribute('href')];
    };
    expect(await look()).toEqual([nextSteps.plan[0], '/staff/plan']);
    await (await browser.open('/staff/plan')).submit({ 'day-invitation': '2026-03-24' }, '/staff/plan');
    expect(await look()).toEqual([nextSteps.awaitPeople[0], '/staff/accounts']);
    await site.invite([zoe]);
    expect(await look()).toEqual([nextSteps.unreleased[0], '/staff/plan']);
    expect((await (await browser.open('/staff/wave')).follow(nl.toClosingLink)).status).toBe(200);
    move('2026-05-02T09:00:00Z');
    expect(await look()).toEqual([nl.toClosing, '/staff/wave/closing?wave=2026']);
    await planEnd(site.ctx, '2026', '2026-06-01');
    await optOutEverybody(site);
    expect(await look()).toEqual([nl.toClosing, '/staff/wave/closing?wave=2026']);
  });

  it('leads after closing to the results, and to the next wave once they are published', async () => {
    const site = await openSite(kind);
    setClock(site, '2026-03-16T09:00:00Z');
    await setPlanDays(site.ctx, '2026', new Map([['invitation', '2026-03-24']]));
    const browser = await enter(site);
    await (await browser.open('/staff/wave/closing')).submit({ confirm: '2026' });
    const closed = await browser.open('/staff/wave');
    expect(closed.textOf('section.card p')).toBe(nextSteps.publish[0]);
    expect([closed.text.includes(nl.toClosingLink), closed.textOf('.dates')?.includes(nl.invitation)]).toEqual([
      false,
      false,
    ]);
    const results = await closed.follow(nextSteps.publish[1]);
    expect([results.path, results.root.querySelector('#publiceren') !== null]).toEqual(['/results/2026', true]);
    await publishWave(site, '2026');
    const published = await browser.open('/staff/wave');
    expect(published.textOf('section.card p')).toBe(nl.toPrepare);
  });

  it('names before opening who cannot sign in yet, and how many expectations opening ends', async () => {
    const site = await openSite(kind);
    await addWave(site.ctx, '2031', '2026');
    for (const slug of ['blcc', 'careercoach', 'coordinator-bureau']) await enter(site, ['staff'], slug);
    const staff = await enter(site, ['staff', 'partner'], 'blcc');
    const asked = await staff.open('/staff/expectations?wave=2031');
    const filled = await asked.submit({
      [asked.form().names.find((name) => name.startsWith('ex-client')) ?? '']: '50',
    });
    expect((await filled.submit()).status).toBe(200);
    const { text } = await (await enter(site)).open('/staff/wave/opening?wave=2031');
    expect(text).toContain(check.staffMissing('Wageningen Career Support'));
    const accounts = (await listAccounts(site.ctx)).filter(({ roles }) => !roles.includes('coordinator')).length;
    expect(text).toContain(check.sealed('1', String(accounts)));
    expect(text).toContain(check.unsealed(accounts - 1, String(accounts - 1)));
    expect(text).toContain(check.othersOpen('2026'));
  });

  it('gives a prepared wave another name with all that is in it, and no other wave', async () => {
    const site = await openSite(kind);
    await addWave(site.ctx, '2013', '2026');
    const list = Buffer.from('email,name,group,bureau\nzoe@example.nl,Zo\u00eb,ex-client,blcc');
    await importInvitees(site.ctx, '2013', list);
    const browser = await enter(site);
    const named = await (await browser.open('/staff/wave?wave=2013')).follow(change.renameLink);
    for (const [slug, says] of [
      ['2026', nl.slugExists('2026')],
      ['Straks!', nl.wrongSlug],
    ] as const) {
      const refused = await named.submit({ slug });
      expect([refused.status, refused.textOf('.summary')?.includes(says)]).toEqual([422, true]);
      expect(refused.root.querySelector('#slug')?.getAttribute('value')).toBe(slug);
    }
    const done = await named.submit({ slug: '2031' });
    expect([done.textOf('h1'), done.text.includes(nl.done.renamed)]).toEqual([nl.title('2031'), true]);
    expect((await listWaves(site.ctx)).map(({ slug }) => slug)).toEqual(['2015', '2026', '2031']);
    const [event] = await listEvents(site.ctx);
    expect(event).toMatchObject({ action: 'wave renamed', who: leader, about: { wave: '2031', before: '2013' } });
    // The links of its letters are those of its new name.
    await openWave(site.ctx, '2031');
    const zoe2031 = await site.ctx.db
      .selectFrom('invitee')
      .selectAll()
      .where('wave', '=', '2031')
      .executeTakeFirstOrThrow();
    const token = linkToken(site.ctx.keys, '2031', zoe2031.id, zoe2031.link_version);
    expect((await site.browser().open(`/i/${token}`)).status).toBe(200);
    await expect(renameWave(site.ctx, '2026', '2020')).rejects.toThrow(/already open/);
    for (const path of ['name', 'removal']) {
      expect((await browser.open(`/staff/wave/${path}?wave=2026`)).textOf('h1')).toBe(nl.title('2026'));
    }
  });

  it('says of a wave that a colleague renamed meanwhile that it is not there, and gives back what was written', async () => {
    const site = await openSite(kind);
    await addWave(site.ctx, '2031', '2026');
    const browser = await enter(site);
    const named = await browser.open('/staff/wave/name?wave=2031');
    await renameWave(site.ctx, '2031', '2032');
    const gone = await named.submit({ slug: 'meting van later' });
    expect([gone.status, gone.textOf('h1')]).toEqual([404, 'Dit is er niet (meer)']);
    expect(gone.root.querySelector('textarea')?.text).toBe('meting van later');
    expect((await gone.follow('Naar het overzicht')).path).toBe('/staff');
  });

  it('removes a prepared wave by its name, and says first what goes with it', async () => {
    const site = await openSite(kind);
    const browser = await enter(site);
    await addWave(site.ctx, '2031', '2026');
    const staff = await enter(site, ['staff'], 'blcc');
    await (await staff.open('/staff/frame?wave=2031')).submit({ 'people_ex-client': '4', people_employer: '0' });
    await importInvitees(site.ctx, '2031', Buffer.from('email,group,bureau\nzoe@example.nl,ex-client,blcc'));
    const again = await browser.open('/staff/wave/next?wave=2026');
    expect(again.text).toContain(nl.alreadyPrepared('2031'));
    const page = await (await again.follow(nl.toNextLink('2031'))).follow(change.removalLink);
    for (const words of [change.people(1, '1'), change.frames(1, '1')]) expect(page.text).toContain(words);
    expect([page.text.includes('verwachting'), (await page.submit({ confirm: '2026' })).status]).toEqual([false, 422]);
    const removed = await page.submit({ confirm: '2031' });
    expect([removed.text.includes(nl.done.removed), removed.textOf('h1')]).toEqual([true, nl.title('2026')]);
    expect((await listEvents(site.ctx))[0]).toMatchObject({ action: 'wave removed', about: { wave: '2031' } });
    for (const table of ['invitee', 'sampling_frame'] as const) {
      expect(await site.ctx.db.selectFrom(table).select('wave').where('wave', '=', '2031').execute()).toEqual([]);
    }
    await expect(removeWave(site.ctx, '2026')).rejects.toThrow(/already open/);
  });

  it('says what a wave of its size can show, by the rule of the verdicts', async () => {
    const site = await openSite(kind);
    await closeWave(site.ctx, '2026');
    await addWave(site.ctx, '2031', '2015');
    const browser = await enter(site);
    const size = async () =>
      (await browser.open('/staff/wave/opening?wave=2031')).root
        .querySelectorAll('.checklist li')
        .map((item) => item.textContent.replace(/\s+/g, ' ').trim());
    const [, , , , , , , asIn2015 = ''] = await size();
    expect(asIn2015).toMatch(
      /Met 87 gevraagden en 60% antwoord \(52 mensen\) vindt u vier van de vijf keer pas een daling van \d+ of een stijging van \d+ procentpunten\./,
    );
    expect(asIn2015).toContain(check.notListed('2015'));
    const people = Array.from({ length: 44 }, (_, i) => `p${i}@example.nl,ex-client,blcc`);
    await importInvitees(site.ctx, '2031', Buffer.from(['email,group,bureau', ...people].join('\n')));
    const [, , , , , , , listed = ''] = await size();
    expect(listed).toContain('Met 44 gevraagden en 60% antwoord (26 mensen)');
    const fallIn = (text: string) => Number(/daling van (\d+)/.exec(text)?.[1]);
    expect(fallIn(listed)).toBeGreaterThan(fallIn(asIn2015));
    const planned = await (await browser.open('/staff/wave/opening?wave=2031')).follow(check.toPlanning);
    expect(planned.text).toContain(`Met 26 mensen vindt u een echte daling vanaf ${fallIn(listed)} punten`);
  });

  it('shows which questions differ from the wave before, and why', async () => {
    const site = await openSite(kind);
    await reword(site.ctx, 'XC_BETALER', 'Wie heeft uw traject betaald?');
    const browser = await enter(site);
    const preparing = await browser.open('/staff/wave/next');
    expect(preparing.text).toContain(nl.changed(1, '2026'));
    expect(preparing.text).toContain('‘Wie heeft uw traject betaald?’: de vraag is anders geformuleerd.');
    expect(preparing.text).toContain(nl.same('2026'));
    const open = await browser.open('/staff/wave');
    expect([open.text.includes(nl.onlyPublished('2015')), open.text.includes('betaald')]).toEqual([false, false]);
  });

  it.each([
    [{ slug: 'De meting', until: '' }, 'slug', nl.wrongSlug],
    [{ slug: '2026', until: '' }, 'slug', nl.slugExists('2026')],
    [{ slug: '2015', until: '' }, 'slug', nl.slugExists('2015')],
    [{ slug: '2031', until: '2020-01-01' }, 'until', nl.endProblems.past],
    [{ slug: '2031', until: '2090-01-01' }, 'until', nl.endProblems.far],
    [{ slug: '2031', until: 'morgen' }, 'until', nl.endProblems['no-date']],
  ])('does not prepare %j, keeps what was typed, and changes nothing', async (typed, field, says) => {
    const site = await openSite(kind);
    const browser = await enter(site);
    const before = await everyRow(site.ctx);
    const refused = await (await browser.open('/staff/wave/next')).submit(typed);
    expect([refused.status, refused.title.startsWith('Fout: ')]).toEqual([422, true]);
    expect(refused.root.querySelector(`.summary a[href="#${field}"]`)?.textContent).toContain(says);
    expect(refused.root.querySelector('#slug')?.getAttribute('value')).toBe(typed.slug);
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it('does not open or close twice: the page says how it stands', async () => {
    const site = await openSite(kind);
    await site.invite([zoe]);
    const browser = await enter(site);
    const closing = await browser.open('/staff/wave/closing');
    await closing.submit({ confirm: '2026' });
    const before = (await listWaves(site.ctx)).map(({ closedAt }) => closedAt);
    const again = await closing.submit({ confirm: '2026' });
    expect([again.path, again.text.includes(nl.status.closed)]).toEqual(['/staff/wave?wave=2026', true]);
    expect((await browser.open('/staff/wave/opening')).path).toBe('/staff/wave?wave=2026');
    expect((await listWaves(site.ctx)).map(({ closedAt }) => closedAt)).toEqual(before);
  });

  it('begins with the first wave where there is none, after the baseline', async () => {
    const site = await openSite(kind, {
      NODE_ENV: 'production',
      SECRET: 'x'.repeat(32),
      BASE_URL: 'http://localhost:3000',
    });
    const browser = await enter(site);
    const first = await browser.open('/staff/wave');
    expect(first.text).toContain(nl.noWave);
    const prepared = await first.submit({ slug: '2031', until: '' });
    expect([prepared.textOf('h1'), prepared.text.includes(nl.onlyPublished('2015'))]).toEqual([nl.title('2031'), true]);
    expect(await getWave(site.ctx, '2031')).toMatchObject({ previous: '2015' });
  });

  it('is for the coordinator alone', async () => {
    const site = await openSite(kind);
    for (const role of ['staff', 'partner'] as const) {
      const browser = await enter(site, [role], 'blcc');
      for (const path of ['/staff/wave', '/staff/wave/next', '/staff/wave/opening', '/staff/wave/closing']) {
        expect((await browser.open(path)).status).toBe(404);
      }
    }
    expect((await site.browser().open('/staff/wave')).path).toBe('/aanmelden');
  });
});
