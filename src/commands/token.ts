import { z } from 'zod';
import { addToken, idOfToken, listTokens, revokeToken, tokenDays, type TokenOwner } from '../access/tokens.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { commandLine, recordEvent } from '../study/events.js';
import { defineCommand } from './command.js';
import { bureau } from './parameter.js';
import { table } from './table.js';

export const tokenAdd = defineCommand({
  name: 'token add',
  summary: `Makes an API token for a bureau or for the coordinator, and shows it once; it works for ${tokenDays} days.`,
  args: {},
  options: {
    bureau: bureau.optional().describe('the bureau whose results it reads, as its partner sees them, such as blcc'),
    role: z.enum(['coordinator']).optional().describe('whose it is when it is of no bureau'),
    name: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .optional()
      .describe('what it is for, to know it again in the list, such as "dashboard"'),
  },
  example: '--bureau blcc --name dashboard',
  run: async (context, { options }) => {
    const { bureau, role, name } = options;
    if ((bureau === undefined) === (role === undefined)) {
      throw problems.usage('Say whose token it is: --bureau SLUG or --role coordinator.');
    }
    const owner: TokenOwner = bureau === undefined ? { role: 'coordinator' } : { role: 'partner', bureau };
    const { id, token } = await transact(await context.open(), async (tx) => {
      const token = await addToken(tx, owner, name);
      const id = idOfToken(token);
      const about = { token: id, ...(bureau === undefined ? { role: owner.role } : { bureau }) };
      await recordEvent(tx, { action: 'token added', who: commandLine, about });
      return { id, token };
    });
    return { result: { id, token }, text: token };
  },
});

export const tokenList = defineCommand({
  name: 'token list',
  summary: 'Lists the API tokens: whose each is, when it was last used and when it ends.',
  args: {},
  options: {},
  run: async (context) => {
    const tokens = await listTokens(await context.open());
    const rows = tokens.map(({ id, name, bureau, role, lastUsed, expires }) => [
      id,
      bureau ?? role,
      lastUsed === null ? 'never used' : `used ${lastUsed}`,
      `until ${expires.slice(0, 10)}`,
      name ?? '',
    ]);
    return { result: { tokens }, text: rows.length ? table(rows, { wide: true }).join('\n') : 'There are none.' };
  },
});

export const tokenRevoke = defineCommand({
  name: 'token revoke',
  summary: 'Ends an API token at once.',
  args: { ID: z.string().describe('its id, as `golfslag token list` shows it') },
  options: {},
  example: '3f2a90bc',
  run: async (context, { args }) => {
    await transact(await context.open(), async (tx) => {
      await revokeToken(tx, args.ID);
      await recordEvent(tx, { action: 'token revoked', who: commandLine, about: { token: args.ID } });
    });
    return { result: { revoked: args.ID }, text: `Token ${args.ID} gives access to nothing any more.` };
  },
});
