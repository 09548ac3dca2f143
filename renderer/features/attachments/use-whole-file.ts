import { useEffect, useState } from 'react';
import type { Attachment } from '../../domain/attachment';
import { useLongAct, type LongAct } from '../../ui/use-long-act';
import { useVault } from '../../ui/vault-link';
import { readFailure } from './file-words';
import { readWhole } from './read-attachment';

export interface WholeFile {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly failure: string | null;
  readonly act: LongAct;
}

/** Reads an attachment for as long as its viewer is open; closing the viewer stops the reading and lets the bytes go. */
export function useWholeFile({ id, bytes: size }: Pick<Attachment, 'id' | 'bytes'>): WholeFile {
  const vault = useVault();
  const act = useLongAct();
  const { run, cancel } = act;
  const [read, setRead] = useState<Pick<WholeFile, 'bytes' | 'failure'>>({ bytes: null, failure: null });

  useEffect(() => {
    let isOver = false;
    void run((onProgress, token) => readWhole(vault, { id, bytes: size }, onProgress, token)).then(
      (result) => {
        if (isOver || result === null) return;
        if (result instanceof Uint8Array) setRead({ bytes: result, failure: null });
        else
          setRead({
            bytes: null,
            failure: readFailure(result) ?? 'Cancelled. Close it and open it again to look.',
          });
      },
      () => {
        if (!isOver)
          setRead({ bytes: null, failure: 'The file could not be read. Close it and open it again.' });
      },
    );
    return () => {
      isOver = true;
      cancel();
    };
  }, [vault, run, cancel, id, size]);

  return { ...read, act };
}
