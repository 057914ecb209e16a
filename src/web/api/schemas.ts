import { z } from 'zod';

/** What the routes of the API take. */
export const WaveParams = z.object({
  wave: z.string().meta({ description: 'The name of a wave.', examples: ['2026'] }),
});

export const GroupParams = WaveParams.extend({
  group: z.string().meta({ description: 'The name of a group: ex-client or employer.', examples: ['ex-client'] }),
});

const snapshot = z.string().optional().meta({
  description: 'The name of an earlier snapshot, for a bureau’s token; the latest when left out. `waves` has them.',
});

/** The snapshot that is looked through, where it is not the latest. */
export const snapshotQuery = { snapshot };

export const BureauQuery = z.strictObject({
  ...snapshotQuery,
  bureau: z
    .string()
    .optional()
    .meta({
      description: 'The name of a bureau: its figures alone. Without it, those of all bureaus together.',
      examples: ['blcc'],
    }),
});
