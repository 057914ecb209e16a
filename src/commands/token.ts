import { z } from 'zod';
import { addToken, type TokenOwner } from '../access/tokens.js';
import { problems } from '../problem.js';
import { defineCommand } from './command.js';
import { bureau } from './parameter.js';

export const tokenAdd = defineCommand({
  name: 'token add',
  summary: 'Makes an API token for a bureau or for the coordinator, and shows it once.',
  args: {},
  options: {
    bureau: bureau.optional().describe('the bureau whose results it reads, as its partner sees them, such as blcc'),
    role: z.enum(['coordinator']).optional().describe('whose it is when it is of no bureau'),
  },
  example: '--bureau blcc',
  run: async (context, { options }) => {
    const { bureau, role } = options;
    if ((bureau === undefined) === (role === undefined)) {
      throw problems.usage('Say whose token it is: --bureau SLUG or --role coordinator.');
    }
    const owner: TokenOwner = bureau === undefined ? { role: 'coordinator' } : { role: 'partner', bureau };
    const token = await addToken(await context.open(), owner);
    return { result: { token }, text: token };
  },
});
