import { describe, expect, it } from 'vitest';
import { correctPerson } from '../../src/fieldwork/correct-person.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { removePerson } from '../../src/fieldwork/remove-person.js';
import { zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld } from '../support/world.js';

const owner = { wave: '2026', bureau: zoe.bureau };

describe.each(databases)('somebody who is taken off the list, on %s', (kind) => {
  const listed = async () => {
    const { ctx, invite } = await openWorld(kind);
    await invite([zoe]);
    const { id } = await ctx.db
      .selectFrom('invitee')
      .select('id')
      .where('email', '=', zoe.email)
      .executeTakeFirstOrThrow();
    return { ctx, id };
  };

  it('leaves nothing before a letter went', async () => {
    const { ctx, id } = await listed();
    expect(await removePerson(ctx, owner, id, 'mistake')).toEqual({ stays: false });
  });

  it('still counts where a letter went to an address that was corrected since', async () => {
    const { ctx, id } = await listed();
    await inviteAll(ctx, { wave: '2026' });
    await sendDue(ctx, acceptAll);
    await correctPerson(ctx, owner, id, { email: 'zoe@elders.example', name: zoe.name, language: 'nl' });
    expect(await removePerson(ctx, owner, id, 'mistake')).toEqual({ stays: true });
  });
});
