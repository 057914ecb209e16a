import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Environment, readConfig } from '../src/config.js';
import { root } from '../src/root.js';
import { secretVariables } from '../src/secret-files.js';
import { freshFolder } from './support/folder.js';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Every variable that the product takes. */
const variables = [...Object.keys(Environment.shape), ...secretVariables.map((name) => `${name}_FILE`)];

/** What secrets/database_url holds. */
const databaseUrl = `postgres://golfslag:${'x'.repeat(48)}@database/golfslag`;

const Files = z.record(z.string(), z.object({ file: z.string() }));
const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string().optional(),
      environment: z.record(z.string(), z.string()).default({}),
      volumes: z.array(z.string()).default([]),
      configs: z.array(z.object({ source: z.string() })).default([]),
      secrets: z.array(z.string()).default([]),
      networks: z.array(z.string()).default(['default']),
      depends_on: z.record(z.string(), z.unknown()).default({}),
      read_only: z.literal(true),
      cap_drop: z.tuple([z.literal('ALL')]),
      security_opt: z.tuple([z.literal('no-new-privileges:true')]),
      mem_limit: z.string(),
      cpus: z.number(),
      pids_limit: z.number(),
    }),
  ),
  volumes: z.record(z.string(), z.unknown()),
  // What a service with `read_only` gets must be a file.
  configs: Files,
  secrets: Files,
  networks: z.record(z.string(), z.object({ internal: z.literal(true) })),
});

