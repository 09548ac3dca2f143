import { readFileSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { z } from 'zod';

/** The system's file dialogs; null when the person cancelled. */
export interface FileDialogs {
  folder(what: 'places' | 'sources'): Promise<string | null>;
  file(): Promise<string | null>;
  saveAs(suggestedName: string): Promise<string | null>;
}

/** Real dialogs, or a test's answers from a JSON file `{ places, sources, targets }`, each taken once. */
export function fileDialogs(window: () => BrowserWindow | null, answersFile: string | null): FileDialogs {
  if (answersFile !== null) {
    return {
      folder: async (what) => takeAnswer(answersFile, what),
      file: async () => takeAnswer(answersFile, 'sources'),
      saveAs: async () => takeAnswer(answersFile, 'targets'),
    };
  }
  const open = async (options: OpenDialogOptions): Promise<string | null> => {
    const owner = window();
    if (owner === null) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(owner, options);
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    folder: (what) => {
      const title = what === 'places' ? 'Where backups go' : 'Folder with a backup';
      return open({ title, properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] });
    },
    file: () => {
      const filters = [{ name: 'Casekeep backup', extensions: ['casekeep'] }];
      return open({ title: 'Backup in one file', filters, properties: ['openFile', 'dontAddToRecent'] });
    },
    async saveAs(suggestedName) {
      const owner = window();
      if (owner === null) return null;
      const { canceled, filePath } = await dialog.showSaveDialog(owner, {
        defaultPath: suggestedName,
        properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
      });
      return canceled || !filePath ? null : filePath;
    },
  };
}

const answers = z.object({
  places: z.array(z.string()).default([]),
  sources: z.array(z.string()).default([]),
  targets: z.array(z.string()).default([]),
});

/** Takes the first answer out of the file, so that a restarted app goes on with the next one. */
function takeAnswer(file: string, what: 'places' | 'sources' | 'targets'): string | null {
  const all = answers.parse(JSON.parse(readFileSync(file, 'utf8')));
  const [first, ...rest] = all[what];
  writeFileSync(file, JSON.stringify({ ...all, [what]: rest }));
  return first ?? null;
}
