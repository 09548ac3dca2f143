// breaks: TS2591
export type Bytes = Buffer;
