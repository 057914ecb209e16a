import { z } from 'zod';
import { previewLetter } from '../fieldwork/letter-preview.js';
import { defineCommand } from './command.js';

export const letterPreview = defineCommand({
  name: 'letter preview',
  summary: 'Shows the letter of a step as somebody will get it, with the link masked; sends nothing.',
  args: [],
  options: { step: z.string(), to: z.string(), wave: z.string().optional(), group: z.string().optional() },
  run: async (room, { options: { step, to, wave, group } }) => {
    const letter = await previewLetter(await room.open(), { step, email: to, wave, group });
    const head = {
      From: letter.from,
      To: letter.to,
      'Reply-To': letter.replyTo,
      Subject: letter.subject,
      ...letter.headers,
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    return { result: letter, text: [...lines, '', letter.text].join('\n') };
  },
});
