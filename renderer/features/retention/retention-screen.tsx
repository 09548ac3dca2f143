import { useState } from 'react';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { useView } from '../../ui/vault-link';
import type { RetentionRow } from '../../vault/api';
import { Certificates } from './certificates';
import { ComingYears } from './coming-years';
import { DestroyDialog } from './destroy-dialog';
import { RetentionList } from './retention-list';

/** What falls due and why, what a hold keeps, what cannot be worked out; nothing is ever destroyed by itself. */
export function RetentionScreen() {
  const view = useView({ name: 'retention', args: {} });
  const [destroying, setDestroying] = useState<RetentionRow | null>(null);
  if (view === undefined) return <Page heading="Retention">{null}</Page>;
  return (
    <Page
      heading="Retention"
      subtitle="Nothing is destroyed by itself. Each record says why it is kept, and until when."
    >
      <RetentionList
        title="Due for review"
        rows={view.due}
        empty={
          <Empty>Nothing is due. Records whose time has come will stand here, each with its reason.</Empty>
        }
        action={{ label: 'Destroy', run: setDestroying }}
      />
      <RetentionList title="Need a date of birth" rows={view.needsDateOfBirth} empty={null} />
      <RetentionList title="Held" rows={view.held} empty={null} />
      <ComingYears years={view.coming} />
      <Certificates />
      <DestroyDialog row={destroying} onClose={() => setDestroying(null)} />
    </Page>
  );
}
