// breaks: jsx-a11y(label-has-associated-control)
export const Name = () => <label>Name</label>;
