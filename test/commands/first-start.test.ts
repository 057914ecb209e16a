import { describe, expect, it } from 'vitest';
import { freshInstallation, golfslag, serve } from './cli.js';

describe('the first start', { timeout: 60_000 }, () => {
  it('prints where the product is and every link before the first line of the log', async () => {
    const server = await serve(await freshInstallation({ LOG_LEVEL: 'info' }));
    await expect.poll(server.shown).toContain('"msg":"serving on');
    const lines = server.shown().split('\n');
    const first = lines.findIndex((line) => line.startsWith('{'));
    expect(lines.slice(0, first).join('\n')).toMatch(
      new RegExp(
        [
          /^Golfslag serves on \S+ \(\S+\)\n/,
          /Look at the questionnaires .+:\n( {2}(ex-client|employer): \S+\/i\/[\w-]+\n){2}/,
          /Sign in, .+:\n( {2}(coordinator|staff|partner): \S+\/aanmelden\/[\w-]+\n?){3}$/,
        ]
          .map(({ source }) => source)
          .join(''),
      ),
    );
    expect(lines.slice(first).filter((line) => !line.startsWith('{'))).toEqual([]);
  });

  it('gives links that sign in a coordinator, a staff member and a partner, each as what they are', async () => {
    const { url, shown } = await serve(await freshInstallation());
    const seen = [];
    for (const [, role = '', path = ''] of shown().matchAll(/^ {2}(\w+): \S+(\/aanmelden\/\S+)$/gm)) {
      const signedIn = await fetch(url + path, { method: 'POST', redirect: 'manual' });
      const cookie = signedIn.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const page = await (await fetch(`${url}/aanmelden?lang=nl`, { headers: { cookie } })).text();
      seen.push([role, signedIn.headers.get('location'), /\((coördinator|medewerker|partner)\)/.exec(page)?.[1]]);
    }
    expect(seen).toEqual([
      ['coordinator', '/results', 'coördinator'],
      ['staff', '/staff', 'medewerker'],
      ['partner', '/results', 'partner'],
    ]);
  });

  it('ends with one sentence where the port is in use, and prints no link', async () => {
    const environment = await freshInstallation();
    const { port } = new URL((await serve(environment)).url);
    expect(await golfslag(environment, 'serve', '--port', port)).toEqual({
      status: 1,
      stdout: '',
      stderr: `Port ${port} is in use, perhaps by another Golfslag. Name another: --port N, or PORT=N in the environment.\n`,
    });
  });
});
