// breaks: TS2304
export const later = setTimeout;
