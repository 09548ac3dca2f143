// breaks: contract-is-types-only
export const channels = ['lock'];
