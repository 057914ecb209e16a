import { expect, it, vi } from 'vitest';
import { listenForNoise } from './noise.js';

it.each(['console', 'standard output'])('hears %s, once', (way) => {
  const noise = listenForNoise();
  if (way === 'console') console.warn('psst %d', 1);
  else process.stdout.write('psst 1\n');
  expect(() => {
    noise.refuse();
  }).toThrow('psst 1');
  expect(() => {
    noise.refuse();
  }).not.toThrow();
});

it('leaves a test the noise that it expects', () => {
  const noise = listenForNoise();
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  console.warn('psst');
  expect(warn).toHaveBeenCalledOnce();
  expect(() => {
    noise.refuse();
  }).not.toThrow();
});
