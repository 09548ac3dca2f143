// breaks: electron-knows-no-renderer
import { person } from '../../renderer/domain/person';

export const journal = person;
