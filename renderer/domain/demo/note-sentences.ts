/** Sentences of our own, from which made-up session notes are put together. They speak of nobody. */
export interface NoteTopic {
  readonly name: string;
  readonly themes: readonly string[];
  readonly plans: readonly string[];
}

export const OPENINGS: readonly string[] = [
  'Arrived on time and settled quickly.',
  'Ten minutes late after a missed bus; we agreed to end at the usual time.',
  'Looked tired and said that the week had been long.',
  'Came in with a list and wanted to use the time well.',
  'Quiet at first; we sat with the silence until words came.',
  'Brighter than last time, laughed once or twice.',
  'Started with the journey here, then found the way to what mattered.',
  'Brought the letter that we had spoken about and read part of it aloud.',
  'Said that last week’s session had stayed in mind for days.',
  'Online today because of a cold; picture and sound were good enough.',
];

export const TOPICS: readonly [NoteTopic, ...NoteTopic[]] = [
  {
    name: 'sleep and worry',
    themes: [
      'Sleep is still broken between three and five; thoughts go to the list of things undone.',
      'Worry comes in chains: one “what if” calls the next, and the body follows with a tight chest.',
      'We drew the circle of worry on paper: trigger, thought, feeling, what is done to be safe, relief, and back again.',
      'The phone by the bed has moved to the hall; falling asleep is easier on four nights out of seven.',
      'Noticed that the worst evenings come after days without any break outdoors.',
      'A worry time at six o’clock worked twice; on the other days it was forgotten until bedtime.',
      'Can now tell a worry that asks for a step from one that only asks for attention.',
    ],
    plans: [
      'Keep the worry book for one more week, ten minutes a day.',
      'Walk at lunch on three working days.',
      'Read through the sleep leaflet together next time.',
    ],
  },
  {
    name: 'loss',
    themes: [
      'Spoke about the first birthday without the one who died; set a place at the table and cleared it again before the others came.',
      'The grief comes in waves, and between them there is guilt about the good hours.',
      'Told the story of the last day in hospital, slowly, with many details, for the first time without stopping.',
      'Is angry at the people who say that time heals; also a little angry at the one who left.',
      'Found a jumper in the wardrobe, and wore it for the whole evening.',
      'We wondered together what “moving on” would mean, and whether “carrying along” fits better.',
      'A sister grieves in another way, louder; they miss each other while standing in one kitchen.',
    ],
    plans: [
      'Bring a photograph, if it feels right.',
      'Write the letter that need not be sent.',
      'Think about how the anniversary could be marked.',
    ],
  },
  {
    name: 'work',
    themes: [
      'The new manager answers at midnight and expects the same; boundaries at work were the thread of the hour.',
      'Described the meeting in which nobody spoke up, and how the old feeling from school was there at once.',
      'Says yes before the question is finished; we slowed one such moment down to see what happens in it.',
      'Back at work on half days; the first morning was the hardest, the second almost ordinary.',
      'Much comparing with a colleague who never seems tired; we looked at what cannot be seen from outside.',
      'Has written the e-mail about leave and not sent it; together we read it as a stranger would.',
      'Perfection has a price: three evenings for one report that was good enough on the first.',
    ],
    plans: [
      'Try one “let me think about it” before the next session.',
      'Leave on time on Wednesday, whatever is unfinished.',
      'Note three moments of saying no, however small.',
    ],
  },
  {
    name: 'couple',
    themes: [
      'Both came. The quarrel about money began again within minutes; I stopped it and asked each to say what they heard.',
      'One withdraws when the voice rises; the other raises the voice because of it. Both could see the ring and smiled at it.',
      'They managed the evening walk twice, without telephones, and spoke about the move for the first time in months.',
      'What was said about the mother-in-law still hurts; an apology was offered today and partly taken.',
      'The children were the safest subject, until the school was named.',
      'They named what they had liked in each other at the beginning; it took a while, and then it did not stop.',
    ],
    plans: [
      'One evening a week without screens, planned by turns.',
      'Each writes down one wish that the other can fulfil in a day.',
      'Next time: how decisions about money are made.',
    ],
  },
  {
    name: 'growing up',
    themes: [
      'Drew the classroom as a map with quiet places and loud ones; the bus is the loudest of all.',
      'Did not want to talk about school and then talked about little else.',
      'The friend who moved away has written; answered the same day and was proud of it.',
      'Stomach aches on Monday mornings, none at the weekend; we made a drawing of where in the body Monday lives.',
      'At home there are two sets of rules in two houses; showed with figures where it is hard.',
      'Chose the game, changed the rules in the middle, and could bear that I noticed.',
      'Said that being the sensible one is tiring, and that nobody asks.',
    ],
    plans: [
      'Speak with the form tutor about a quiet place at break, as agreed.',
      'A feelings thermometer for the kitchen door.',
      'Short talk with the parent at the end of next session, with the child in the room.',
    ],
  },
  {
    name: 'low mood',
    themes: [
      'Mornings are grey, evenings a shade lighter; the difference itself was news.',
      'Got up at eight on five days because the neighbour’s dog has to be walked.',
      'The word “lazy” fell many times this hour; we counted, without judging, and tried “exhausted” instead.',
      'Pleasure is far away, but the bread baked on Sunday was eaten warm, and that counted.',
      'Old belief: if I need help I am a burden. We looked for who would agree with it; nobody was found.',
      'A good hour on Thursday was hard to report, as if it took something away from how bad it is.',
      'The diary shows that rest helps less than seeing one friendly person.',
    ],
    plans: [
      'Plan one small thing for each morning, written the evening before.',
      'Ring the friend in Leeds.',
      'Fill in the questionnaire again in two weeks.',
    ],
  },
];

export const RISKS: readonly string[] = [
  'No thoughts of harm to self or others; asked directly.',
  'Passing thoughts of “not being here”, no plan, no intention; protective: children, the dog, the garden.',
  'Nothing new. The safety plan of the spring still stands and is known.',
  'Asked about safety at home; feels safe.',
  'Drinks less than last month; no other worries named.',
];

export const OPEN_RISKS: readonly string[] = [
  'Thoughts of ending it all have been closer this week; no plan, agreed to ring if that changes. Talked through whom to call at night. To be looked at again at the next session.',
  'Bruise on the arm, explained as a fall; I am not sure. Asked directly, was told that all is well. To be kept in view.',
];

export const CLOSINGS: readonly string[] = [
  'Left calmer than on arrival.',
  'The end came too soon; we named that there is more, and that it can wait.',
  'I noticed my own tiredness in the last ten minutes; for supervision.',
  'We agreed to keep the pace.',
  'Thanked for not being hurried.',
  'A smile at the door.',
];
