import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { Visitor } from './http.js';
import { serveOnLoopback } from './loopback.js';

const form = `
<form method="get" action="/search"><input name="word" value="a&amp;b"><button>Zoek</button></form>
<form method="post" action="">
  <input type="hidden" name="form_token" value="t&quot;1">
  <input name="name" value="Zoë">
  <input type="radio" name="score" value="1" checked><input type="radio" name="score" value="2">
  <input type="checkbox" name="why" value="a" checked><input type="checkbox" name="why" value="b">
  <select name="rank"><option value="">kies</option><option value="x">X</option></select>
  <textarea name="open">
1 &lt; 2</textarea>
  <input name="off" disabled><fieldset disabled><input name="off_too"></fieldset>
  <button name="go" value="on">Verder</button><button formaction="/back">Terug</button>
</form>`;

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

describe('a visitor', () => {
  it('reads the title, the words and the forms of a page', async () => {
    const page = await (await visit({ '/': html(form) })).open('/');
    expect(page).toMatchObject({ status: 200, title: 'Vraag', path: '/', via: [] });
    expect(page.text).toContain('Zoek');
    expect(page.text).not.toContain('psst');
    expect(page.textOf('h1')).toBe('Hoe gaat het?');
    expect(page.form().names).toEqual(['form_token', 'name', 'score', 'why', 'rank', 'open']);
    expect(page.form().valuesOf('open')).toEqual(['1 < 2']);
    expect(page.form().offeredBy('why')).toEqual(['a', 'b']);
  });

  it('sends what the page filled in and what is filled in over it, with the first button', async () => {
    const page = await (await visit({ '/': html(form), 'POST /': echo })).open('/');
    const untouched = await page.submit();
    expect(untouched.body).toBe('form_token=t%221&name=Zo%C3%AB&score=1&why=a&rank=&open=1+%3C+2&go=on');
    const filledIn = await page.submit({ name: '', score: '2', why: ['a', 'b'], rank: 'x', open: '' });
    expect(filledIn.body).toBe('form_token=t%221&name=&score=2&why=a&why=b&rank=x&open=&go=on');
    expect((await page.submit({ why: [] })).body).not.toContain('why');
  });

  it('chooses a form by its action, a button by its words, and a link', async () => {
    const pages = { '/': `${form}<a href="/next">Verder lezen</a>`, '/next': '<h1>Volgende</h1>' };
    const page = await (await visit({ ...pagesOf(pages), 'POST /back': echo, '/search': echo })).open('/');
    expect((await page.submit({ word: 'c' }, '/search')).path).toBe('/search?word=c');
    expect((await page.press('Terug')).body).not.toContain('go=on');
    expect((await page.follow('Verder lezen')).text).toBe('Volgende');
  });

  it.each([
    ['a name that the form lacks', { nmae: 'x' }, /no "nmae"/],
    ['a value that is not offered', { score: '3' }, /does not offer "3"/],
    ['two of what takes one', { score: ['1', '2'] }, /takes 1/],
  ])('throws on %s', async (_what, values, message) => {
    const page = await (await visit({ '/': html(form) })).open('/');
    await expect(page.submit(values)).rejects.toThrow(message);
  });

  it('follows 303 by GET, keeps cookies and drops them when told', async () => {
    const visitor = await visit({
      '/': html('<form method="post" action="/set"><button>Ga</button></form>'),
      'POST /set': redirect('/seen', 'session=s1; Path=/; HttpOnly'),
      '/seen': (request, response) => void response.end(`${request.method ?? ''} ${request.headers.cookie ?? 'none'}`),
      '/leave': redirect('/seen', 'session=; Path=/; Max-Age=0'),
    });
    const page = await (await visitor.open('/')).submit();
    expect(page).toMatchObject({ body: 'GET session=s1', via: ['/set'], path: '/seen' });
    expect(visitor.cookies.get('session')).toBe('s1');
    expect((await visitor.open('/leave')).body).toBe('GET none');
  });

  it('refuses a cookie that a browser would, and an address elsewhere', async () => {
    const pages = {
      '/secure': redirect('/', '__Host-s=1; Path=/; Secure'),
      '/away': redirect('https://elsewhere.example/'),
    };
    const visitor = await visit(pages);
    await expect(visitor.open('/secure')).rejects.toThrow('reached over plain http');
    await expect(visitor.open('/away')).rejects.toThrow('is not on');
    const known = await visit({ ...pages, '/': echo }, 'https://meting.example');
    expect((await known.open('https://meting.example/secure')).status).toBe(200);
  });

  it('uploads a file', async () => {
    const upload =
      '<form method="post" enctype="multipart/form-data"><input type="file" name="list"><button>Ga</button></form>';
    const page = await (await visit({ '/': html(upload), 'POST /': echo })).open('/');
    const answer = await page.submit({ list: new File(['a;b'], 'lijst.csv', { type: 'text/csv' }) });
    expect(answer.body).toMatch(/filename="lijst.csv"[^]*text\/csv[^]*a;b/);
  });
});

const echo: Answer = async (request, response) => void response.end(await text(request));

function html(body: string): Answer {
  const start = '<!doctype html><html lang="nl"><head><title> Vraag\n</title><script>psst</script></head><body>';
  return (_request, response) =>
    void response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(
        `${start}<script>psst</script>${body.startsWith('<h1>') ? '' : '<h1>Hoe gaat  het?</h1>'}${body}</body></html>`,
      );
}

function pagesOf(pages: Record<string, string>): Record<string, Answer> {
  return Object.fromEntries(Object.entries(pages).map(([path, body]) => [path, html(body)]));
}

function redirect(location: string, cookie?: string): Answer {
  return (_request, response) =>
    void response.writeHead(303, { location, ...(cookie ? { 'set-cookie': cookie } : {}) }).end();
}

async function visit(answers: Record<string, Answer>, knownAs?: string): Promise<Visitor> {
  const url = await serveOnLoopback((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const answer = answers[request.method === 'GET' ? path : `${request.method ?? ''} ${path}`];
    if (answer) void answer(request, response);
    else response.writeHead(404).end();
  });
  return new Visitor(url, knownAs ? { knownAs } : {});
}
