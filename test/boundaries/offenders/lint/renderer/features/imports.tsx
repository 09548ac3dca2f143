// breaks: eslint(no-restricted-imports)
import Dexie from 'dexie';

export const List = () => Dexie;
