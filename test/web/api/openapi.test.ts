import { beforeAll, describe, expect, it } from 'vitest';
import type { Description, Operation } from '../../../src/web/api/document.js';
import { routesOf } from '../../support/routes.js';
import { openWorld, type World } from '../../support/world.js';

describe('the description of the API', () => {
  let world: World;
  let document: Description;
  let operations: { path: string; operation: Operation & { security?: unknown } }[];
  beforeAll(async () => {
    world = await openWorld('sqlite');
    const { statusCode, headers, body } = await world.app.inject('/api/v1/openapi.json');
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    document = JSON.parse(body) as Description;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, operation })),
    );
  });

  it('is the one in docs/openapi.json, which `npm run openapi` writes anew', async () => {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../../docs/openapi.json');
  });

  it('is OpenAPI 3.1, and tells of every route that takes a token', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] });
    const routes = routesOf(world.app)
      .filter(({ url }) => url.startsWith('/api/v1/') && !url.endsWith('/openapi.json'))
      .map(({ url }) => url.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}'));
    expect(Object.keys(document.paths).sort()).toEqual(routes.sort());
  });

  it('refers to nothing that is not there, and holds no schema that nothing refers to', () => {
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of refs) {
      const found = ref
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
      expect([ref, found]).toEqual([ref, expect.any(Object)]);
    }
    const used = new Set(refs.map((ref) => ref.split('/').at(-1)));
    expect(Object.keys(document.components.schemas).filter((name) => !used.has(name))).toEqual([]);
  });

  it('gives each operation a name of its own, a summary, a token, and a description of all that it takes', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { path, operation } of operations) {
      const { operationId, summary, security, parameters = [] } = operation;
      expect([operationId, summary]).toEqual([
        expect.stringMatching(/^[a-z]+[A-Z]\w+$/),
        expect.stringMatching(/^[A-Z].*[^.]$/),
      ]);
      expect(security).toEqual([{ token: [] }]);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
      for (const parameter of parameters) {
        expect([operationId, parameter]).toEqual([
          operationId,
          expect.objectContaining({
            required: parameter.in === 'path' || expect.any(Boolean),
            schema: expect.anything(),
          }),
        ]);
        expect([parameter.name, parameter.description]).toEqual([parameter.name, expect.stringMatching(/\.$/)]);
      }
    }
  });

  it('says what each operation gives, and that what it refuses is a problem document', () => {
    for (const { operation } of operations) {
      const { 200: given, ...refused } = operation.responses;
      expect(given?.description).toMatch(/\.$/);
      expect(Object.keys(given?.content ?? {})).not.toEqual([]);
      expect(Object.keys(refused)).toEqual(expect.arrayContaining(['401', '429', '500']));
      expect('404' in refused).toBe(operation.parameters?.some((one) => one.in === 'path') ?? false);
      expect('400' in refused).toBe(operation.parameters?.some((one) => one.in === 'query') ?? false);
      for (const { description, content } of Object.values(refused)) {
        expect(description).toMatch(/\.$/);
        expect(content).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
      }
    }
  });

  it('holds nothing of a study but examples', async () => {
    const elsewhere = await openWorld('sqlite', { BASE_URL: 'https://meting.example', NODE_ENV: 'test' });
    expect((await elsewhere.app.inject('/api/v1/openapi.json')).json()).toEqual(document);
  });
});
