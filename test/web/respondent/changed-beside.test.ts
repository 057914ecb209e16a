import { describe, expect, it } from 'vitest';
import { readOurStudy } from '../../../src/commands/first-start.js';
import type { Ctx } from '../../../src/context.js';
import { openDatabase } from '../../../src/database/open.js';
import { addDays, localDay } from '../../../src/language/local-day.js';
import { numbersIn } from '../../../src/language/numbers.js';
import { loadStudy } from '../../../src/study/load.js';
import { closeWave, planEnd } from '../../../src/study/wave-life.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { afterwards } from '../../support/afterwards.js';
import { zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { begin, openSite } from '../../support/site.js';

/** The same database, as a command beside the server opens it: it shares no memory with it. */
function beside(ctx: Ctx): Ctx {
  const database = openDatabase(ctx.config.databaseUrl);
  afterwards(() => database.close());
  return { ...ctx, database, db: database.db, now: () => new Date(ctx.now().getTime() + 1) };
}

describe.each(databases)('what a command changes beside the server, on %s', (kind) => {
  it('shows on the next page: another study, another planned end, and that the wave is closed', async () => {
    const { ctx, browser, inviteOne } = await openSite(kind);
    const phone = browser();
    const { path } = await begin(phone, await inviteOne(zoe));
    await phone.open(path);
    const command = beside(ctx);

    const ours = readOurStudy();
    const contact = { name: 'Iemand anders', email: 'anders@bureau.example' };
    const changed = { ...ours.study, definition: { ...ours.study.definition, contact } };
    await loadStudy(command, { ...ours, study: changed });
    expect((await phone.open(path)).text).toContain(contact.email);

    const today = localDay(ctx.now());
    const until = addDays(today, 45);
    await planEnd(command, '2026', until);
    expect((await phone.open('/vragenlijst?inleiding')).text).toContain(numbersIn('nl').weekday(until, today));

    await closeWave(command, '2026');
    expect((await phone.open(path)).textOf('h1')).toBe(respondentTexts.nl.closedTitle);
  });
});
