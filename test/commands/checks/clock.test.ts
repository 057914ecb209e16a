import { expect, it } from 'vitest';
import { checkClock } from '../../../src/commands/checks/machine.js';
import { openWorld } from '../../support/world.js';

it('doctor says where the clock is far from what was noted last', async () => {
  const { ctx, passDays } = await openWorld('sqlite');
  expect(await checkClock(ctx)).toMatch(/^It is \S+\.$/);
  passDays(-1);
  await expect(checkClock(ctx)).rejects.toThrow(/the clock is behind/);
  passDays(401);
  expect(await checkClock(ctx)).toMatch(/a year or more after the last thing noted .* mend the clock/);
});
