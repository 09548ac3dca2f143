// breaks: TS2375
interface Client {
  readonly phone?: string;
}

export const client: Client = { phone: undefined };
