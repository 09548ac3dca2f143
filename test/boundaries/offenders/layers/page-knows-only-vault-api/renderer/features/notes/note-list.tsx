// breaks: page-knows-only-vault-api
import { openStore } from '../../vault/store/open-store';

export const NoteList = () => openStore;
