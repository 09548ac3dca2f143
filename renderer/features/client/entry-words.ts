export type Tone = 'neutral' | 'good' | 'due' | 'risk' | 'accent';

/** One entry of the time line as it reads: what, a line under it, states as chips, and the dot before it. */
export interface TimeLineWords {
  readonly title: string;
  /** After the title, in plain type: `: contact the GP`. */
  readonly more: string;
  readonly under: string;
  /** A person's own words are set in serif. */
  readonly isSaid: boolean;
  readonly chips: readonly { readonly tone: Tone; readonly said: string }[];
  readonly dot: 'filled' | 'ring' | 'risk';
}
