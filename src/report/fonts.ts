import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The letters of a report and of its charts: they come along, so that no machine has others. */
export const family = 'Source Sans 3';

const cuts = {
  regular: '400Regular',
  italic: '400Regular_Italic',
  semibold: '600SemiBold',
  bold: '700Bold',
} as const;

/** Returns the font of this cut, as TrueType. */
export function readFont(cut: keyof typeof cuts): Buffer {
  const name = cuts[cut];
  const path = `@expo-google-fonts/source-sans-3/${name}/SourceSans3_${name}.ttf`;
  return readFileSync(createRequire(import.meta.url).resolve(path));
}
