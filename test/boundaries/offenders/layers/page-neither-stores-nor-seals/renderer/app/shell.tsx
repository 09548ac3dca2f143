// breaks: page-neither-stores-nor-seals
import Dexie from 'dexie';

export const Shell = () => Dexie;
