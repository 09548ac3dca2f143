/**
 * On Linux the system's file dialog writes every chosen file, name and all, into the desktop's list of recently used
 * files, and no option of the dialog turns that off (`dontAddToRecent` is for Windows). GTK keeps the list below the
 * folder for application data: for this process alone that is a place where nothing can be written. Before GTK starts.
 */
export function forbidRecentFiles(env: Record<string, string | undefined>, platform: string): void {
  if (platform === 'linux') env['XDG_DATA_HOME'] = '/dev/null';
}
