import type { Command } from './command.js';
import { migrate } from './migrate.js';
import { serve } from './serve.js';
import { studyCheck, studyLoad, studySchema } from './study.js';
import { waveAdd, waveClose, waveList, waveOpen } from './wave.js';

/** Every command, in the order that help lists them. */
export const commands: readonly Command[] = [
  serve,
  migrate,
  studyCheck,
  studyLoad,
  studySchema,
  waveAdd,
  waveOpen,
  waveClose,
  waveList,
];
