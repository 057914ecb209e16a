import { afterAll, afterEach } from 'vitest';
import { undoWhatIsLeft } from './afterwards.js';
import { listenForNoise } from './noise.js';

const noise = listenForNoise();

afterEach(() => {
  noise.refuse();
});
afterAll(async () => {
  await undoWhatIsLeft();
  noise.refuse();
});
