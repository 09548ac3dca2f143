// breaks: unused files
export const alone = () => 1;
