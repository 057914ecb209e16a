import { writeYaml } from '../files/yaml-file.js';
import type { Language } from '../language/text.js';
import type { AskedStudy } from './asked-study.js';
import type { Step } from './definition.js';
import { writeLetter } from './letter-file.js';

/** A file of a study folder; its name is the way to it from the folder. */
export interface StudyFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Returns a study as the files of a folder, by name, which `readStudyFolder` reads back as the
 * same. Groups that were not asked are left out of it.
 */
export function writeStudyFolder({ study, questionnaires }: AskedStudy): StudyFile[] {
  const { definition, baseline, letters } = study;
  const groups = definition.groups.filter(({ slug }) => questionnaires.some(({ group }) => group === slug));
  const files: StudyFile[] = [];
  const add = (name: string, text: string) => {
    files.push({ name, text });
    return name;
  };
  const steps = definition.mail.steps.map((step): Step => {
    const named: Step['letters'] = {};
    for (const { slug } of groups) {
      const { nl, en } = letters[step.step]?.[slug] ?? {};
      const file = (language: Language) => `mail/${step.step}.${slug}.${language}.md`;
      if (nl)
        named[slug] = { nl: add(file('nl'), writeLetter(nl)), ...(en && { en: add(file('en'), writeLetter(en)) }) };
    }
    return { ...step, letters: named };
  });
  for (const { slug } of groups) {
    const asked = questionnaires.find(({ group }) => group === slug);
    add(`${slug}.yaml`, writeYaml(asked?.definition));
  }
  add(
    'study.yaml',
    writeYaml({
      ...definition,
      groups: groups.map((group) => ({ ...group, questionnaire: `${group.slug}.yaml` })),
      ...(baseline && { baseline: add(`${baseline.wave}.yaml`, writeYaml(baseline)) }),
      mail: { ...definition.mail, steps },
    }),
  );
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}
