import { z } from 'zod';
import { listBureauSending } from '../fieldwork/bureau-sending.js';
import { importInvitees } from '../fieldwork/import-invitees.js';
import { markDeliverable } from '../fieldwork/mark-deliverable.js';
import type { Out } from '../fieldwork/people.js';
import { inviteAll, remindAll } from '../fieldwork/queue-letters.js';
import { countWaitingForHosts } from '../fieldwork/refusing-hosts.js';
import { problems } from '../problem.js';
import { getOpenWave } from '../study/waves.js';
import type { Ctx } from '../context.js';
import { defineCommand } from './command.js';
import { printFileErrors, readNamedFile, refuseImport } from './file.js';
import { bureau, flag, group, wave } from './parameter.js';
import { describeHost } from './refusing-hosts.js';

export const inviteesImport = defineCommand({
  name: 'invitees import',
  summary: 'Takes a list of invitees into a wave, all rows or none; --dry-run only says what would happen.',
  args: {
    FILE: z
      .string()
      .describe(
        'an Excel workbook (.xlsx), or CSV with a comma or semicolon: e-mail;naam;doelgroep;bureau;taal;kenmerk',
      ),
  },
  options: { wave, 'dry-run': flag.describe('only says what would happen, and changes nothing') },
  example: 'people.csv --wave 2026 --dry-run',
  run: async (context, { args, options }) => {
    const bytes = await readNamedFile(args.FILE);
    const imported = await importInvitees(await context.open(), options.wave, bytes, { dryRun: options['dry-run'] });
    const { added, updated, rejected, remarks } = imported;
    if (rejected.length) {
      return refuseImport(args.FILE, imported, (faults) => `The list has ${faults}; nobody was taken in.`);
    }
    const would = options['dry-run'] ? ' (tried only, nothing was changed)' : '';
    const changed = printFileErrors(remarks.map((remark) => ({ file: args.FILE, ...remark })));
    const done = `${added} added, ${updated} updated${would}.`;
    return { result: imported, text: changed === '' ? done : `${changed}\n${done}` };
  },
});

export const inviteesMark = defineCommand({
  name: 'invitees mark',
  summary: 'Takes back that an address takes no letters (--deliverable): the next letter goes to it again.',
  args: {},
  options: {
    wave,
    to: z.string().describe('the address, in every group of the wave that has it'),
    deliverable: flag.describe('letters do get there; nothing else can be marked'),
  },
  run: async (context, { options: { wave, to, deliverable } }) => {
    if (!deliverable) throw problems.usage('Say how to mark it: --deliverable is the one there is.');
    const marked = await markDeliverable(await context.open(), wave, to);
    const again = `A letter that failed goes with \`golfslag letter again --wave ${wave} --state failed --to ${to}\`.`;
    const text = marked
      ? `${to} gets the next letter again. ${again}`
      : `${to} was not marked as undeliverable in wave ${wave}: there was nothing to take back.`;
    return { result: { marked }, text };
  },
});

const selection = { wave, group: group.optional(), bureau: bureau.optional() };

export const invite = defineCommand({
  name: 'invite',
  summary: 'Queues the invitation, now, for everyone who was not invited yet.',
  args: {},
  options: selection,
  run: async (context, { options }) => {
    const ctx = await context.open();
    const invited = await inviteAll(ctx, options);
    const skipped = `${describeSkipped(invited.skipped)}, ${invited.skipped.tooSoon} invited before`;
    return {
      result: invited,
      text: `${invited.queued} queued. Skipped: ${skipped}.${await noteWhatWaits(ctx, options.wave)}`,
    };
  },
});

export const remind = defineCommand({
  name: 'remind',
  summary: 'Queues the next reminder, now, for who is still silent; --now also where the last letter is too recent.',
  args: {},
  options: {
    ...selection,
    now: flag.describe('also where the last letter is more recent than the plan would have it'),
  },
  run: async (context, { options }) => {
    const ctx = await context.open();
    const reminded = await remindAll(ctx, options, { anyway: options.now });
    const { tooSoon, notInvited, hadAll } = reminded.skipped;
    const skipped = [
      `${describeSkipped(reminded.skipped)}, ${tooSoon} written to too recently`,
      `${notInvited} not invited, ${hadAll} had every reminder`,
    ].join(', ');
    return {
      result: reminded,
      text: `${reminded.queued} queued. Skipped: ${skipped}.${await noteWhatWaits(ctx, options.wave)}`,
    };
  },
});

function describeSkipped({ completed, optedOut, bounced, softBounced, hostRefuses }: Record<Out, number>): string {
  return [
    `${completed} completed, ${optedOut} opted out, ${bounced} bounced`,
    `${softBounced} did not get three letters in a row, ${hostRefuses} at a host that refuses letters`,
  ].join(', ');
}

/** What keeps letters from going: the wave or a bureau is stopped, or hosts refuse them. */
async function noteWhatWaits(ctx: Ctx, wave: string): Promise<string> {
  const { stoppedAt } = await getOpenWave(ctx, wave);
  const stopped = `Nothing goes until \`golfslag resume --wave ${wave}\`: sending is stopped.`;
  const bureaus = (await listBureauSending(ctx, wave)).filter((one) => one.stoppedAt !== null);
  const own = `Nothing goes for who stopped their own: ${bureaus.map(({ bureau }) => bureau).join(', ')}.`;
  const notes = [
    ...(stoppedAt === null ? [] : [stopped]),
    ...(bureaus.length ? [own] : []),
    ...(await countWaitingForHosts(ctx)).map(describeHost),
  ];
  return notes.map((note) => ` ${note}`).join('');
}
