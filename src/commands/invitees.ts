import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { importInvitees } from '../fieldwork/import-invitees.js';
import { inviteAll } from '../fieldwork/invitation.js';
import { problems } from '../problem.js';
import { defineCommand, flag } from './command.js';

export const inviteesImport = defineCommand({
  name: 'invitees import',
  summary: 'Takes a list of invitees into a wave, all rows or none; --dry-run only says what would happen.',
  args: ['FILE'],
  options: { wave: z.string(), 'dry-run': flag },
  run: async (room, { args, options }) => {
    const bytes = await readFile(args.FILE).catch(() => {
      throw problems.file(`${args.FILE} cannot be read. Is it there?`);
    });
    const imported = await importInvitees(await room.open(), options.wave, bytes, { dryRun: options['dry-run'] });
    const { added, updated, rejected } = imported;
    if (rejected.length) {
      const lines = rejected.map(({ line, column, reason }) => `${args.FILE}:${line}:${column}: ${reason}`);
      const count = rejected.length === 1 ? '1 fault' : `${rejected.length} faults`;
      return { result: imported, text: lines.join('\n'), refused: `The list has ${count}; nobody was taken in.` };
    }
    const would = options['dry-run'] ? ' (tried only, nothing was changed)' : '';
    return { result: imported, text: `${added} added, ${updated} updated${would}.` };
  },
});

export const invite = defineCommand({
  name: 'invite',
  summary: 'Queues the invitation for everyone who was not invited yet.',
  args: [],
  options: { wave: z.string(), group: z.string().optional(), bureau: z.string().optional() },
  run: async (room, { options }) => {
    const invited = await inviteAll(await room.open(), options);
    const { completed, optedOut, bounced, tooSoon } = invited.skipped;
    return {
      result: invited,
      text: `${invited.queued} queued. Skipped: ${completed} completed, ${optedOut} opted out, ${bounced} bounced, ${tooSoon} invited before.`,
    };
  },
});
