import type { Drive } from './drive';
import type { InputFiles } from './input';
import type { Report } from './report';
import type { Stage } from './stage';

/** What the parts of the demo hand on to each other. */
export interface Scene {
  readonly stage: Stage;
  readonly report: Report;
  readonly input: InputFiles;
  readonly password: string;
  /** Filled by the parts as they go. */
  recoveryKey: string;
  drive: Drive | null;
}
