// breaks: no-html-from-strings
export const show = (element: Element, text: string) => {
  element.innerHTML = text;
};
