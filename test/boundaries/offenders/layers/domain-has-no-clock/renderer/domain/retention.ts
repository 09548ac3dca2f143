// breaks: domain-has-no-clock
export const dueOn = () => new Date();
