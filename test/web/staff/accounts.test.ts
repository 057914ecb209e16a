import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount, listAccounts } from '../../../src/access/accounts.js';
import type { Role } from '../../../src/access/rights.js';
import { makeSignInLink } from '../../../src/access/sign-in.js';
import { listEvents } from '../../../src/study/events.js';
import { accountsTexts } from '../../../src/web/staff/accounts-texts.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { linkFor } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';
import { openMailServer, type MailServer } from '../../support/smtp.js';

const { nl } = accountsTexts;
const leader = 'coordinator-leiding@bureau.example';

/** A browser in which somebody with these roles is signed in. */
async function enter(site: Site, roles: readonly Role[] = ['coordinator'], bureau: string | null = null) {
  const browser = site.browser();
  await (await browser.open(new URL(await linkFor(site, roles, bureau)).pathname)).submit();
  return browser;
}

const linkIn = (text = '') => /\/aanmelden\/[\w-]{22}/.exec(text)?.[0] ?? '';

/** What was done with accounts on pages, the last first. */
async function deeds({ ctx }: Site) {
  return (await listEvents(ctx))
    .filter(({ action }) => action.startsWith('account '))
    .map(({ action, who, about }) => ({ action, who, about }));
}

describe.each(databases)('the pages of accounts, on %s', (kind) => {
  let site: Site;
  let server: MailServer;
  beforeAll(async () => {
    server = await openMailServer();
    site = await openSite(kind, { SMTP_URL: server.url });
  });

  it('add somebody, who signs in by the mail, gets another role, and is removed', async () => {
    const browser = await enter(site);
    const list = await (await browser.open('/staff')).follow(nl.title);
    const added = await list.submit(
      { email: 'anna@blcc.example', roles: ['staff'], bureau: 'blcc' },
      '/staff/accounts',
    );
    expect([added.textOf('h1'), added.text.includes(nl.done.mailed)]).toEqual(['anna@blcc.example', true]);
    expect(linkIn(added.body)).toBe('');
    const letter = (await server.received(server.letters.length || 1)).at(-1);
    expect(letter?.to).toEqual(['anna@blcc.example']);
    const anna = site.browser();
    await (await anna.open(linkIn(letter?.mail.text))).submit();
    expect((await anna.open('/staff/people')).status).toBe(200);
    expect((await anna.open('/staff/accounts')).status).toBe(404);

    const changed = await added.submit({ roles: ['partner'], bureau: 'careercoach' }, added.path.split('?')[0] ?? '');
    expect(changed.text).toContain(nl.done.changed);
    expect([(await anna.open('/staff/people')).status, (await anna.open('/results')).status]).toEqual([404, 200]);

    const asked = await changed.follow(nl.removalLink);
    expect([asked.textOf('h1'), asked.text.includes(nl.removeText)]).toEqual([
      nl.removalTitle('anna@blcc.example'),
      true,
    ]);
    expect((await anna.open('/results')).status).toBe(200);
    const removed = await asked.press(nl.remove('anna@blcc.example'));
    expect([removed.text.includes(nl.done.removed), removed.text.includes('anna@')]).toEqual([true, false]);
    expect((await anna.open('/results')).path).toBe('/aanmelden');
    const about = { account: 'anna@blcc.example' };
    expect((await deeds(site)).slice(0, 3)).toEqual([
      { action: 'account removed', who: leader, about },
      { action: 'account changed', who: leader, about: { ...about, roles: 'partner', bureau: 'careercoach' } },
      { action: 'account added', who: leader, about: { ...about, roles: 'staff', bureau: 'blcc' } },
    ]);
  });

  it('sign somebody out everywhere and mail a new link; every older one is worthless', async () => {
    const { id, email } = await addAccount(site.ctx, { email: 'bo@blcc.example', roles: ['partner'], bureau: 'blcc' });
    const bo = site.browser();
    await (await bo.open(new URL(await linkFor(site, ['partner'], 'blcc')).pathname)).submit();
    const browser = await enter(site);
    const before = server.letters.length;
    const reset = await (await browser.open(`/staff/accounts/${id}`)).press(nl.link);
    expect(reset.text).toContain(nl.done.mailed);
    const letter = (await server.received(before + 1)).at(-1);
    expect([letter?.to, linkIn(letter?.mail.text)]).toEqual([[email], expect.stringMatching(/.{22}$/)]);
    // Another account of the same bureau stays signed in.
    expect((await bo.open('/results')).status).toBe(200);
    expect((await deeds(site))[0]).toEqual({ action: 'account reset', who: leader, about: { account: email } });
  });

  it('show a link to hand over, once, where the mail server does not take the mail', async () => {
    server.answer('refuse', 'cas@blcc.example');
    const browser = await enter(site);
    const list = await browser.open('/staff/accounts');
    const added = await list.submit({ email: 'cas@blcc.example', roles: ['partner'], bureau: 'blcc' });
    expect([added.status, added.text.includes(nl.handOver)]).toEqual([200, true]);
    const cas = site.browser();
    await (await cas.open(linkIn(added.textOf('.code')))).submit();
    expect((await cas.open('/results')).status).toBe(200);
    expect(await everyRow(site.ctx)).not.toContain(linkIn(added.body).slice(-22));
  });

  it.each([
    [{ email: 'dirk', roles: ['staff'], bureau: 'blcc' }, 'email', 'Er ontbreekt een @.'],
    [{ email: 'dirk@blcc.example', roles: [], bureau: 'blcc' }, 'roles', nl.noRole],
    [{ email: 'dirk@blcc.example', roles: ['staff', 'coordinator'], bureau: '' }, 'bureau', nl.bureauNeeded],
    [{ email: 'dirk@blcc.example', roles: ['partner'], bureau: '' }, 'bureau', nl.bureauNeeded],
    [{ email: 'dirk@blcc.example', roles: ['coordinator'], bureau: 'blcc' }, 'bureau', nl.noBureauOfCoordinator],
    [{ email: leader.toUpperCase(), roles: ['coordinator'], bureau: '' }, 'email', nl.exists],
  ])('refuse %j, keep what was typed, and change nothing', async (typed, field, says) => {
    const browser = await enter(site);
    const list = await browser.open('/staff/accounts');
    const before = await everyRow(site.ctx);
    const refused = await list.submit(typed);
    expect([refused.status, refused.title.startsWith('Fout: ')]).toEqual([422, true]);
    expect(refused.root.querySelector(`.summary a[href="#${field}"]`)?.textContent).toContain(says);
    expect(refused.root.querySelector('#email')?.getAttribute('value')).toBe(typed.email);
    const roles = refused.root.querySelectorAll('[name=roles][checked]').map((role) => role.getAttribute('value'));
    expect(roles.sort()).toEqual([...typed.roles].sort());
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it('leave the last coordinator one, and let another take over', async () => {
    const other = await openSite(kind);
    const browser = await enter(other);
    const contact = (await listAccounts(other.ctx)).find(
      ({ roles, email }) => roles[0] === 'coordinator' && email !== leader,
    );
    const one = await browser.open(`/staff/accounts/${contact?.id ?? ''}`);
    expect((await (await one.follow(nl.removalLink)).submit()).text).toContain(nl.done.removed);
    const own = await (await browser.open('/staff/accounts')).follow(leader);
    expect([own.text.includes(nl.you), own.text.includes(nl.link)]).toEqual([true, false]);
    const before = await everyRow(other.ctx);
    const removal = await own.follow(nl.removalLink);
    expect(removal.text).toContain(nl.removeYou);
    const tried = async () => {
      const lowered = await own.submit({ roles: ['partner'], bureau: 'blcc' }, own.path);
      for (const refused of [lowered, await removal.submit()]) {
        expect([refused.status, refused.textOf('.summary')?.includes(nl.lastCoordinator)]).toEqual([422, true]);
      }
    };
    await tried();
    expect(await everyRow(other.ctx)).toBe(before);
    // Who never signed in may have a link that arrives nowhere.
    const els = await addAccount(other.ctx, { email: 'els@bureau.example', roles: ['coordinator'], bureau: null });
    await tried();
    expect((await browser.open(`/staff/accounts/${els.id}`)).text).toContain(nl.waiting);
    await (await other.browser().open(new URL(await makeSignInLink(other.ctx, els)).pathname)).submit();
    expect((await browser.open(`/staff/accounts/${els.id}`)).text).not.toContain(nl.waiting);
    const left = await own.submit({ roles: ['partner'], bureau: 'blcc' }, own.path);
    expect(left.path).toBe('/aanmelden');
    expect((await browser.open('/staff/accounts')).status).toBe(404);
  });

  it('are there for nobody but the coordinator, and know no account that is not there', async () => {
    const { id } = await addAccount(site.ctx, { email: 'fay@blcc.example', roles: ['staff'], bureau: 'blcc' });
    for (const role of ['staff', 'partner'] as const) {
      const browser = await enter(site, [role], 'blcc');
      for (const path of ['/staff/accounts', `/staff/accounts/${id}`, `/staff/accounts/${id}/removal`]) {
        expect((await browser.open(path)).status).toBe(404);
      }
    }
    const browser = await enter(site);
    expect((await browser.open('/staff/accounts/niemand')).status).toBe(404);
    expect((await site.browser().open('/staff/accounts')).path).toBe('/aanmelden');
  });
});
