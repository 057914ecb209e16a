import { z } from 'zod';
import { listAccounts, type Account } from '../access/accounts.js';
import { listPasskeys } from '../access/passkeys.js';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import { problems } from '../problem.js';
import { findReader, removeReader } from '../readers/readers.js';
import { erasePerson, readPerson } from '../response/person.js';
import { commandLine, listEvents, recordEvent } from '../study/events.js';
import { getOnlyStudy } from '../study/stored.js';
import { defineCommand } from './command.js';

const EMAIL = z.string().trim().pipe(z.email()).describe('the address of whom it is about');

export const personExport = defineCommand({
  name: 'person export',
  summary: 'Gives all that is held on somebody by address, with answers that were not sent yet, as JSON.',
  args: { EMAIL },
  options: {},
  example: 'zoe@example.nl > zoe.json',
  run: async (context, { args }) => {
    const ctx = await context.open();
    const account = await findAccount(ctx, args.EMAIL);
    const events = account && (await listEvents(ctx)).filter(({ who }) => who === account.email);
    const held = {
      email: args.EMAIL,
      ...(await readPerson(ctx, args.EMAIL)),
      report: (await findReader(ctx, args.EMAIL)) ?? null,
      account: account ? { ...account, passkeys: await passkeysOf(ctx, account), events } : null,
    };
    await recordEvent(ctx, { action: 'person exported', who: commandLine, about: {} });
    return { result: held, text: JSON.stringify(held, null, 2) };
  },
});

export const personErase = defineCommand({
  name: 'person erase',
  summary: 'Erases who somebody is and what they did not send, and writes to them no more.',
  args: { EMAIL },
  options: {},
  example: 'zoe@example.nl',
  run: async (context, { args }) => {
    const ctx = await context.open();
    const { privacy } = (await getOnlyStudy(ctx)).definition;
    const account = (await findAccount(ctx, args.EMAIL)) !== undefined;
    const { invitations, report } = await transact(ctx, async (tx) => {
      const report = (await findReader(tx, args.EMAIL)) !== undefined;
      await removeReader(tx, args.EMAIL);
      const invitations = await erasePerson(tx, args.EMAIL);
      if (!invitations && !report && !account) throw problems.nothingHeld(args.EMAIL);
      await recordEvent(tx, { action: 'person erased', who: commandLine, about: { invitations } });
      return { invitations, report };
    });
    const lines = [
      `Erased: name, address and unsent answers of ${invitations} invitations${report ? ', and the request for the report' : ''}.`,
      ...(invitations
        ? [
            'What stays: that somebody nameless was asked, and a keyed hash of the address, so that nobody writes to it again.',
            'Answers that were sent bear no name, so nobody can find them: the receipt code erases them, at /intrekken.',
          ]
        : []),
      `Backups hold it for ${privacy.backupDays} days at most; delete the bureau’s own list, and letters in files, yourself.`,
      ...(account ? [`It has an account too: \`golfslag account remove ${args.EMAIL}\`.`] : []),
    ];
    return { result: { invitations, report, account }, text: lines.join('\n') };
  },
});

async function findAccount(ctx: Ctx, email: string) {
  return (await listAccounts(ctx)).find((account) => keyOfAddress(account.email) === keyOfAddress(email));
}

async function passkeysOf(ctx: Ctx, { id }: Account) {
  return (await listPasskeys(ctx, id)).map(({ name, addedOn }) => ({ name, addedOn }));
}
