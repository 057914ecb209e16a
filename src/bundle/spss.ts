/** Returns syntax that opens the answers of groups in SPSS or PSPP, from the folder code/. */
export function readingInSpss(groups: readonly string[]): string {
  return groups
    .map(
      (group) => `* The answers of ${group}, with labels and missing values.
GET FILE='../data/${group}.sav'.
DATASET NAME ${group.replace(/\W/g, '_')}.
DISPLAY DICTIONARY.
`,
    )
    .join('\n');
}
