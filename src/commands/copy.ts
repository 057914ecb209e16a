import { z } from 'zod';
import { moveStudy } from '../backup/move.js';
import { defineCommand } from './command.js';

const url = z
  .string()
  .regex(/^(sqlite:.|postgres(ql)?:\/\/)/, { error: 'must be sqlite:FILE or postgres://user:password@host/name' });

export const copy = defineCommand({
  name: 'copy',
  summary: 'Moves a whole study from one database into another that is empty.',
  args: {},
  options: {
    from: url.describe('the database it is in, as DATABASE_URL names one'),
    to: url.describe('the database it goes to: a new file, or an empty database'),
  },
  example: '--from sqlite:data/golfslag.sqlite --to postgres://golfslag:password@localhost/golfslag',
  run: async (context, { options }) => {
    const { rows, tables } = await moveStudy(options.from, options.to, (copied) => {
      context.progress(`${copied} rows`);
    });
    const text = `${rows} rows, as many in each of ${tables} tables on both sides. Now let DATABASE_URL name the new database, and start no server on the old one: letters would go twice.`;
    return { result: { rows }, text };
  },
});
