import type { Cabinet } from './cabinet';
import type { RecordId } from '../../../domain/ids';

/** An answer about each person, worked out when first asked for and forgotten when something that concerns them changes. */
export class PersonCache<Answer> {
  private readonly answers = new Map<RecordId, Answer>();
  private readonly workOut: (person: RecordId) => Answer;
  private readonly stampOf: () => string;
  private stamp = '';

  /** All answers are forgotten when `stampOf` (a day, a policy) answers something else. */
  constructor(cabinet: Cabinet, workOut: (person: RecordId) => Answer, stampOf: () => string = () => '') {
    this.workOut = workOut;
    this.stampOf = stampOf;
    cabinet.onStir(({ people, everybody }) => {
      if (everybody) {
        this.answers.clear();
      }
      people.forEach((person) => this.answers.delete(person));
    });
  }

  of(person: RecordId): Answer {
    const stamp = this.stampOf();
    if (stamp !== this.stamp) {
      this.answers.clear();
      this.stamp = stamp;
    }
    const known = this.answers.get(person);
    if (known !== undefined) {
      return known;
    }
    const answer = this.workOut(person);
    this.answers.set(person, answer);
    return answer;
  }
}
