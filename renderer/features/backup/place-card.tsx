import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BackupPlace } from '../../../electron/contract/state';
import { placeHoldsDestroyed } from '../../domain/drive-lag';
import type { Drive } from '../../domain/practice';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { showInstant } from '../../ui/dates';
import { Progress, showBytes } from '../../ui/progress';
import { unsavedSentence } from '../../ui/unsaved';
import { useLongAct } from '../../ui/use-long-act';
import { useAct, useBridge, useVault, useView } from '../../ui/vault-link';
import { countWithin } from '../../ui/words';
import { backupSentence, verifyFailure, type Said } from './backup-sentence';
import './backup.css';

/** One place: is it here, when was it last right, and the two acts one can do with it. */
export function PlaceCard({
  place,
  drive,
  isFirst,
}: {
  readonly place: BackupPlace;
  readonly drive: Drive | undefined;
  readonly isFirst: boolean;
}) {
  const vault = useVault();
  const certificates = useView({ name: 'certificates', args: {} });
  const lags = placeHoldsDestroyed(place, drive, certificates ?? []);
  const copying = useLongAct();
  const practising = useLongAct();
  const [said, setSaid] = useState<Said | null>(null);
  const isBusy = copying.running !== null || practising.running !== null;

  const backUp = async () => {
    setSaid(null);
    const outcome = await copying.run((onProgress, token) => vault.backup(place.id, onProgress, token));
    if (outcome !== null) setSaid(backupSentence(outcome, place.label));
  };
  const practise = async () => {
    setSaid(null);
    const outcome = await practising.run((onProgress, token) =>
      vault.practiceRestore(place.id, onProgress, token),
    );
    if (outcome === null) return;
    const failure = verifyFailure(outcome);
    setSaid(
      failure === null && outcome.kind === 'whole'
        ? {
            tone: 'good',
            said: `It restores: ${countWithin(sumOf(outcome.counts), 'record')} and ${countWithin(outcome.files, 'file')} were opened and agree with this laptop.`,
          }
        : { tone: 'risk', said: failure ?? 'The practice restore did not finish.' },
    );
  };

  return (
    <Card className="place">
      <div className="place-head">
        <h2>{place.label}</h2>
        <Chip tone={place.connected ? 'accent' : 'neutral'}>
          {place.connected ? 'Connected' : 'Not connected'}
        </Chip>
        <VerdictChip verdict={drive?.lastVerdict ?? place.lastVerdict} />
      </div>
      {lags ? (
        <p className="restore-caution">
          Its copy can still open what was destroyed since. Connect it and back up: then it cannot any more.
        </p>
      ) : null}
      <dl className="place-facts">
        <Fact term="Last copy" text={lastCopy(place, drive)} />
        <Fact
          term="Proven"
          text={drive?.lastProvenAt == null ? 'Not yet' : showInstant(drive.lastProvenAt)}
        />
        <Fact
          term="Restore practised"
          text={drive?.lastPracticeRestoreAt == null ? 'Not yet' : showInstant(drive.lastPracticeRestoreAt)}
        />
        <Fact
          term="Free"
          text={place.freeBytes === null ? 'Unknown until it is connected' : showBytes(place.freeBytes)}
        />
      </dl>
      <KeptWhere place={place} drive={drive} />
      <div className="form-foot">
        <Button
          variant={isFirst ? 'filled' : 'default'}
          disabled={!place.connected || isBusy}
          onClick={() => void backUp()}
          aria-label={`Back up now: ${place.label}`}
        >
          Back up now
        </Button>
        <Button
          variant="default"
          disabled={!place.connected || isBusy || drive?.lastCopyAt == null}
          onClick={() => void practise()}
          aria-label={`Practise a restore: ${place.label}`}
        >
          Practise a restore
        </Button>
        <ForgetButton place={place} disabled={isBusy} />
        <p className="form-outcome" role="status" data-tone={said?.tone}>
          {said?.said ?? ''}
        </p>
      </div>
      <Progress
        act={copying}
        said={`Copying to ${place.label}`}
        count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
      />
      <Progress act={practising} said={`Opening everything on ${place.label}`} />
    </Card>
  );
}

function KeptWhere({ place, drive }: { readonly place: BackupPlace; readonly drive: Drive | undefined }) {
  const act = useAct();
  const bridge = useBridge();
  const [failure, setFailure] = useState<string | null>(null);
  const describe = async (label: string, keptWhere: string) => {
    if (label === (drive?.label ?? place.label) && keptWhere === (drive?.keptWhere ?? '')) return;
    if (label !== place.label) await bridge.renamePlace(place.id, label);
    const outcome = await act(
      { name: 'describe-drive', args: { placeId: place.id, label, keptWhere } },
      { said: 'Kept' },
    );
    setFailure(unsavedSentence(outcome));
  };
  const [label, setLabel] = useState(place.label);
  const [where, setWhere] = useState(drive?.keptWhere ?? '');
  const keep = () => void describe(label.trim() === '' ? place.label : label.trim(), where.trim());
  return (
    <div className="fields-row">
      <TextInput
        label="Name"
        autoComplete="off"
        maxLength={100}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        onBlur={keep}
      />
      <TextInput
        label="Where it is kept"
        placeholder="Locked cabinet, at home …"
        autoComplete="off"
        maxLength={200}
        error={failure}
        value={where}
        onChange={(event) => setWhere(event.currentTarget.value)}
        onBlur={keep}
      />
    </div>
  );
}

function ForgetButton({ place, disabled }: { readonly place: BackupPlace; readonly disabled: boolean }) {
  const bridge = useBridge();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button
        variant="subtle"
        disabled={disabled}
        onClick={() => setAsked(true)}
        aria-label={`Forget ${place.label}`}
      >
        Forget
      </Button>
    );
  }
  return (
    <span className="place-forget">
      <span className="small">The copy on it stays; it is only no longer used.</span>
      <Button size="xs" variant="default" onClick={() => setAsked(false)}>
        Keep it
      </Button>
      <Button size="xs" variant="default" onClick={() => void bridge.forgetPlace(place.id)}>
        Forget this place
      </Button>
    </span>
  );
}

function VerdictChip({ verdict }: { readonly verdict: Drive['lastVerdict'] }) {
  switch (verdict) {
    case 'proven':
      return <Chip tone="good">Proven</Chip>;
    case 'copied':
      return <Chip tone="due">Copied, not yet proven</Chip>;
    case 'failed':
      return <Chip tone="risk">Last backup failed</Chip>;
    case null:
      return <Chip>Never used</Chip>;
  }
}

function Fact({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function lastCopy(place: BackupPlace, drive: Drive | undefined): string {
  const at = drive?.lastCopyAt ?? place.lastCopyAt;
  if (at === null) return 'None yet';
  return drive === undefined
    ? showInstant(at)
    : `${showInstant(at)}, ${countWithin(drive.records, 'record')}`;
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
