import type { Progress } from '../api';
import type { Cancelled, VaultContext } from '../context';
import { type BackupSource, backupSource } from './backup-source';
import { type Fault, faultOf } from './fault';
import { openManifest } from './manifest';
import { type CopyFault, proveCopy, type ProvenCopy } from './prove-copy';

export interface NothingThere {
  readonly kind: 'nothing-there';
}

/** Opens this vault's copy on a place as a source, uses it, and closes it whatever happens. `nothing-there`: no copy yet. */
export async function withPlace<Outcome>(
  context: VaultContext,
  placeId: string,
  look: 'source.survey' | 'source.glance',
  use: (source: BackupSource) => Promise<Outcome>,
): Promise<Outcome | Fault | NothingThere> {
  const opened = await context.port.call('backup.open', { placeId });
  if (opened.kind === 'failed') return faultOf(opened.failure, 'cut-short');
  const { sourceId } = opened.value;
  try {
    const source = await backupSource(context.port, sourceId, look);
    if (source.kind === 'source') return await use(source.source);
    return source.failure.reason === 'missing'
      ? { kind: 'nothing-there' }
      : faultOf(source.failure, 'journal');
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
  const use = async (source: BackupSource): Promise<ProvenCopy | CopyFault> => {
    const [here, manifest] = [await context.port.call('survey', {}), await source.readWhole('manifest')];
    if (here.kind === 'failed') {
      return { kind: 'storage-failed', reason: `${here.failure.reason}: ${here.failure.detail}` };
    }
    if (manifest.kind === 'failed') return faultOf(manifest.failure, 'journal');
    const known = openManifest(manifest.value, context.keys);
    return proveCopy(context, source, here.value, known, copiedUpTo, onProgress, cancelled);
  };
  const proof = await withPlace(context, placeId, 'source.glance', use);
  if (proof.kind === 'nothing-there') return { kind: 'vanished' };
  return orVanished(context, placeId, proof);
}

/** Whatever could not be read while the drive was being pulled out is no damage of what is on it. */
export async function orVanished<Answer extends { readonly kind: string }>(
  { port }: VaultContext,
  placeId: string,
  answer: Answer,
): Promise<Answer | { readonly kind: 'vanished' }> {
  if (answer.kind !== 'damaged') return answer;
  const again = await port.call('backup.open', { placeId });
  if (again.kind === 'ok') await port.call('source.close', again.value);
  return again.kind === 'ok' || again.failure.reason !== 'vanished' ? answer : { kind: 'vanished' };
}
