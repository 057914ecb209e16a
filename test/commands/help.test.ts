import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { describeCommand, describeUnknown } from '../../src/commands/help.js';
import { describeEnvironment } from '../../src/commands/parameter.js';
import { Environment } from '../../src/config.js';
import { root } from '../../src/root.js';
import { freshInstallation, golfslag } from './cli.js';

describe('help', { timeout: 60_000 }, () => {
  it('is of everything, of a family or of one command, and touches nothing', async () => {
    const environment = await freshInstallation();
    const all = await golfslag(environment);
    const family = await golfslag(environment, 'help', 'wave');
    const one = await golfslag(environment, 'invitees', 'import', '--help');
    for (const { name, summary } of commands)
      expect(all.stdout).toMatch(new RegExp(`^  ${name} +${summary}$`.replaceAll(/[.()]/g, '\\$&'), 'm'));
    expect(family.stdout.match(/^ {2}\S+ \S+/gm)).toEqual(
      commands.flatMap(({ name }) => (name.startsWith('wave ') ? [`  ${name}`] : [])),
    );
    expect(one.stdout).toContain('golfslag invitees import FILE --wave WAVE [--dry-run] [--json]');
    for (const { status, stderr } of [all, family, one]) expect([status, stderr]).toEqual([0, '']);
    expect(readdirSync(environment.DATA_DIR)).toEqual([]);
  });

  it('tells the version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await golfslag(await freshInstallation(), '--version')).toEqual({
      status: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it('ends with 2 for a command that is not there', async () => {
    const ended = await golfslag(await freshInstallation(), 'invitees', 'imprt', 'people.csv');
    expect(ended).toEqual({
      status: 2,
      stdout: '',
      stderr: 'There is no command "invitees imprt". Did you mean "invitees import"?\n',
    });
  });
});

test.each(commands.map((command) => [command.name, command] as const))(
  'golfslag %s --help explains every argument and option',
  (_name, command) => {
    const silent = command.parameters.filter(({ description }) => description === '');
    expect(silent.map(({ typed }) => typed)).toEqual([]);
    const help = describeCommand(command, commands);
    for (const { typed, description } of command.parameters) {
      expect(help).toMatch(new RegExp(`^ {2}${typed} +\\S`, 'm'));
      expect(help).toContain(description);
    }
  },
);

test('golfslag serve --help explains every variable of the environment', () => {
  expect(describeEnvironment(Environment.shape).filter(({ description }) => description === '')).toEqual([]);
});

test.each<[name: string, lines: RegExp[]]>([
  [
    'account add',
    [/--role ROLE .*\(coordinator, staff or partner\)$/m, /^For example:\n {2}golfslag account add \S+@/m],
  ],
  ['export', [/--format FORMAT .*\(csv, csv-excel, xlsx, sav, dta, json, parquet, datapackage or ddi\)$/m]],
  ['demo', [/--respondents RESPONDENTS .*\(default: 80\)$/m]],
  ['wave open', [/--until UNTIL .*such as 2026-12-18/]],
  ['serve', [/^ {2}PORT .*\(default: 3000\)$/m, /^ {2}LOG_LEVEL .*\(fatal, .* or silent; default: info\)$/m]],
])('the help of %s gives formats, choices and defaults', (name, lines) => {
  const command = commands.find((candidate) => candidate.name === name);
  for (const line of lines) expect(command && describeCommand(command, commands)).toMatch(line);
});

test.each([
  ['imvite', '"invite"'],
  ['waves list', '"wave list"'],
  ['wave lst', '"wave list"'],
  ['account ad x@example.org', '"account add"'],
  ['accounts', '"account"'],
  ['import people.csv', '"invitees import" or "responses import"'],
  ['close 2026', '"wave close"'],
  ['statistic wilson', '"statistics"'],
])('golfslag %s is answered with what was meant', (words, meant) => {
  expect(describeUnknown(words.split(' '), commands)).toMatch(new RegExp(`\\. Did you mean ${meant}\\?\n$`));
});

test.each([
  ['nonsense', /^There is no command "nonsense"\.\n\ngolfslag COMMAND/],
  ['wave shut 2026', /^There is no command "wave shut"\.\n\ngolfslag wave …/],
])('golfslag %s is answered with what there is', (words, answer) => {
  expect(describeUnknown(words.split(' '), commands)).toMatch(answer);
});
