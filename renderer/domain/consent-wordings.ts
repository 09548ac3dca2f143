import type { ConsentKind } from './consent';

/** The words of the general preset for one kind of consent. `{practice}` and what stands in [brackets] are filled in before they are shown. */
export interface PresetWording {
  readonly label: string;
  /** Changes whenever a word changes: the record must show exactly what they were told (law.md §8). */
  readonly version: string;
  readonly wording: string;
  /** Who must be named before the wording is complete, or empty. */
  readonly named: string;
}

/** The words with the practice's name in them; what stands in [brackets] is still to be filled in by hand. */
export function wordingFor(kind: ConsentKind, practiceName: string): string {
  return CONSENT_WORDINGS[kind].wording.replaceAll('{practice}', () => practiceName);
}

const VERSION = 'general 1, November 2026';
const RIGHT =
  'You can change your mind at any time by telling us in any way you like; it counts from that day on. Saying no does not change how we work with you.';

/** Our own writing, after what a consent request must contain (law.md §8): who, whom it concerns, why, what is done, withdrawal. */
export const CONSENT_WORDINGS: Readonly<Record<ConsentKind, PresetWording>> = {
  'contact-gp': {
    label: 'Contact the GP',
    version: VERSION,
    named: 'the GP or surgery',
    wording: `I agree that {practice} may tell [name of GP or surgery] that I come here, and talk with them about my care when that helps me or keeps me safe. Only what is needed is said. ${RIGHT}`,
  },
  'contact-next-of-kin': {
    label: 'Contact next of kin',
    version: VERSION,
    named: 'the person to contact',
    wording: `I agree that {practice} may contact [name and number of the person] if there is serious worry about me or if I cannot be reached in an emergency. ${RIGHT}`,
  },
  'share-information': {
    label: 'Share information',
    version: VERSION,
    named: 'the person or organisation who receives it',
    wording: `I agree that {practice} may share [what] with [name of person or organisation] so that [why]. Nothing else is shared, and nobody else receives it from us. ${RIGHT}`,
  },
  recording: {
    label: 'Record sessions',
    version: VERSION,
    named: 'whoever will hear or see the recording',
    wording: `I agree that {practice} may make a sound or video recording of our sessions for [purpose]. It is kept encrypted, heard or seen only by [names], and deleted by [date]. ${RIGHT}`,
  },
  'email-contact': {
    label: 'Contact by e-mail',
    version: VERSION,
    named: '',
    wording: `I agree that {practice} may write to me at [e-mail address] about appointments and arrangements. I know that e-mail can be read by others who use my devices or accounts. ${RIGHT}`,
  },
  'text-contact': {
    label: 'Contact by text message',
    version: VERSION,
    named: '',
    wording: `I agree that {practice} may send text messages to [number] about appointments and arrangements. I know that messages can show on a locked screen. ${RIGHT}`,
  },
  supervision: {
    label: 'Talk about the work in supervision',
    version: VERSION,
    named: 'the supervisor',
    wording: `I understand that the therapist at {practice} talks about the work with [name of supervisor], who keeps the same confidence, so that I receive good care. My full name is not used. ${RIGHT}`,
  },
  research: {
    label: 'Take part in research',
    version: VERSION,
    named: 'the project and who leads it',
    wording: `I agree that {practice} may use [what] about me in the research project [name], led by [name]. I am asked again before anything that could identify me is passed on. ${RIGHT}`,
  },
  publication: {
    label: 'Publish something about me',
    version: VERSION,
    named: 'where it will appear',
    wording: `I agree that {practice} may publish [this text, picture or quotation] in [where]. I have seen it as it will appear. What is already published cannot always be called back. ${RIGHT}`,
  },
  marketing: {
    label: 'Receive news and offers',
    version: VERSION,
    named: '',
    wording: `I agree that {practice} may send me news and offers by [e-mail, text or post]. My details are given to nobody else for this. ${RIGHT}`,
  },
  'treatment-agreement': {
    label: 'Agreement about the work',
    version: VERSION,
    named: '',
    wording: `I have read and talked through how {practice} works: sessions, fees and cancelling, confidentiality and its limits, how records are kept and for how long, and how to complain. I agree to begin on these terms. I can end the work at any time.`,
  },
  other: {
    label: 'Something else',
    version: VERSION,
    named: 'anyone else who is involved',
    wording: `I agree that {practice} may [what], so that [why]. Involved besides us: [names, or nobody]. ${RIGHT}`,
  },
};
