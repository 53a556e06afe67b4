/** A table of replacements written in a line: `ж:j ь: щ:s` maps ж to j, ь to nothing, щ to s. */
export function letterTable(line: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    line
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const colon = pair.indexOf(':');
        return [pair.slice(0, colon), pair.slice(colon + 1)];
      }),
  );
}
