import { Button } from '@mantine/core';
import type { AppInfo } from '../../electron/contract/state';
import { useBridge } from '../ui/vault-link';

/** What must be known in every view: that this is the demo. */
export function Marks({ info }: { readonly info: AppInfo }) {
  const bridge = useBridge();
  if (!info.demo) return null;
  return (
    <aside className="demo-banner never-printed" aria-label="Demo">
      <span>
        <strong>Demo.</strong> Every person here is made up. Keep no real records in it.
      </span>
      <Button size="compact-sm" variant="default" onClick={() => void bridge.leaveDemo()}>
        Leave the demo
      </Button>
    </aside>
  );
}
