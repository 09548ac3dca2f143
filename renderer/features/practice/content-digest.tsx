import { Button } from '@mantine/core';
import { useState } from 'react';
import { countsInWords } from '../../domain/kind-words';
import { Progress, showBytes } from '../../ui/progress';
import { useLongAct } from '../../ui/use-long-act';
import { useVault } from '../../ui/vault-link';
import type { ContentDigest as Digest } from '../../vault/api';

/** One short word for everything that is kept: two laptops that show the same one hold the same records and files. */
export function ContentDigest() {
  const vault = useVault();
  const act = useLongAct();
  const [found, setFound] = useState<Digest | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const compute = async () => {
    setFailure(null);
    setFound(null);
    try {
      setFound(await act.run(() => vault.contentDigest()));
    } catch {
      setFailure('It could not be worked out: the vault did not answer. Nothing was changed. Try again.');
    }
  };

  return (
    <>
      <p className="practice-intro">
        Opens every record and file and works out one digest of all of it. After a restore, or on a second
        laptop, the same digest means the same content.
      </p>
      <Button variant="default" onClick={() => void compute()} disabled={act.running !== null}>
        Work out the content digest
      </Button>
      <Progress act={act} said="Opening every record and file" cancellable={false} />
      <div>
        {failure === null ? null : (
          <p className="practice-digest" role="alert">
            {failure}
          </p>
        )}
        {found === null ? null : (
          <>
            <p className="practice-digest">
              <output aria-label="Content digest">{found.digest}</output>
            </p>
            <p className="small muted">
              {countsInWords(found.counts)}, {found.files.toLocaleString('en-GB')}{' '}
              {found.files === 1 ? 'file' : 'files'} of {showBytes(found.fileBytes)}.
            </p>
          </>
        )}
      </div>
    </>
  );
}
