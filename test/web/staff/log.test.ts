import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { listEvents, recordEvent } from '../../../src/study/events.js';
import { logTexts } from '../../../src/web/staff/log-texts.js';
import { databases } from '../../support/database.js';
import { signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

describe.each(databases)('the log, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
    for (let i = 1; i <= 120; i++) {
      const about = { wave: '2026', bureau: 'blcc', added: i, updated: 0 };
      await recordEvent(world.ctx, { action: 'invitees added', who: 'anna@blcc.example', about });
    }
  });

  const look = async (url: string, roles: Parameters<typeof signIn>[1] = ['coordinator']) => {
    const { statusCode, body } = await world.app.inject({ url, headers: await signIn(world, roles) });
    const page = parse(body);
    const rows = page.querySelectorAll('tbody tr').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    const older = page.querySelector('a[rel=next]')?.getAttribute('href');
    return { status: statusCode, page, rows, older };
  };

  it('says who did what, the newest first, fifty a page, each once', async () => {
    const all: string[] = [];
    const perPage: number[] = [];
    for (let url: string | undefined = '/staff/log'; url !== undefined;) {
      const { rows, older } = await look(url);
      all.push(...rows);
      perPage.push(rows.length);
      url = older;
    }
    const added = all.filter((row) => row.includes('Lijst toegevoegd'));
    expect(perPage.slice(0, 2)).toEqual([50, 50]);
    expect(added).toHaveLength(120);
    expect(added.at(-1)).toMatch(
      /anna@blcc\.example ?Lijst toegevoegd: meting 2026, BLCC Loopbaanbegeleiding, 1 toegevoegd$/,
    );
    expect(new Set(added.map((row) => /(\d+) toegevoegd/.exec(row)?.[1])).size).toBe(120);
    expect(all[0]).toMatch(/coordinator-leiding@bureau\.example ?Aangemeld$/);
  });

  it('is in English too, and says where it ends', async () => {
    const { rows } = await look('/staff/log?taal=en');
    expect(rows.join()).toContain('List added: wave 2026, BLCC Loopbaanbegeleiding, 120 added');
    expect((await look('/staff/log?before=nergens')).page.textContent).toContain(logTexts.nl.noneOlder);
  });

  it('names who acts without an account in words, and leaves as it is what no page knows', async () => {
    const later = { wave: '2027', soort: 'x' };
    await recordEvent(world.ctx, { action: 'wave opened', who: 'command line', about: later });
    await recordEvent(world.ctx, {
      action: 'erased by the clock',
      who: 'server',
      about: { wave: '2020', what: 'contacts', count: 31 },
    });
    const { rows } = await look('/staff/log');
    expect(rows.join('|')).toContain('wie de server beheert');
    expect(rows.join('|')).toMatch(/Meting geopend: meting 2027, soort x\b/);
    expect(rows.join('|')).toMatch(/de server, vanzelf ?Op tijd gewist: meting 2020, namen en adressen, van 31\b/);
  });

  it.each([
    ['letters queued', { step: 'invitation', letters: 12 }, 'Brieven verstuurd: Uitnodiging, 12 brieven'],
    ['letter sent again', { letters: 1 }, 'Brief opnieuw verstuurd: 1 brief'],
    ['token added', { token: 'a1', role: 'coordinator' }, 'Token voor een programma gemaakt: token a1, coördinator'],
    ['expectation sealed', { hash: 'c0de' }, 'Verwachting vastgelegd: code c0de'],
    [
      'plan changed',
      { wave: '2027', invitation: '2027-01-04', 'reminder-1': '2027-01-18' },
      'Planning gewijzigd: meting 2027, uitnodiging op 4 januari 2027, eerste herinnering op 18 januari 2027',
    ],
  ] as const)('says %s of %j in words', async (action, about, words) => {
    await recordEvent(world.ctx, { action, who: 'anna@blcc.example', about });
    const { rows } = await look('/staff/log');
    expect(rows.find((row) => row.includes(words))).toMatch(new RegExp(`${words}$`));
  });

  it('can only be read, and by nobody but the coordinator', async () => {
    for (const role of ['staff', 'partner'] as const) expect((await look('/staff/log', [role])).status).toBe(404);
    expect((await look('/staff/log')).page.querySelectorAll('main form, main button')).toEqual([]);
    expect((await listEvents(world.ctx)).length).toBeGreaterThan(120);
  });
});
