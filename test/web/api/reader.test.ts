import { beforeAll, describe, expect, it, test } from 'vitest';
import { addToken } from '../../../src/access/tokens.js';
import type { Description, Schema } from '../../../src/web/api/document.js';
import { fieldsOf, typeOf } from '../../../src/web/api/fields.js';
import { openSite, type Site } from '../../support/site.js';
import type { Page } from '../../support/page.js';

describe('the page about the API', () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await openSite('sqlite', { BASE_URL: 'https://meting.example' });
    page = await site.browser().open('/docs');
  });

  it('tells all that the description tells', async () => {
    const description = (await site.app.inject('/api/v1/openapi.json')).json<Description>();
    expect([page.status, page.textOf('h1')]).toEqual([200, 'The API of Golfslag']);
    for (const [path, { get }] of Object.entries(description.paths)) {
      expect(page.text).toContain(`GET /api/v1${path}`);
      const section = page.root.querySelector(`[aria-labelledby="${get?.operationId ?? ''}"]`)?.textContent ?? '';
      for (const said of [get?.summary, get?.description, ...(get?.parameters ?? []).map((one) => one.description)]) {
        expect(section).toContain((said ?? '').replaceAll('`', ''));
      }
    }
    for (const [name, { properties = {} }] of Object.entries(description.components.schemas)) {
      const section = page.root.querySelector(`[aria-labelledby="shape-${name}"]`)?.textContent ?? '';
      for (const [field, { description: said = '' }] of Object.entries(properties)) {
        expect(section).toContain(field);
        expect(section).toContain(said.replaceAll('`', ''));
      }
    }
  });

  it('leads nowhere but to what is there', async () => {
    const links = page.root.querySelectorAll('main a').map((link) => link.getAttribute('href') ?? '');
    expect(links.length).toBeGreaterThan(20);
    for (const link of links.filter((href) => href.startsWith('#'))) {
      expect([link, page.root.querySelector(`[id="${link.slice(1)}"]`)]).toEqual([link, expect.anything()]);
    }
    for (const link of links.filter((href) => !href.startsWith('#'))) {
      expect([link, (await site.app.inject(link)).statusCode]).toEqual([link, 200]);
    }
  });

  it('shows how to ask by examples that are answered', async () => {
    const authorization = `Bearer ${await addToken(site.ctx, { role: 'coordinator' })}`;
    const examples = page.root.querySelectorAll('pre').map(({ textContent }) => textContent);
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const example of examples) {
      const address = /^curl -H "Authorization: Bearer \$TOKEN" \\\n {2}'(https:\/\/meting\.example\/[^']+)'$/.exec(
        example,
      )?.[1];
      const url = address?.replace('https://meting.example', '') ?? '';
      // Crosstabs and microdata of an open wave are refused until it closes.
      const status = /\/(crosstab|export)\?/.test(url) ? 409 : 200;
      expect([url, (await site.app.inject({ url, headers: { authorization } })).statusCode]).toEqual([url, status]);
    }
  });

  it('is light, needs no style of its own and no script, and is looked at again cheaply', async () => {
    const { rawPayload, headers } = await site.app.inject({ url: '/docs', headers: { 'accept-encoding': 'gzip' } });
    expect(rawPayload.length).toBeLessThan(14_000);
    expect(page.root.querySelectorAll('style, [style], main script')).toEqual([]);
    const again = await site.app.inject({ url: '/docs', headers: { 'if-none-match': String(headers['etag']) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

test.each<[schema: Schema, words: string]>([
  [{ type: 'integer', minimum: 0 }, 'integer, 0 or more'],
  [{ anyOf: [{ type: 'number', minimum: 0, maximum: 100 }, { type: 'null' }] }, 'number from 0 to 100, or null'],
  [{ type: ['string', 'null'] }, 'string, or null'],
  [{ type: 'string', format: 'date' }, 'date (YYYY-MM-DD)'],
  [{ type: 'string', enum: ['higher', 'lower'] }, 'one of higher, lower'],
  [{ const: 2015 }, '2015'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Wave' } }, 'list of Wave'],
  [
    { type: 'array', items: { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }] } },
    'list of list of integer and string',
  ],
  [{ type: 'object', additionalProperties: { $ref: '#/components/schemas/Rates' } }, 'Rates, by name'],
  [{ type: 'object', properties: {} }, 'object'],
  [{}, 'anything'],
])('%j is read as “%s”', (schema, words) => {
  expect(typeOf(schema)).toBe(words);
});

test('fields are found in lists, choices and collections, with the shapes that they hold', () => {
  const rates: Schema = { $ref: '#/components/schemas/Rates' };
  const one: Schema = { type: 'object', properties: { rates }, required: ['rates'] };
  const field = { name: 'rates', type: 'Rates', shapes: ['Rates'], description: '', fields: [] };
  for (const schema of [
    one,
    { type: 'array', items: one },
    { anyOf: [one, { type: 'null' }] },
    { type: 'object', additionalProperties: one },
  ]) {
    expect(fieldsOf(schema)).toEqual([field]);
    expect(fieldsOf({ properties: { inner: schema } })).toEqual([
      { ...field, name: 'inner', type: `${typeOf(schema)}; may be left out`, shapes: [], fields: [field] },
    ]);
  }
});
