// breaks: TS2304
export type Port = MessagePort;
