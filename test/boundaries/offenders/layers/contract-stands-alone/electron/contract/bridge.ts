// breaks: contract-stands-alone
import type { Person } from '../../renderer/domain/person';

export type Bridge = Person;
