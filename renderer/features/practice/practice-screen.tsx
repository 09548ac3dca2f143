import { Card } from '../../ui/card';
import { Page } from '../../ui/page';
import { useView } from '../../ui/vault-link';
import { BackupRhythm } from './backup-rhythm';
import { ChangePassword } from './change-password';
import { ContentDigest } from './content-digest';
import { LockingAndLook } from './locking-and-look';
import { PracticeDetails } from './practice-details';
import { RenewRecovery } from './renew-recovery';
import { RetentionRules } from './retention-rules';
import { SelfCheck } from './self-check';
import './practice.css';

/** The practice's details, its policy, its keys, and how safe it stands. */
export function PracticeScreen() {
  const practice = useView({ name: 'practice', args: {} });
  if (practice === undefined) return <Page heading="Practice">{null}</Page>;
  return (
    <Page heading="Practice" subtitle={practice.name}>
      <div className="page-columns">
        <div>
          <Card title="Details">
            <PracticeDetails practice={practice} />
          </Card>
          <Card title="How long records are kept">
            <RetentionRules practice={practice} />
          </Card>
          <Card title="Password">
            <ChangePassword practice={practice} />
          </Card>
          <Card title="Recovery sheet">
            <RenewRecovery practice={practice} />
          </Card>
        </div>
        <div>
          <Card title="Locking and look">
            <LockingAndLook practice={practice} />
          </Card>
          <Card title="Backup rhythm">
            <BackupRhythm practice={practice} />
          </Card>
          <Card title="How safe it stands" rows>
            <SelfCheck practice={practice} />
          </Card>
          <Card title="Compare with another laptop">
            <ContentDigest />
          </Card>
        </div>
      </div>
    </Page>
  );
}
