/** The twelve code colours by their number, as the light theme draws their lines (`renderer/ui/styles/tokens.css`). */
export const CODE_COLOURS = [
  '#A03F3C',
  '#9B4805',
  '#8D5500',
  '#6F6600',
  '#357426',
  '#007950',
  '#00787A',
  '#00709A',
  '#2863AB',
  '#5D55A9',
  '#7F4995',
  '#954074',
] as const;
