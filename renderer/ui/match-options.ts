interface Named {
  readonly label: string;
  readonly otherNames?: readonly string[];
}

export interface Match<T extends Named> {
  readonly option: T;
  readonly isExact: boolean;
}

/** Case and the two dots of ё make no difference to someone who searches. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

/**
 * Options that hold the words: whole names first, then those that begin with them, then a word in them, then the rest, last
 * those of which only another name holds them.
 */
export function matchOptions<T extends Named>(
  options: readonly T[],
  words: string,
): readonly Match<T>[] {
  const wanted = fold(words.trim());
  if (wanted === '') return options.map((option) => ({ option, isExact: false }));
  const rank = (name: string) => {
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (name.includes(` ${wanted}`)) return 2;
    return name.includes(wanted) ? 3 : undefined;
  };
  const isOtherName = (name: string) => fold(name).includes(wanted);
  return options
    .flatMap((option) => {
      const order =
        rank(fold(option.label)) ?? (option.otherNames?.some(isOtherName) ? 4 : undefined);
      return order === undefined ? [] : [{ option, order, isExact: order === 0 }];
    })
    .sort((a, b) => a.order - b.order)
    .map(({ option, isExact }) => ({ option, isExact }));
}
