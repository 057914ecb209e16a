import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Environment, readConfig } from '../src/config.js';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string().optional(),
      environment: z.record(z.string(), z.string()).default({}),
      volumes: z.array(z.string()).default([]),
      configs: z.array(z.object({ source: z.string() })).default([]),
      depends_on: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  volumes: z.record(z.string(), z.unknown()),
  configs: z.record(z.string(), z.object({ content: z.string() })),
});

describe('docker-compose.yml', () => {
  const text = read('docker-compose.yml');
  const { services, volumes, configs } = Compose.parse(parse(text, { strict: true, uniqueKeys: true }));
  const example = readExample(read('.env.example'));

  it('gives the app only variables that it reads, with values that it takes', () => {
    const app = services['app']?.environment ?? {};
    expect(Object.keys(Environment.shape)).toEqual(expect.arrayContaining(Object.keys(app)));
    const secrets = { SECRET: 'x'.repeat(64), POSTGRES_PASSWORD: 'x'.repeat(48) };
    const filledIn = mapValues(app, (value) => interpolate(value, { ...example, ...secrets }));
    const config = readConfig({ NODE_ENV: 'production', ...filledIn });
    expect(config).toMatchObject({ production: true, trustProxy: true, baseUrl: 'https://localhost' });
    expect(new URL(config.databaseUrl).hostname in services).toBe(true);
    expect(new URL(config.smtpUrl ?? '').hostname in services).toBe(true);
  });

  it('names no variable that .env.example does not explain, which gives no secret', () => {
    const names = [...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name = '']) => name);
    expect(Object.keys(example)).toEqual(expect.arrayContaining([...new Set(names)]));
    expect(example).toMatchObject({ SECRET: '', POSTGRES_PASSWORD: '', BOUNCE_SECRET: '' });
    expect(read('.gitignore').split('\n')).toContain('.env');
  });

  it('mounts and waits for only what it declares, and keeps what must survive', () => {
    const all = Object.values(services);
    const mounted = all.flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]));
    expect(new Set(mounted)).toEqual(new Set(Object.keys(volumes)));
    expect(all.flatMap((service) => service.configs.map(({ source }) => source))).toEqual(Object.keys(configs));
    expect(all.flatMap((service) => Object.keys(service.depends_on)).filter((name) => !(name in services))).toEqual([]);
    expect(services['database']?.image).toMatch(/^postgres:18\b/);
    expect(services['database']?.volumes).toEqual(['database:/var/lib/postgresql']);
    expect(services['app']?.volumes).toEqual(['data:/app/data']);
  });

  it('leads the proxy to the app, and nobody outside to its metrics', () => {
    const caddy = configs['caddy']?.content.replaceAll('$$', '$') ?? '';
    expect(caddy).toContain(`reverse_proxy app:${/ PORT=(\d+)/.exec(read('Dockerfile'))?.[1] ?? ''}`);
    expect(caddy).toMatch(/^\{\$DOMAIN\} \{/);
    expect(caddy).toContain('respond /metrics 404');
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

  it('serves in production, not as root, and says when it is ill', () => {
    const last = lines.slice(lines.lastIndexOf(stages.at(-1) ?? ''));
    expect(last).toEqual(
      expect.arrayContaining(['USER node', 'VOLUME /app/data', 'ENTRYPOINT ["node", "src/golfslag.js"]']),
    );
    const given = Object.fromEntries(last.filter((line) => line.startsWith('ENV')).flatMap(readPairs));
    expect(Object.keys(Environment.shape)).toEqual(expect.arrayContaining(Object.keys(given)));
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

function readPairs(line: string): [string, string][] {
  return [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]);
}

function readExample(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')]));
}

function interpolate(value: string, variables: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{(\w+)(?::\?|:?-)[^}]*\}/g, (_all, name: string) => variables[name] ?? '');
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
