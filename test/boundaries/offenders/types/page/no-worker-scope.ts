// breaks: TS2304
export const scope: DedicatedWorkerGlobalScope | null = null;
