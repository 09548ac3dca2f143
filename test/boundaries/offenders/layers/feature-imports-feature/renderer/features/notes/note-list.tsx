// breaks: feature-imports-feature
import { ClientName } from '../clients/client-name';

export const NoteList = () => ClientName;
