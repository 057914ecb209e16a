import { describe, expect, it, test } from 'vitest';
import { readConfig, type Environment } from '../../src/config.js';

const secret = 'x'.repeat(32);

describe('the environment', () => {
  it('needs nothing: without it the product serves at home', () => {
    expect(readConfig({})).toEqual({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      databaseUrl: 'sqlite:data/golfslag.sqlite',
      dataDir: 'data',
      smtpUrl: undefined,
      mailFrom: 'onderzoek@golfslag.example',
      bounceAddress: 'onderzoek@golfslag.example',
      bounceSecret: undefined,
      dkimKey: undefined,
      dkimSelector: 'golfslag',
      secret: undefined,
      rateLimit: 1200,
      trustProxy: false,
      logLevel: 'info',
    });
  });

  test.each<[variables: Record<string, string>, config: object]>([
    [{ PORT: '8080' }, { port: 8080, baseUrl: 'http://localhost:8080' }],
    [{ BASE_URL: 'https://golfslag.example//' }, { baseUrl: 'https://golfslag.example' }],
    [{ DATA_DIR: '/srv/golfslag' }, { dataDir: '/srv/golfslag', databaseUrl: 'sqlite:/srv/golfslag/golfslag.sqlite' }],
    [{ DATABASE_URL: 'postgresql://db/golfslag' }, { databaseUrl: 'postgresql://db/golfslag' }],
    [{ SMTP_URL: 'smtps://u:p@mail.example' }, { smtpUrl: 'smtps://u:p@mail.example' }],
    [
      { SMTP_URL: '', PORT: '', SECRET: '' },
      { smtpUrl: undefined, port: 3000, secret: undefined },
    ],
    [
      { RATE_LIMIT: '0', TRUST_PROXY: 'on' },
      { rateLimit: 0, trustProxy: true },
    ],
    [{ TRUST_PROXY: 'false' }, { trustProxy: false }],
    [{ MAIL_FROM: 'Onderzoek <o@bureau.nl>' }, { mailFrom: 'o@bureau.nl', bounceAddress: 'o@bureau.nl' }],
    [
      { MAIL_FROM: `${'x'.repeat(23)}@bureau.nl`, BOUNCE_ADDRESS: `${'y'.repeat(22)}@bureau.nl` },
      { mailFrom: `${'x'.repeat(23)}@bureau.nl`, bounceAddress: `${'y'.repeat(22)}@bureau.nl` },
    ],
    [{ BOUNCE_SECRET: 'sixteen-letters!' }, { bounceSecret: 'sixteen-letters!' }],
    [{ BOUNCE_ADDRESS: '', BOUNCE_SECRET: '' }, { bounceSecret: undefined }],
    [
      { DKIM_KEY: '/srv/dkim.pem', DKIM_SELECTOR: 'mail.2026' },
      { dkimKey: '/srv/dkim.pem', dkimSelector: 'mail.2026' },
    ],
    [{ SECRET: 'é'.repeat(16) }, { secret: 'é'.repeat(16) }],
    [
      { NODE_ENV: 'production', SECRET: secret },
      { production: true, secret },
    ],
    [{ PATH: '/bin', SOMETHING: 'else' }, { port: 3000 }],
  ])('%j gives %j', (variables, config) => {
    expect(readConfig(variables)).toMatchObject(config);
  });

  test.each<[name: keyof typeof Environment.shape, wrong: string]>([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['BASE_URL', 'golfslag.example'],
    ['BASE_URL', 'ftp://golfslag.example'],
    ['DATABASE_URL', 'mysql://db/golfslag'],
    ['DATABASE_URL', 'sqlite:'],
    ['SMTP_URL', 'mail.example:25'],
    ['SMTP_URL', 'http://mail.example'],
    ['SECRET', 'short'],
    ['RATE_LIMIT', '-1'],
    ['TRUST_PROXY', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['MAIL_FROM', '@'],
    ['MAIL_FROM', 'onderzoek'],
    ['BOUNCE_ADDRESS', 'onderzoek'],
    ['BOUNCE_ADDRESS', `${'x'.repeat(23)}@bureau.nl`],
    ['BOUNCE_SECRET', 'fifteen-letters'],
    ['BOUNCE_SECRET', 'sixteen and more letters'],
    ['DKIM_SELECTOR', 'golf;slag'],
    ['NODE_ENV', 'productoin'],
    ['PORT', ' '],
    ['BASE_URL', 'https://golfslag.example/onderzoek'],
    ['BASE_URL', 'https://u:p@golfslag.example'],
  ])('refuses %s=%s in one sentence that names it', (name, wrong) => {
    let refusal: unknown;
    try {
      readConfig({ [name]: wrong });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({
      code: 'environment',
      message: expect.stringMatching(new RegExp(`^${name} (must be|must have|must begin|has) [^\n]+\\.$`)),
    });
    expect(String(refusal)).not.toContain(name.endsWith('SECRET') ? wrong : 'SECRET');
  });

  it('asks for a BOUNCE_ADDRESS where MAIL_FROM is too long to be one', () => {
    expect(() => readConfig({ MAIL_FROM: `${'x'.repeat(23)}@bureau.nl` })).toThrow(/BOUNCE_ADDRESS must .*MAIL_FROM/);
  });

  test.each(['http://onderzoek.bureau.nl', 'http://localhost.bureau.nl', 'http://10.0.0.3:3000'])(
    'refuses %s in production, where links and answers would travel in the clear',
    (BASE_URL) => {
      expect(() => readConfig({ NODE_ENV: 'production', SECRET: secret, BASE_URL })).toThrow(
        /^BASE_URL must begin with https/,
      );
      expect(readConfig({ BASE_URL })).toMatchObject({ baseUrl: BASE_URL });
    },
  );

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80', 'https://onderzoek.bureau.nl'])(
    'takes %s in production',
    (BASE_URL) => {
      expect(readConfig({ NODE_ENV: 'production', SECRET: secret, BASE_URL })).toMatchObject({ baseUrl: BASE_URL });
    },
  );

  it('tells every wrong value at once', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/^PORT must .*\. LOG_LEVEL must /);
  });

  it('must have a SECRET in production, and cannot be changed after it was read', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(
      'SECRET must be set when NODE_ENV=production (32 bytes or more).',
    );
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });
});
