import { onTestFinished, TestRunner } from 'vitest';

type Undo = () => unknown;

const undosOfFile: Undo[] = [];

/** Has something undone after the running test; outside a test (in `beforeAll`) after the file. Last in, first out. */
export function afterwards(undo: Undo): void {
  if (TestRunner.getCurrentTest())
    onTestFinished(async () => {
      await undo();
    });
  else undosOfFile.push(undo);
}

/** Undoes what was left for the end of the file. */
export async function undoWhatIsLeft(): Promise<void> {
  for (let undo = undosOfFile.pop(); undo; undo = undosOfFile.pop()) await undo();
}
