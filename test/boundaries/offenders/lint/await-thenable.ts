// breaks: typescript(await-thenable)
export const wait = async () => {
  await 1;
};
