// breaks: ui-knows-no-domain
import { person } from '../domain/person';

export const Field = () => person;
