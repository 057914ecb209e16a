import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { ViewerAudit } from './disclosure/audit.js';
import { auditWaveGroup } from './gate-wave.js';
import { listAudits } from './snapshot-audit.js';
import { refuseWithout, type WaveView } from './view.js';

/**
 * Returns what each viewer can derive from every published snapshot of a wave together, over all
 * groups. Throws before the first one, and once answers were erased since. Calls `progress` with
 * what is being done, a few words.
 */
export async function auditPublished(
  ctx: Ctx,
  view: WaveView,
  progress: (words: string) => void = () => undefined,
): Promise<ViewerAudit[]> {
  refuseWithout(view, 'snapshots.write');
  const { wave, study } = view;
  const published = await listAudits(ctx, wave.slug);
  if (!published.length) throw problems.noSnapshot(wave.slug);
  const all = new Map<string, ViewerAudit>();
  for (const { slug: group } of study.definition.groups) {
    progress(`${wave.slug}, ${group}`);
    const own = published.flatMap((audit) => audit.filter(({ release }) => release.group === group));
    const audits = await auditWaveGroup(ctx, {
      wave: wave.slug,
      group,
      definition: study.definition,
      published: own,
    });
    if (own.length && !audits) throw problems.auditOutdated(wave.slug);
    for (const { viewer, hidden, derivable } of audits ?? []) {
      const known = all.get(viewer);
      all.set(viewer, {
        viewer,
        hidden: hidden + (known?.hidden ?? 0),
        derivable: [...(known?.derivable ?? []), ...derivable],
      });
    }
  }
  return [...all.values()];
}
