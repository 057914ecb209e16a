import { z } from 'zod';

/** What the routes of the API take. */
export const WaveParams = z.object({
  wave: z.string().meta({ description: 'The name of a wave.', examples: ['2026'] }),
});

export const GroupParams = WaveParams.extend({
  group: z.string().meta({ description: 'The name of a group: ex-client or employer.', examples: ['ex-client'] }),
});

export const BureauQuery = z.strictObject({
  bureau: z
    .string()
    .optional()
    .meta({
      description: 'The name of a bureau: its figures alone. Without it, those of all bureaus together.',
      examples: ['blcc'],
    }),
});
