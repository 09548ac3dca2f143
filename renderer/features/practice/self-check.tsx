import { useEffect, useState } from 'react';
import type { AppInfo } from '../../../electron/contract/state';
import type { Practice } from '../../domain/practice';
import { Chip } from '../../ui/chip';
import { useBridge, useToday, useView } from '../../ui/vault-link';
import { selfCheckFindings } from './self-check-findings';

export function SelfCheck({ practice }: { readonly practice: Practice }) {
  const bridge = useBridge();
  const today = useToday();
  const drives = useView({ name: 'drives', args: {} });
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    bridge.start().then(
      (start) => setInfo(start.info),
      () => undefined,
    );
  }, [bridge]);
  if (drives === undefined) return null;
  return selfCheckFindings(practice, drives, info, today).map((finding) => (
    <div key={finding.id} className="card-row practice-finding">
      <Chip tone={finding.tone}>{finding.word}</Chip>
      <p className="small">{finding.said}</p>
    </div>
  ));
}
