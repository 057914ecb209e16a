import { accountAdd, accountList, accountRemove, accountReset } from './account.js';
import { backup, restore } from './backup.js';
import { bouncesRead } from './bounces.js';
import { bundle } from './bundle.js';
import { codebook } from './codebook.js';
import type { Command } from './command.js';
import { copy } from './copy.js';
import { demo } from './demo.js';
import { disclosureAudit } from './disclosure.js';
import { doctor } from './doctor.js';
import { exportCommand } from './export.js';
import { fieldwork } from './fieldwork.js';
import { hideOrder } from './hide-order.js';
import { invite, inviteesImport, inviteesMark, remind } from './invitees.js';
import { letterAgain, letterList, letterPreview } from './letter.js';
import { log } from './log.js';
import { migrate } from './migrate.js';
import { outbox } from './outbox.js';
import { personErase, personExport } from './person.js';
import { planOff, planOn, planShow, resume, stop } from './plan.js';
import { readers, readersMail } from './readers.js';
import { report } from './report.js';
import { responsesImport } from './responses.js';
import { retention } from './retention.js';
import { serve } from './serve.js';
import { snapshotAdd } from './snapshot.js';
import { statisticsCommand } from './statistics.js';
import { studyCheck, studyLoad, studySchema } from './study.js';
import { tables } from './tables.js';
import { tokenAdd, tokenList, tokenRevoke } from './token.js';
import { waveAdd, waveClose, waveList, waveOpen, waveUntil } from './wave.js';

/** Every command, in the order that help lists them. */
export const commands: readonly Command[] = [
  serve,
  migrate,
  studyCheck,
  studyLoad,
  studySchema,
  waveAdd,
  waveOpen,
  waveUntil,
  waveClose,
  waveList,
  inviteesImport,
  inviteesMark,
  invite,
  remind,
  planShow,
  planOn,
  planOff,
  stop,
  resume,
  letterPreview,
  outbox,
  letterList,
  letterAgain,
  bouncesRead,
  readers,
  readersMail,
  fieldwork,
  accountAdd,
  accountList,
  accountRemove,
  accountReset,
  tokenAdd,
  tokenList,
  tokenRevoke,
  log,
  responsesImport,
  retention,
  personExport,
  personErase,
  snapshotAdd,
  disclosureAudit,
  tables,
  codebook,
  report,
  exportCommand,
  bundle,
  statisticsCommand,
  backup,
  restore,
  hideOrder,
  copy,
  demo,
  doctor,
];
