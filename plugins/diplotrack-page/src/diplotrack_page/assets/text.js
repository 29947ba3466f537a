// Elements and texts. Texts of records reach the page through `put` alone, which sets text and never markup.

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
};

const drawn = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// Characters that change how their neighbors are shown, or show nothing themselves: they are shown by number instead.
const CONTROLS = /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff])/u;

const put = (element, text) => {
  if (!CONTROLS.test(text)) {
    element.append(text);
    return element;
  }
  text.split(CONTROLS).forEach((piece, n) => {
    if (n % 2 === 0) element.append(piece);
    else if (piece === "\u000c") element.append(make("span", { class: "leaf" }, "page break"));
    else {
      const code = piece.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      element.append(make("span", { class: "control" }, `U+${code}`));
    }
  });
  return element;
};

// A text from outside, apart in direction from what stands around it.
const said = (text, attributes = {}) => put(make("bdi", attributes), text);

const joined = (elements, between = ", ") => elements.flatMap((element, n) => (n ? [between, element] : [element]));

const counted = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// Only such addresses become links; a "javascript:" from a record never does.
const linkable = (uri) => /^https?:\/\/[^\s]+$/iu.test(uri ?? "");