describe('docker-compose.yml', () => {
  const text = read('docker-compose.yml');
  const compose = Compose.parse(parse(text, { strict: true, uniqueKeys: true, merge: true }));
  const { services, volumes, configs, secrets } = compose;
  const example = readExample(read('.env.example'));

  it('gives the app only variables that it reads, with values that it takes', async () => {
    const app = services['app']?.environment ?? {};
    expect(variables).toEqual(expect.arrayContaining(Object.keys(app)));
    const folder = await makeSecrets();
    const filledIn = mapValues(app, (value) => interpolate(value, example).replace('/run/secrets', folder));
    const config = readConfig({ NODE_ENV: 'production', ...filledIn });
    expect(config).toMatchObject({ production: true, trustProxy: true, baseUrl: 'https://localhost' });
    expect(config).toMatchObject({ bounceSecret: undefined, dkimKey: undefined });
    expect(new URL(config.databaseUrl).hostname in services).toBe(true);
    expect(new URL(config.smtpUrl ?? '').hostname in services).toBe(true);
    const chosen = { ...example, BOUNCE_SECRET_FILE: './secrets/bounce_secret', DKIM_KEY: './secrets/dkim.pem' };
    expect(mapValues(app, (value) => interpolate(value, chosen))).toMatchObject({
      BOUNCE_SECRET_FILE: '/run/secrets/bounce_secret',
      DKIM_KEY: '/run/secrets/dkim_key',
    });
  });

  it('names no variable that .env.example does not explain, and no secret in any', () => {
    const names = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
    expect(Object.keys(example)).toEqual(expect.arrayContaining([...new Set(names)]));
    expect(names.filter((name) => secretVariables.includes(name))).toEqual([]);
    expect(read('.gitignore').split('\n')).toEqual(expect.arrayContaining(['.env', '/secrets/']));
  });

  it('gives each service the secrets that it reads, and no other', () => {
    for (const { environment, secrets: given } of Object.values(services)) {
      const readThere = Object.values(environment).flatMap((value) => /\/run\/secrets\/(\w+)/.exec(value)?.[1] ?? []);
      const byScript = given.includes('postgres_password') ? ['database_url'] : [];
      expect(new Set(given)).toEqual(new Set([...readThere, ...byScript]));
    }
    const {
      bounce_secret: bounces,
      dkim_key: dkim,
      ...always
    } = mapValues(secrets, ({ file }) => interpolate(file, example));
    expect([bounces, dkim]).toEqual(['/dev/null', '/dev/null']);
    expect(Object.values(always)).toEqual(Object.keys(always).map((name) => `./secrets/${name}`));
    const explained = read('docs/operations.md');
    expect(Object.keys(always).filter((name) => !RegExp(`> secrets/${name}\\s`).test(explained))).toEqual([]);
  });

  it('lets the app into the database as one who owns it and is no superuser', () => {
    const script = read('docs/deploy/database.sql');
    const role = new URL(databaseUrl).username;
    expect(script).toContain(`create role ${role} login password`);
    expect(script).toContain(`create database ${new URL(databaseUrl).pathname.slice(1)} owner ${role};`);
    expect(script).not.toMatch(/^[^-]*(superuser|createrole|createdb)/im);
    expect(services['database']?.environment).not.toHaveProperty('POSTGRES_USER');
    expect(services['database']?.networks).toEqual(['database']);
    expect(services['app']?.networks).toEqual(['default', 'database']);
  });

  it('pins every image by version and digest', () => {
    const images = Object.values(services).flatMap(({ image }) => image ?? []);
    expect(images.filter((image) => !/^[\w/]+:v?\d+\.\d+[\w.-]*@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
    expect(images).toHaveLength(3);
  });

  it('mounts and waits for only what it declares, and keeps what must survive', () => {
    const all = Object.values(services);
    const mounted = all.flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]));
    expect(new Set(mounted)).toEqual(new Set(Object.keys(volumes)));
    expect(all.flatMap((service) => service.configs.map(({ source }) => source)).sort()).toEqual(
      Object.keys(configs).sort(),
    );
    expect(Object.values(configs).filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
    expect(all.flatMap((service) => Object.keys(service.depends_on)).filter((name) => !(name in services))).toEqual([]);
    expect(services['database']?.image).toMatch(/^postgres:18\b/);
    expect(services['database']?.volumes).toEqual(['database:/var/lib/postgresql']);
    expect(services['app']?.volumes).toEqual(['data:/app/data']);
  });

  it('leads the proxy to the app, and nobody outside to its metrics', () => {
    const caddy = read(configs['caddy']?.file ?? '');
    expect(caddy).toContain(`reverse_proxy app:${/ PORT=(\d+)/.exec(read('Dockerfile'))?.[1] ?? ''}`);
    expect(caddy).toMatch(/^\{\$DOMAIN\} \{/m);
    expect(caddy).toContain('respond /metrics 404');
  });
});

describe('the units of systemd', () => {
  const folder = 'docs/deploy';
  const units = readdirSync(join(root, folder)).filter((file) => /\.(service|timer)$/.test(file));
  const linesOf = (unit: string, key: string) =>
    [...read(join(folder, unit)).matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);

  test.each(units.filter((unit) => unit.endsWith('.service')))(
    '%s runs what is there, as the product takes it',
    (unit) => {
      const [command = ''] = linesOf(unit, 'ExecStart');
      expect(existsSync(join(root, /\/opt\/golfslag\/(\S+)/.exec(command)?.[1] ?? 'missing'))).toBe(true);
      const given = Object.fromEntries(linesOf(unit, 'Environment').flatMap(readPairs));
      expect(variables).toEqual(expect.arrayContaining(Object.keys(given)));
      expect(given).toMatchObject({ NODE_ENV: 'production', DATA_DIR: '%S/golfslag', SECRET_FILE: '%d/secret' });
      expect(linesOf(unit, 'LoadCredential')).toEqual(['secret:/etc/golfslag/secret']);
      expect(linesOf(unit, 'User')).toEqual(['golfslag']);
      expect(linesOf(unit, 'NoNewPrivileges')).toEqual(['yes']);
      expect(linesOf(unit, 'ProtectSystem')).toEqual(['strict']);
    },
  );

  it('is given longer to stop than the server takes', () => {
    const patience = /^const patience = ([\d_]+);$/m.exec(read('src/commands/serve.ts'))?.[1]?.replace('_', '');
    const grace = /stop_grace_period: (\d+)s/.exec(read('docker-compose.yml'))?.[1];
    for (const seconds of [linesOf('golfslag.service', 'TimeoutStopSec')[0], grace]) {
      expect(Number(seconds) * 1000).toBeGreaterThan(2 * Number(patience));
    }
  });

  it('all stand in docs/operations.md', () => {
    const text = read('docs/operations.md');
    const files = readdirSync(join(root, folder)).filter((file) => file.startsWith('golfslag'));
    expect(files.filter((file) => !text.includes(file))).toEqual([]);
  });

  it('keeps no backup longer than respondents are promised, also where none is made', () => {
    const { privacy } = z
      .object({ privacy: z.object({ backupDays: z.number() }) })
      .parse(parse(read('studies/loopbaanadvies/study.yaml')));
    const [older, killed] = linesOf('golfslag-backup.service', 'ExecStartPre');
    expect(older).toContain(`-mtime +${privacy.backupDays - 1} -delete`);
    expect(killed).toContain('-name *.sqlite.part* -delete');
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').replaceAll('\\\n', '').split('\n');
  const stages = lines.filter((line) => line.startsWith('FROM'));

  it('copies what exists and what the build may see', () => {
    const copied = lines
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    expect(copied).toEqual(expect.arrayContaining(['src', 'migrations', 'views', 'public', 'studies']));
    expect(copied.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(copied.map((source) => `!${source}`)));
  });

  it('runs one Node in both stages, which package.json allows and .ci/on-image-node finds', () => {
    const { engines } = z.object({ engines: z.object({ node: z.string() }) }).parse(JSON.parse(read('package.json')));
    const [node = '', ...others] = stages;
    const version = /^FROM node:(\d+\.\d+\.\d+)-bookworm-slim(?:@sha256:[0-9a-f]{64})? AS node$/.exec(node)?.[1] ?? '';
    expect(satisfies(version, engines.node)).toBe(true);
    expect(satisfies('24.21.0', engines.node)).toBe(false);
    expect(others).toEqual(['FROM node AS build', 'FROM node']);
    const [, script = ''] = /sed -n '(.*)' Dockerfile/.exec(read('.ci/on-image-node')) ?? [];
    expect(execFileSync('sed', ['-n', script, join(root, 'Dockerfile')], { encoding: 'utf8' })).toBe(`${version}\n`);
  });

  it('has the command on its path, where docs/operations.md finds it', () => {
    expect(lines.join('\n')).toContain('ln -s /app/src/golfslag.js /usr/local/bin/golfslag');
    expect(statSync(join(root, 'src/golfslag.js')).mode & 0o111).toBe(0o111);
    expect(read('docs/operations.md')).not.toMatch(/compose exec app (?!golfslag\b|rm\b)/);
  });

  it('serves in production, not as root, and says when it is ill', () => {
    const last = lines.slice(lines.lastIndexOf(stages.at(-1) ?? ''));
    expect(last).toEqual(
      expect.arrayContaining(['USER node', 'VOLUME /app/data', 'ENTRYPOINT ["node", "src/golfslag.js"]']),
    );
    const given = Object.fromEntries(last.filter((line) => line.startsWith('ENV')).flatMap(readPairs));
    expect(variables).toEqual(expect.arrayContaining(Object.keys(given)));
    expect(given).toMatchObject({ NODE_ENV: 'production', DATA_DIR: '/app/data' });
    expect(last.find((line) => line.startsWith('HEALTHCHECK'))).toContain('/readyz');
  });
});

/** Whether a version is in a range such as `>=20.19 <24.19 || >=24.22`. */
function satisfies(version: string, range: string): boolean {
  const weigh = (text: string) => text.split('.').reduce((sum, part, i) => sum + Number(part) / 1000 ** i, 0);
  return range.split(' || ').some((alternative) =>
    alternative.split(' ').every((bound) => {
      const difference = weigh(version) - weigh(bound.replace(/^[<>=]+/, ''));
      return bound.startsWith('>=') ? difference >= 0 : difference < 0;
    }),
  );
}

/** The files of secrets/, as docs/operations.md makes them. Returns their folder. */
async function makeSecrets(): Promise<string> {
  const folder = await freshFolder();
  await writeFile(join(folder, 'secret'), `${'x'.repeat(64)}\n`);
  await writeFile(join(folder, 'database_url'), `${databaseUrl}\n`);
  await writeFile(join(folder, 'smtp_url'), 'smtp://mail:1025?ignoreTLS=true\n');
  return folder;
}

function readPairs(line: string): [string, string][] {
  return [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]);
}

function readExample(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')]));
}

function interpolate(value: string, values: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{(\w+):?([-?+])([^}]*)\}/g, (_all, name: string, operator: string, word: string) => {
    const given = values[name] ?? '';
    if (operator === '+') return given && word;
    return given || (operator === '-' ? word : '');
  });
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
