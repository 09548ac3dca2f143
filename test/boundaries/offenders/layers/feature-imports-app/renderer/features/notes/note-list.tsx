// breaks: feature-imports-app
import { Shell } from '../../app/shell';

export const NoteList = () => Shell;
