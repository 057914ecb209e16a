import { expect, it } from 'vitest';
import { axe, openBrowser } from './browser.js';
import { serveOnLoopback } from './loopback.js';

const sound =
  '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Vraag</title></head>' +
  '<body><main><h1>Hoe gaat het?</h1><label>Antwoord <input name="q"></label></main></body></html>';

it('opens a page over loopback, and axe finds the fault that was planted in it and no other', async () => {
  const url = await serve({ '/sound': sound, '/faulty': sound.replace(/<\/?label>/g, '') });
  const page = await (await openBrowser()).newPage();
  await page.goto(`${url}/sound`);
  expect(await page.title()).toBe('Vraag');
  expect(await axe(page)).toEqual([]);
  await page.goto(`${url}/faulty`);
  expect(await axe(page)).toEqual([expect.stringMatching(/^label \(critical\): .* – input – <input name="q">$/)]);
});

it('lays text out with the fonts it brought, be there any on the machine or none', async () => {
  const page = await (await openBrowser()).newPage();
  await page.setContent('<span id="narrow">iiii</span><br><span id="wide">WWWW</span>');
  const width = async (id: string) => (await page.locator(`#${id}`).boundingBox())?.width ?? 0;
  expect(await width('narrow')).toBeGreaterThan(0);
  expect(await width('wide')).toBeGreaterThan(await width('narrow'));
});

function serve(pages: Record<string, string>): Promise<string> {
  return serveOnLoopback((request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
}
