// breaks: jsx-a11y(alt-text)
export const Face = () => <img src="face.png" />;
