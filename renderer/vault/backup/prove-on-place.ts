import type { Progress } from '../api';
import type { Cancelled, VaultContext } from '../context';
import { type BackupSource, backupSource } from './backup-source';
import { type Fault, faultOf } from './fault';
import { openManifest } from './manifest';
import { type CopyFault, proveCopy, type ProvenCopy } from './prove-copy';

/** Opens this vault's copy on a place as a source, uses it, and closes it whatever happens. */
export async function withPlace<Outcome>(
  context: VaultContext,
  placeId: string,
  look: 'source.survey' | 'source.glance',
  use: (source: BackupSource) => Promise<Outcome>,
): Promise<Outcome | Fault> {
  const opened = await context.port.call('backup.open', { placeId });
  if (opened.kind === 'failed') return faultOf(opened.failure, 'cut-short');
  const { sourceId } = opened.value;
  try {
    const source = await backupSource(context.port, sourceId, look);
    return source.kind === 'failed' ? faultOf(source.failure, 'journal') : await use(source.source);
  } finally {
    await context.port.call('source.close', { sourceId });
  }
}

/** Proves the copy on a place as it is read back from there, up to the frame that main says it copied. */
export async function proveOnPlace(
  context: VaultContext,
  placeId: string,
  copiedUpTo: number,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<ProvenCopy | CopyFault> {
  return withPlace(context, placeId, 'source.glance', async (source) => {
    const [here, manifest] = [await context.port.call('survey', {}), await source.readWhole('manifest')];
    if (here.kind === 'failed') {
      return { kind: 'storage-failed', reason: `${here.failure.reason}: ${here.failure.detail}` };
    }
    if (manifest.kind === 'failed') return faultOf(manifest.failure, 'journal');
    const known = openManifest(manifest.value, context.keys);
    return proveCopy(context, source, here.value, known, copiedUpTo, onProgress, cancelled);
  });
}
