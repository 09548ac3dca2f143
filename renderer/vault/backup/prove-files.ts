import type { Cancelled } from '../context';
import { openFileKey } from '../files/file-key';
import { openFile } from '../files/open-file';
import { findUnit, type Keyring } from '../keys/keyring';
import type { BackupSource } from './backup-source';
import { type Fault, damage, faultOf } from './fault';
import type { ScratchRecord } from './scratch-vault';

/** Every file named by these records, opened to its last byte and compared with the record's digest. */
export async function proveFiles(
  source: BackupSource,
  vaultId: string,
  keyring: Keyring,
  records: Iterable<ScratchRecord>,
  onBytes: (bytes: number) => void,
  cancelled: Cancelled,
): Promise<{ readonly kind: 'proven'; readonly files: number } | Fault> {
  let files = 0;
  let bytes = 0;
  for (const { file, unit } of records) {
    const keys = findUnit(keyring, unit);
    if (file === null || keys === undefined) continue;
    const { fileId } = file;
    const opened = await openFile(
      {
        read: (offset, length) => source.readFile(fileId, offset, length),
        openKey: (sealed) => openFileKey(keys, { vaultId, fileId, unitId: unit }, sealed),
        expected: file,
      },
      (plain) => {
        bytes += plain.length;
        onBytes(bytes);
      },
      cancelled,
    );
    switch (opened.kind) {
      case 'whole':
        files += 1;
        break;
      case 'damaged':
        return ofFile(damage('file', `${fileId}: ${opened.why}`), fileId);
      case 'failed':
        return ofFile(faultOf(opened.failure, 'file'), fileId);
      default:
        return opened;
    }
  }
  return { kind: 'proven', files };
}

function ofFile(fault: Fault, fileId: string): Fault {
  return fault.kind === 'damaged' ? { ...fault, fileId } : fault;
}
