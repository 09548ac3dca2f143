// breaks: vault-knows-no-page
import { NoteList } from '../features/notes/note-list';

export const notes = NoteList;
