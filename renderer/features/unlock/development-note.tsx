import type { AppInfo } from '../../../electron/contract/state';

/** Says on the start screen that this is not a release: the runtime underneath is old and unsupported. */
export function DevelopmentNote({ info }: { readonly info: AppInfo }) {
  if (!info.developmentRuntime) return null;
  return (
    <p className="small" role="note">
      Development only: Casekeep {info.version} on an old Electron {info.electron}. Keep no real records in
      it.
    </p>
  );
}
