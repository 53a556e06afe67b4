/** XML as text: elements with their attributes in the order given. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** No XML 1.0 file can hold these, not even escaped: a replacement character says that something stood there. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser makes a space of these in an attribute, and a line end of a carriage return anywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function allowed(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '\uFFFD');
}

export function xmlText(text: string): string {
  return allowed(text).replace(/[&<>\r]/g, (one) => ESCAPES[one] ?? one);
}

function xmlValue(text: string): string {
  return allowed(text).replace(/[&<>"\t\n\r]/g, (one) => ESCAPES[one] ?? one);
}

/** @param inside finished XML, each piece an element or `xmlText` */
export function element(
  name: string,
  attributes: XmlAttributes,
  inside: readonly string[] = [],
): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${xmlValue(value)}"`))
    .join('');
  return inside.length === 0
    ? `<${name}${given}/>`
    : `<${name}${given}>${inside.join('')}</${name}>`;
}

/** Nothing at all when there is nothing inside: many lists of a schema may be missing, but not empty. */
export function listElement(name: string, inside: readonly string[]): string {
  return inside.length === 0
    ? ''
    : element(
        name,
        {},
        inside.map((one) => `\n${one}`),
      );
}

export function xmlFile(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
}
