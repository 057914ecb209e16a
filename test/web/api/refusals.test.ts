import { beforeAll, describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { problems } from '../../../src/problem.js';
import { ProblemDocument } from '../../../src/web/plugins/openapi/refusals.js';
import { ask, askAs } from '../../support/api.js';
import { openWorld, type World } from '../../support/world.js';

const results = '/waves/2026/groups/ex-client/results';

describe('a refusal of the API', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    world.app.register((trial, _options, done) => {
      trial.setValidatorCompiler(validatorCompiler);
      trial.setSerializerCompiler(serializerCompiler);
      const querystring = z.object({ format: z.enum(['csv', 'sav']), most: z.coerce.number().max(5).optional() });
      trial.get('/api/v1/trial', { config: { right: 'everybody' }, schema: { querystring } }, () => {
        throw problems.notInCrosstab('row', 'X');
      });
      done();
    });
  });

  it.each([
    [`${results}?bureau=blcc&bureau=careercoach`, [{ field: 'bureau', message: 'Give it once.' }]],
    [`${results}?buro=blcc`, [{ field: 'buro', message: 'There is no such parameter. See /docs.' }]],
  ])('names the parameter of %s, and says how to mend it', async (path, errors) => {
    const answer = await (await askAs(world, { role: 'coordinator' }))(path);
    expect(answer).toEqual({
      status: 400,
      type: 'application/problem+json; charset=utf-8',
      body: {
        ...{
          type: 'urn:golfslag:problem:bad-request',
          title: 'bad request',
          status: 400,
          instance: expect.any(String),
        },
        ...{ detail: errors.map(({ field, message }) => `${field}: ${message}`).join(' '), errors },
      },
    });
  });

  it.each([
    ['', 400, [{ field: 'format', message: 'It is needed.' }]],
    [
      '?format=sas&most=9',
      400,
      [
        { field: 'format', message: 'It must be one of csv, sav.' },
        { field: 'most', message: expect.stringMatching(/<=5\.$/) },
      ],
    ],
    ['?format=csv', 422, [{ field: 'row', message: 'there is no question "X" here with answers to choose from.' }]],
  ])('does so for whatever can be wrong: %s', async (query, status, errors) => {
    const { body, ...answer } = await ask(world.app, `/trial${query}`);
    expect([answer.status, (body as { errors: unknown }).errors]).toEqual([status, errors]);
  });

  it('has the shape that the description tells of, and is not kept', async () => {
    const asking = await askAs(world, { role: 'partner', bureau: 'blcc' });
    const refused = [
      await ask(world.app, '/waves'),
      await asking('/nowhere'),
      await asking(`${results}?bureau=careercoach`),
      await asking(`${results}?x=1`),
      await asking('/waves/2015/fieldwork'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 404, 404, 400, 409]);
    for (const { body } of refused) expect(z.strictObject(ProblemDocument.shape).parse(body)).toEqual(body);
    const { headers } = await world.app.inject('/api/v1/waves');
    expect(headers['cache-control']).toBe('no-store');
  });
});

test('what is unforeseen is a problem document too', async () => {
  const world = await openWorld('sqlite');
  await world.ctx.database.close();
  const { status, body } = await ask(world.app, '/waves', 'Bearer x');
  expect([status, ProblemDocument.parse(body).title]).toEqual([500, 'unforeseen']);
});
